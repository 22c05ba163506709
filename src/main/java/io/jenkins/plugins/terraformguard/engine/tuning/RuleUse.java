package io.jenkins.plugins.terraformguard.engine.tuning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An ignore rule that is ready to be asked, and what came of it. */
final class RuleUse {
    private final IgnoreRule rule;
    private final List<BoundedGlob> resources;
    private final List<BoundedGlob> paths;
    private final boolean expired;

    private int ignored;
    private int missed;
    private int refused;
    private int superseded;
    private Forbidding refusedBy;

    private RuleUse(IgnoreRule rule, boolean expired) {
        this.rule = rule;
        this.resources = rule.resources().stream().map(BoundedGlob::new).toList();
        this.paths = rule.paths().stream().map(BoundedGlob::new).toList();
        this.expired = expired;
    }

    static RuleUse of(IgnoreRule rule, Instant now) {
        return new RuleUse(rule, !now.isBefore(rule.end()));
    }

    IgnoreRule rule() {
        return rule;
    }

    int ignored() {
        return ignored;
    }

    boolean fitsResource(String address, MatchBudget budget) {
        return resources.stream().anyMatch(pattern -> pattern.matches(address, budget));
    }

    /** @param plain the path in another spelling, or the same */
    boolean fits(String path, String plain, MatchBudget budget) {
        return paths.stream()
                .anyMatch(pattern ->
                        pattern.matches(path, budget) || !plain.equals(path) && pattern.matches(plain, budget));
    }

    /** Takes an attribute that fits, and says whether the rule ignores it. */
    boolean asked(Optional<Forbidding> forbidding) {
        if (expired || isForEverything()) {
            missed++;
            return false;
        }
        if (forbidding.isPresent()) {
            refused++;
            refusedBy = forbidding.get();
            return false;
        }
        ignored++;
        return true;
    }

    /** Takes an attribute that an earlier rule ignores already. */
    void superseded() {
        superseded++;
    }

    /** What is to be said of it; nothing if it does what it is for. */
    Optional<String> note() {
        if (isForEverything()) {
            return Optional.of(
                    "The ignore rule would ignore everything; name the resources or the paths. It has no effect.");
        }
        if (expired) {
            return Optional.of("The ignore rule has expired (" + rule.expires() + ")"
                    + (missed == 0 ? "" : "; without it " + counted(missed)) + ".");
        }
        if (refused > 0) {
            return Optional.of("The layer '" + refusedBy.layer().name() + "' forbids to ignore " + attributes(refused)
                    + " (" + refusedBy.what() + ", " + refusedBy.place() + "); " + counted(refused) + ".");
        }
        if (ignored > 0) {
            return Optional.empty();
        }
        return Optional.of(
                superseded > 0
                        ? "What the ignore rule is for is ignored by an earlier one."
                        : "The ignore rule matches no drift.");
    }

    private boolean isForEverything() {
        return resources.stream().anyMatch(BoundedGlob::isBoundless)
                && paths.stream().anyMatch(BoundedGlob::isBoundless);
    }

    private static String attributes(int count) {
        return count == 1 ? "1 attribute" : count + " attributes";
    }

    private static String counted(int count) {
        return attributes(count) + (count == 1 ? " counts" : " count");
    }
}
