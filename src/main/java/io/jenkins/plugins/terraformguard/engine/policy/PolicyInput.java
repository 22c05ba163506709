package io.jenkins.plugins.terraformguard.engine.policy;

import java.io.Serializable;
import java.util.List;

/**
 * The files of all layers above the bundled one, each in any order. A lower layer can add and tighten, never weaken.
 *
 * @param organisation what the platform's owners set
 * @param folders what the folders around a job set, the outermost first
 * @param project what lies in the workspace, which whoever opens a pull request can change
 */
public record PolicyInput(List<PolicyFile> organisation, List<List<PolicyFile>> folders, List<PolicyFile> project)
        implements Serializable {
    /** The bundled policies alone. */
    public static final PolicyInput NONE = ofProject(List.of());

    public PolicyInput {
        organisation = List.copyOf(organisation);
        folders = folders.stream().map(List::copyOf).toList();
        project = List.copyOf(project);
    }

    /** The files of a project alone. */
    public static PolicyInput ofProject(List<PolicyFile> project) {
        return new PolicyInput(List.of(), List.of(), project);
    }
}
