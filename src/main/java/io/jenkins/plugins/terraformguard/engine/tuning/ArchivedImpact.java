package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tables from files that are not known to be right. */
final class ArchivedImpact extends ImpactTables {
    private static final String RISK_FILE = ImpactFile.RISK + ".yaml";

    private final List<RowSource.Rows> files;
    private final List<String> ids;
    private final Optional<RiskBinder.Section> risk;

    private ArchivedImpact(List<RowSource.Rows> files, List<String> ids, Optional<RiskBinder.Section> risk) {
        this.files = List.copyOf(files);
        this.ids = List.copyOf(ids);
        this.risk = risk;
    }

    static ArchivedImpact read(List<PolicyFile> files) throws PolicyException {
        List<RowSource.Rows> tables = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Optional<RiskBinder.Section> risk = Optional.empty();
        for (PolicyFile file : files) {
            try {
                YamlNode root = YamlDocument.parse(file.text(), file.name());
                if (file.fileName().equals(RISK_FILE)) {
                    Map<String, YamlNode> members = root.members(ImpactFile.KEYS);
                    YamlNode settings = root.required(members, ImpactFile.RISK);
                    risk = Optional.of(new RiskBinder.Section(settings, PolicyPack.BUNDLED, true));
                } else {
                    RowSource.Rows rows = ImpactFile.rows(root, false);
                    tables.add(rows);
                    ids.addAll(ImpactFile.ids(rows));
                    requireDistinct(root, rows, taken);
                }
            } catch (StackOverflowError e) {
                throw YamlDocument.tooDeep(file.name());
            }
        }
        ArchivedImpact read = new ArchivedImpact(tables, ids, risk);
        read.risk();
        return read;
    }

    private static void requireDistinct(YamlNode root, RowSource.Rows rows, Set<String> taken) throws PolicyException {
        for (String id : ImpactFile.ids(rows)) {
            if (!taken.add(id)) {
                throw ImpactFile.at(root, id)
                        .error("The id '" + id + "' is used in another file too", "Give each row an id of its own");
            }
        }
    }

    /** One that remembers what was given up is made for each evaluation, so that none depends on those before it. */
    @Override
    RowSource rows() {
        List<RowSource.Rows> fresh =
                files.stream().map(RowSource.Rows::forgetful).toList();
        return type -> {
            List<RowSource.Rows> fitting =
                    fresh.stream().map(rows -> rows.fitting(type)).toList();
            return new RowSource.Rows(
                    fitting.stream().flatMap(rows -> rows.rows().stream()).toList(),
                    fitting.stream()
                            .flatMap(rows -> rows.protections().stream())
                            .toList());
        };
    }

    @Override
    List<String> ids() {
        return ids;
    }

    /** What the files do not say, because their engine did not know of it, is as in this engine. */
    @Override
    RiskBinder risk() throws PolicyException {
        RiskBinder binder = BundledImpact.INSTANCE.risk();
        if (risk.isPresent()) {
            binder.add(risk.get());
        }
        return binder;
    }
}
