package io.jenkins.plugins.terraformguard.config;

import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What the forms check: with the engine itself, so that what passes here can be used there. A file may speak of what
 * other files bring, of the same layer or of one above, so whole layers are checked with those above them.
 */
@Restricted(NoExternalUse.class)
public final class LayerChecks {
    /** Files that are no packs; either ending will do. */
    private static final Set<String> SPECIAL = Set.of(
            "settings.yaml",
            "waivers.yaml",
            LayerFiles.GRANTED,
            LayerFiles.LOCK,
            LayerFiles.IMPACT,
            LayerFiles.DRIFT,
            LayerFiles.DEMOTIONS);

    private LayerChecks() {}

    /** @throws org.springframework.security.access.AccessDeniedException for whoever can't set the policies here */
    static void permission(Item item) {
        if (item == null) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        } else {
            item.checkPermission(Item.CONFIGURE);
        }
    }

    static FormValidation name(String value) {
        String name = Util.fixNull(value).trim();
        return PolicyEntries.isUsable(name)
                ? FormValidation.ok()
                : FormValidation.error(Messages.PolicyEntries_name(name) + ". " + Messages.PolicyEntries_nameRemedy());
    }

    /**
     * Checks one entry of a form, as far as that can be done without the others. An entry whose name can't be used is not
     * looked at: that is said beside the name.
     *
     * @param folder null for the organisation
     */
    static FormValidation text(Item folder, PolicyEntry entry) {
        if (!PolicyEntries.isUsable(entry.getName())) {
            return FormValidation.ok();
        }
        PolicyFile file = new PolicyFile(LayerSource.place(folder) + "/" + entry.getName(), entry.getText());
        try {
            packs(List.of(file));
            return isPack(file) ? FormValidation.ok() : special(folder, file);
        } catch (PolicyException e) {
            return FormValidation.error(describe(e));
        }
    }

    /** A file that speaks of others is looked at beside those that are saved; what is in the form may yet differ. */
    private static FormValidation special(Item folder, PolicyFile file) {
        try {
            PolicyInput above = above(folder);
            List<PolicyFile> layer = new ArrayList<>(folder == null ? above.organisation() : LayerSource.files(folder));
            layer.removeIf(saved -> saved.name().equals(file.name()));
            layer.add(file);
            GuardEngine.check(with(folder, above, layer));
            return FormValidation.ok();
        } catch (PolicyException e) {
            return e.file().equals(file.name())
                    ? FormValidation.warning(Messages.LayerChecks_asSaved(describe(e)))
                    : FormValidation.ok();
        }
    }

    /** Says what would be read from a folder on the controller, for administrators. */
    static FormValidation controllerFolder(String path) {
        try {
            List<PolicyFile> files = OrganisationFolder.read(path);
            packs(files);
            return path.isEmpty() || !files.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.LayerChecks_nothing());
        } catch (PolicyException e) {
            return FormValidation.error(describe(e));
        }
    }

    /**
     * Checks what an administrator is about to save. What is wrong with the folder on the controller does not keep anybody
     * from saving: it changes without Jenkins, and the page shows it.
     *
     * @throws FormException with file, line and column; nothing is saved then
     */
    static void organisation(List<PolicyEntry> entries, String path) throws FormException {
        try {
            List<PolicyFile> entered = PolicyEntries.files(entries, LayerSource.place(null));
            packs(entered);
            beside(entered, path);
        } catch (PolicyException e) {
            throw new FormException(describe(e), e, "organisationFiles");
        }
    }

    private static void beside(List<PolicyFile> entered, String path) throws PolicyException {
        List<PolicyFile> inFolder;
        try {
            inFolder = OrganisationFolder.read(path);
            packs(inFolder);
        } catch (PolicyException e) {
            return;
        }
        List<PolicyFile> all = new ArrayList<>(entered);
        all.addAll(inFolder);
        PolicyEntries.unique(all);
        try {
            GuardEngine.check(new PolicyInput(all, List.of(), List.of()));
        } catch (PolicyException e) {
            if (inFolder.stream().noneMatch(file -> file.name().equals(e.file()))) {
                throw e;
            }
        }
    }

    /**
     * Checks what somebody is about to save on a folder. Where the layers above can't be used, only that its own files can
     * be is checked.
     *
     * @throws FormException with file, line and column; nothing is saved then
     */
    public static void folder(Item folder, List<PolicyEntry> entries) throws FormException {
        try {
            List<PolicyFile> files = PolicyEntries.files(entries, LayerSource.place(folder));
            packs(files);
            PolicyInput above;
            try {
                above = above(folder);
                GuardEngine.check(above);
            } catch (PolicyException e) {
                return;
            }
            GuardEngine.check(with(folder, above, files));
        } catch (PolicyException e) {
            throw new FormException(describe(e), e, "files");
        }
    }

    private static void packs(List<PolicyFile> files) throws PolicyException {
        PackLoader loader = new PackLoader();
        for (PolicyFile file : files) {
            if (isPack(file)) {
                loader.load(file.text(), file.name(), PolicyPack.ORGANISATION);
            }
        }
    }

    private static boolean isPack(PolicyFile file) {
        String name = file.fileName().replaceFirst("\\.yml$", ".yaml");
        return !SPECIAL.contains(name) && !name.endsWith(LayerFiles.EXAMPLES);
    }

    private static PolicyInput above(Item folder) throws PolicyException {
        return LayerSource.of(folder == null ? Jenkins.get() : folder.getParent());
    }

    private static PolicyInput with(Item folder, PolicyInput above, List<PolicyFile> layer) {
        if (folder == null) {
            return new PolicyInput(layer, List.of(), List.of());
        }
        List<List<PolicyFile>> folders = new ArrayList<>(above.folders());
        folders.add(layer);
        return new PolicyInput(above.organisation(), folders, List.of());
    }

    /** One line: where, what, and what to do. */
    static String describe(PolicyException e) {
        String place = e.line() > 0 ? e.file() + ":" + e.line() + ":" + e.column() : e.file();
        return place + ": " + e.getMessage() + ". " + e.remedy();
    }
}
