package io.jenkins.plugins.terraformguard.engine.policy.imports;

import io.jenkins.plugins.terraformguard.engine.plan.format.Glob;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What all layers together say of findings of other scanners.
 *
 * @param levels what findings do to the verdict, the highest layer first
 * @param required scanners of which there must be a report
 * @param honourSuppressions whether what a report calls suppressed is only recorded
 */
public record ImportRules(List<LevelRule> levels, List<Required> required, boolean honourSuppressions) {
    /** What holds where no layer says anything. */
    public static final ImportRules DEFAULT = new ImportRules(List.of(), List.of(), false);

    private static final Map<String, EnforcementLevel> BY_REPORT = Map.of(
            "error", EnforcementLevel.SOFT_MANDATORY,
            "warning", EnforcementLevel.ADVISORY,
            "note", EnforcementLevel.ADVISORY,
            "none", EnforcementLevel.SHADOW);

    private static final Comparator<LevelRule> MOST_SAID = Comparator.<LevelRule>comparingInt(
                    rule -> ForeignId.shortened(rule.target()).replace("*", "").length())
            .thenComparing(LevelRule::level);

    public ImportRules {
        levels = List.copyOf(levels);
        required = List.copyOf(required);
    }

    /**
     * A level for some findings. Of the organisation it is the level that they have, below it the least that they have.
     *
     * @param target pattern of ids such as {@code checkov:CKV_AWS_*}
     * @param layer that says so
     */
    public record LevelRule(String target, EnforcementLevel level, String layer) {
        private boolean isOfOrganisation() {
            return layer.equals(PolicyPack.ORGANISATION);
        }
    }

    /** A scanner of which there must be a report; {@code layer} is the highest that says so. */
    public record Required(String tool, String layer) {}

    /**
     * The level of a finding. Of rules of the organisation the one that says most holds, without regard to the order.
     *
     * @param policy id such as {@code checkov:CKV_AWS_18}
     * @param reported what the report makes of it, in the words of SARIF
     */
    public EnforcementLevel level(String policy, String reported) {
        List<LevelRule> fitting = levels.stream()
                .filter(rule -> ForeignId.matches(new Glob(rule.target()), policy))
                .toList();
        EnforcementLevel level = fitting.stream()
                .filter(LevelRule::isOfOrganisation)
                .max(MOST_SAID)
                .map(LevelRule::level)
                .orElse(BY_REPORT.getOrDefault(reported, EnforcementLevel.SOFT_MANDATORY));
        return fitting.stream()
                .filter(rule -> !rule.isOfOrganisation())
                .map(LevelRule::level)
                .reduce(level, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }
}
