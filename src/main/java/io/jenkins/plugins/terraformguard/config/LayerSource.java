package io.jenkins.plugins.terraformguard.config;

import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Collects, on the controller, the policies that stand above a job. Nothing in the job has a say in it. */
@Restricted(NoExternalUse.class)
public final class LayerSource {
    /** Characters in the files of all layers together: all of it goes to the agent. */
    static final int MAX_CHARS = 64 << 20;

    static final String ORGANISATION = "organisation";

    private LayerSource() {}

    /**
     * The layers above the project, which is left empty: its files lie in the workspace.
     *
     * @throws PolicyException if it can't be told what they are; then there can be no decision
     */
    public static PolicyInput of(Run<?, ?> run) throws PolicyException {
        return of(run.getParent());
    }

    /**
     * The layers above a job, as they are now. What is granted for the job itself is the lowest of its folders.
     *
     * @throws PolicyException if it can't be told what they are
     */
    public static PolicyInput of(Job<?, ?> job) throws PolicyException {
        return above(job);
    }

    /** The layers of a folder and of all that is above it, or of the organisation alone. */
    static PolicyInput of(ItemGroup<?> group) throws PolicyException {
        return above(group);
    }

    /** @param start a folder, a job or Jenkins; its own layer is the lowest */
    private static PolicyInput above(Object start) throws PolicyException {
        List<PolicyFile> organisation = organisation();
        List<List<PolicyFile>> folders = new ArrayList<>();
        long chars = chars(organisation);
        Object next = start;
        while (next instanceof Item folder) {
            List<PolicyFile> files = files(folder);
            chars += chars(files);
            if (chars > MAX_CHARS) {
                throw new PolicyException(
                        Messages.LayerSource_large(MAX_CHARS), place(folder), 0, 0, Messages.LayerSource_largeRemedy());
            }
            if (!files.isEmpty()) {
                folders.add(0, files);
            }
            next = folder.getParent();
        }
        return new PolicyInput(organisation, folders, List.of());
    }

    /** What goes before the names of a folder's files in messages; of the organisation's where there is no folder. */
    static String place(Item folder) {
        return folder == null ? ORGANISATION : "folders/" + folder.getFullName();
    }

    /**
     * The files of the organisation.
     *
     * @throws PolicyException if it can't be told what they are
     */
    public static List<PolicyFile> organisation() throws PolicyException {
        List<PolicyFile> files = new ArrayList<>(GuardGlobalConfiguration.get().layer());
        for (OrganisationLayer layer : ExtensionList.lookup(OrganisationLayer.class)) {
            files.addAll(layer.ofOrganisation(ORGANISATION));
        }
        return files;
    }

    /** The files that are set on a folder itself. */
    public static List<PolicyFile> files(Item folder) throws PolicyException {
        List<PolicyFile> files = new ArrayList<>();
        for (FolderLayer layer : ExtensionList.lookup(FolderLayer.class)) {
            files.addAll(layer.of(folder, place(folder)));
        }
        return files;
    }

    private static long chars(List<PolicyFile> files) {
        return files.stream().mapToLong(file -> file.text().length()).sum();
    }
}
