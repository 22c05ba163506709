package io.jenkins.plugins.terraformguard.config;

import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the forms check: with the engine itself, so that what passes here can be used there. */
@Restricted(NoExternalUse.class)
public final class LayerChecks {
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

    /** An entry whose name can't be used is not looked at: that is said beside the name. */
    static FormValidation text(boolean inFolder, PolicyEntry entry) {
        if (!PolicyEntries.isUsable(entry.getName())) {
            return FormValidation.ok();
        }
        try {
            GuardEngine.check(layer(inFolder, List.of(new PolicyFile(entry.getName(), entry.getText()))));
            return FormValidation.ok();
        } catch (PolicyException e) {
            return FormValidation.error(describe(e));
        }
    }

    /** Says what would be read from a folder on the controller, for administrators. */
    static FormValidation folder(String path) {
        try {
            List<PolicyFile> files = OrganisationFolder.read(path);
            GuardEngine.check(layer(false, files));
            return path.isEmpty() || !files.isEmpty()
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.LayerChecks_nothing());
        } catch (PolicyException e) {
            return FormValidation.error(describe(e));
        }
    }

    /**
     * Checks what somebody is about to save.
     *
     * @param inFolder whether it is set on a folder, not for the organisation
     * @throws FormException with file, line and column; nothing is saved then
     */
    public static void saved(boolean inFolder, List<PolicyEntry> entries, String field) throws FormException {
        try {
            GuardEngine.check(layer(inFolder, PolicyEntries.files(entries, Messages.LayerChecks_entered())));
        } catch (PolicyException e) {
            throw new FormException(describe(e), e, field);
        }
    }

    private static PolicyInput layer(boolean inFolder, List<PolicyFile> files) {
        return inFolder
                ? new PolicyInput(List.of(), List.of(files), List.of())
                : new PolicyInput(files, List.of(), List.of());
    }

    /** One line: where, what, and what to do. */
    static String describe(PolicyException e) {
        String place = e.line() > 0 ? e.file() + ":" + e.line() + ":" + e.column() : e.file();
        return place + ": " + e.getMessage() + ". " + e.remedy();
    }
}
