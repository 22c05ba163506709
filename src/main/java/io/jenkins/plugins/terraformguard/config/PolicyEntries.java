package io.jenkins.plugins.terraformguard.config;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.engine.waiver.ExemptionFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Turns what stands in the configuration into policy files. What can't be used is an error, never left out. */
@Restricted(NoExternalUse.class)
public final class PolicyEntries {
    /** Entries in one place. */
    static final int MAX = 1000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}\\.ya?ml");

    private PolicyEntries() {}

    /**
     * The files of one place.
     *
     * @param place where they stand, which goes before their names in messages
     * @throws PolicyException if they are too many, or a name can't be used or is there twice
     */
    public static List<PolicyFile> files(List<PolicyEntry> entries, String place) throws PolicyException {
        if (entries.size() > MAX) {
            throw new PolicyException(
                    Messages.PolicyEntries_many(MAX), place, 0, 0, Messages.PolicyEntries_manyRemedy());
        }
        List<PolicyFile> files = new ArrayList<>();
        for (PolicyEntry entry : entries) {
            String name = entry == null ? "" : entry.getName();
            if (!isUsable(name)) {
                throw new PolicyException(
                        Messages.PolicyEntries_name(name), place, 0, 0, Messages.PolicyEntries_nameRemedy());
            }
            files.add(new PolicyFile(place + "/" + name, entry.getText()));
        }
        unique(files);
        return files;
    }

    static boolean isUsable(String name) {
        return NAME.matcher(name).matches() && !isOurs(new PolicyFile(name, ""));
    }

    /** Whether Jenkins alone writes files of that name: what stands in them is recorded and signed elsewhere. */
    private static boolean isOurs(PolicyFile file) {
        return ExemptionFiles.isGranted(file) || LayerFiles.isDemotions(file);
    }

    /** @throws PolicyException if two files of a layer have the same name */
    static void unique(List<PolicyFile> files) throws PolicyException {
        Set<String> names = new HashSet<>();
        for (PolicyFile file : files) {
            if (!names.add(file.name())) {
                throw new PolicyException(
                        Messages.PolicyEntries_twice(), file.name(), 0, 0, Messages.PolicyEntries_twiceRemedy());
            }
        }
    }
}
