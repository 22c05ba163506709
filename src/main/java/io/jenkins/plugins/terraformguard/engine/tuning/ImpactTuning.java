package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityTable;
import io.jenkins.plugins.terraformguard.engine.impact.RiskSettings;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PackDigest;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What all layers say of what can be undone and what is a risk. The organisation can change what comes with the engine; what
 * a folder or a project says can only make things worse.
 *
 * @param notes what lower layers tried to weaken, a sentence each
 * @param files the files that were read, the highest layer first
 */
public record ImpactTuning(
        ReversibilityTable table, RiskSettings risk, List<String> notes, List<AppliedSettings.SettingsFile> files) {
    /** What holds where no layer says anything. */
    public static ImpactTuning bundled() {
        try {
            return read(PolicyInput.NONE);
        } catch (PolicyException e) {
            throw BundledImpact.broken(e);
        }
    }

    public ImpactTuning {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
    }

    /**
     * Reads the {@code impact.yaml} of all layers.
     *
     * @throws PolicyException if anything is wrong with one of them
     */
    public static ImpactTuning read(PolicyInput input) throws PolicyException {
        return read(ImpactTables.ofEngine(), input);
    }

    /**
     * The same, over the tables of any engine.
     *
     * @throws PolicyException if anything is wrong with one of them
     */
    public static ImpactTuning read(ImpactTables bundled, PolicyInput input) throws PolicyException {
        Reading reading = new Reading(bundled);
        reading.add(input.organisation(), PolicyPack.ORGANISATION, PolicyPack.ORGANISATION);
        for (int i = 0; i < input.folders().size(); i++) {
            reading.add(input.folders().get(i), PolicyPack.FOLDER, PolicyPack.FOLDER + " " + (i + 1));
        }
        reading.add(input.project(), PolicyPack.PROJECT, PolicyPack.PROJECT);
        return reading.tuning();
    }

    /** The layers that were read so far. */
    private static final class Reading {
        private final ImpactTables bundled;
        private final RiskBinder risk;
        private final List<RowSource> authorities = new ArrayList<>();
        private final List<AppliedSettings.SettingsFile> files = new ArrayList<>();
        private final Set<String> taken = new HashSet<>();

        Reading(ImpactTables bundled) throws PolicyException {
            this.bundled = bundled;
            this.risk = bundled.risk();
            authorities.add(bundled.rows());
        }

        void add(List<PolicyFile> layer, String word, String name) throws PolicyException {
            try {
                Optional<PolicyFile> file = LayerFiles.of(layer).impact();
                if (file.isPresent()) {
                    addBounded(file.get(), word, name);
                }
            } catch (PolicyException e) {
                throw new PolicyException(
                        e.getMessage() + " (layer: " + name + ")", e.file(), e.line(), e.column(), e.remedy());
            }
        }

        private void addBounded(PolicyFile file, String word, String name) throws PolicyException {
            try {
                add(file, word, name);
            } catch (StackOverflowError e) {
                throw YamlDocument.tooDeep(file.name());
            }
        }

        private void add(PolicyFile file, String word, String name) throws PolicyException {
            YamlNode root = YamlDocument.parse(file.text(), file.name());
            RowSource.Rows rows = ImpactFile.rows(root, false);
            boolean rules = word.equals(PolicyPack.ORGANISATION);
            if (rules) {
                authorities.set(0, new OrganisationRows(authorities.get(0), rows));
            } else {
                requireFree(root, rows);
                authorities.add(rows::fitting);
            }
            taken.addAll(ImpactFile.ids(rows));
            Map<String, YamlNode> members = root.members();
            if (members.containsKey(ImpactFile.RISK)) {
                risk.add(new RiskBinder.Section(members.get(ImpactFile.RISK), name, rules));
            }
            files.add(new AppliedSettings.SettingsFile(file.name(), PackDigest.of(root.value()), word));
        }

        /** A row of another layer can't be redefined from below. */
        private void requireFree(YamlNode root, RowSource.Rows rows) throws PolicyException {
            taken.addAll(bundled.ids());
            for (String id : ImpactFile.ids(rows)) {
                if (taken.contains(id)) {
                    throw ImpactFile.at(root, id)
                            .error(
                                    "The id '" + id + "' is taken by a row of a layer above",
                                    "Give this row an id of its own; it counts beside the other if it is worse");
                }
            }
        }

        ImpactTuning tuning() {
            return new ImpactTuning(new ReversibilityTable(authorities), risk.settings(), risk.notes(), files);
        }
    }
}
