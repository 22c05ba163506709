package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ForeignId;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What layers say of findings of other scanners, layer by layer. Required scanners add up. Below the organisation a level is
 * the least that findings have, and nobody can have suppressions honoured.
 */
final class ImportSettings {
    private final Weakenings weakenings;
    private final List<ImportRules.LevelRule> levels = new ArrayList<>();
    private final Map<String, String> required = new LinkedHashMap<>();
    private boolean honourSuppressions = ImportRules.DEFAULT.honourSuppressions();

    ImportSettings(Weakenings weakenings) {
        this.weakenings = weakenings;
    }

    ImportRules rules() {
        return new ImportRules(
                levels,
                required.entrySet().stream()
                        .map(one -> new ImportRules.Required(one.getKey(), one.getValue()))
                        .toList(),
                honourSuppressions);
    }

    /** The lowest layer that may waive that a report is missing: the highest that requires it. By id of the policy. */
    Map<String, String> waivedBy() {
        Map<String, String> waivedBy = new HashMap<>();
        required.forEach((tool, layer) -> waivedBy.put("import:" + tool, layer));
        return waivedBy;
    }

    void apply(Settings.Imports said, Layer layer) {
        said.levels().forEach(rule -> level(rule, layer));
        said.required().forEach(tool -> required.putIfAbsent(tool.value(), layer.word()));
        honourSuppressions = weakenings.stricter(
                honourSuppressions,
                said.honourSuppressions(),
                Comparator.naturalOrder(),
                layer,
                "imports\nhonour_suppressions",
                yes -> "has reports of other scanners suppress their findings, which only the organisation may");
    }

    private void level(Settings.LevelRule rule, Layer layer) {
        EnforcementLevel above = levels.stream()
                .filter(other -> ForeignId.isSame(other.target(), rule.target()))
                .map(ImportRules.LevelRule::level)
                .max(Comparator.naturalOrder())
                .orElse(EnforcementLevel.ADVISORY);
        if (!layer.rules(Layer.BUNDLED) && rule.level().compareTo(above) < 0) {
            weakenings.add(
                    layer,
                    "imports\nlevels\n" + rule.target(),
                    "lowers findings of other scanners (" + rule.target() + ") to "
                            + rule.level().id(),
                    rule.place());
            return;
        }
        levels.add(new ImportRules.LevelRule(rule.target(), rule.level(), layer.word()));
    }
}
