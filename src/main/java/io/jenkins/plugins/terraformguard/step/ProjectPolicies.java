package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The policies of a project, in its workspace. */
final class ProjectPolicies {
    private ProjectPolicies() {}

    /** @param named the folder; the usual one need not be there */
    static List<PolicyFile> read(String named, WorkspacePaths paths) throws WorkspacePaths.PathException {
        if (named.equals(GuardSettings.DEFAULT_POLICIES) && !paths.exists(named)) {
            return List.of();
        }
        Path folder = paths.folder(named, "policies", "policy files");
        try {
            return PolicyFolder.read(folder).stream()
                    .map(file -> new PolicyFile(named + "/" + file.name(), file.text()))
                    .toList();
        } catch (IOException e) {
            throw new WorkspacePaths.PathException(
                    e.getMessage() == null ? e.toString() : e.getMessage(), "Put plain policy files into the folder");
        }
    }
}
