package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.drift.SecurityRelevance;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks the ignore rules about drifted attributes and counts. For one evaluation, by one thread. */
public final class IgnoreUses {
    private final List<TuningNote> notes;
    private final List<RuleUse> rules;
    private final List<ForbiddenPattern> forbidden;
    private final MatchBudget budget = new MatchBudget();

    private String type = "";
    private String address = "";
    private List<RuleUse> fitting = List.of();

    /** A forbidding with its pattern, which fits a type, and an address with or without the modules before it. */
    private record ForbiddenPattern(Forbidding forbidding, BoundedGlob exact, BoundedGlob inModules) {
        static ForbiddenPattern of(Forbidding forbidding) {
            return new ForbiddenPattern(
                    forbidding, new BoundedGlob(forbidding.what()), new BoundedGlob("*." + forbidding.what()));
        }

        boolean fits(String type, String address, boolean security, MatchBudget budget) {
            if (!forbidding.isPattern()) {
                return security || forbidding.what().equals(Forbidding.ALL);
            }
            return exact.matches(type, budget) || exact.matches(address, budget) || inModules.matches(address, budget);
        }
    }

    IgnoreUses(DriftTuning tuning, Instant now) {
        this.notes = tuning.notes();
        this.rules = tuning.rules().stream().map(rule -> RuleUse.of(rule, now)).toList();
        this.forbidden = tuning.forbidden().stream().map(ForbiddenPattern::of).toList();
    }

    /**
     * The rule by which a drifted attribute is ignored, and counts it. The first that fits and may ignores: the
     * organisation's, then those of folders, then the project's.
     *
     * @param address of the resource, without the key of a deposed object
     * @param path empty for the resource as a whole
     * @param security whether the attribute is known to be about security; {@link SecurityRelevance} is asked as well
     */
    public Optional<AppliedIgnore> ignored(String type, String address, String path, boolean security) {
        if (budget.isSpent()) {
            return Optional.empty();
        }
        AppliedIgnore applied = null;
        String plain = plain(path);
        for (RuleUse rule : fitting(type, address)) {
            if (!rule.fits(path, plain, budget)) {
                continue;
            }
            if (applied != null) {
                rule.superseded();
                continue;
            }
            boolean about = security || SecurityRelevance.matters(type, path);
            if (rule.asked(forbidding(rule.rule(), type, address, about))) {
                applied = new AppliedIgnore(rule.rule(), rule.rule().text());
            }
        }
        // Once matching has become too much, a forbidding may have been missed as well.
        return budget.isSpent() ? Optional.empty() : Optional.ofNullable(applied);
    }

    /** How many attributes each rule ignores, by file and line; those that ignore none are left out. */
    public Map<String, Integer> counts() {
        return rules.stream()
                .filter(rule -> rule.ignored() > 0)
                .collect(Collectors.toMap(
                        rule -> rule.rule().file() + ":" + rule.rule().line(),
                        RuleUse::ignored,
                        Integer::sum,
                        TreeMap::new));
    }

    /** What somebody should look after, once all drift has been asked about. */
    public List<TuningNote> notes() {
        List<TuningNote> all = new ArrayList<>(notes);
        for (RuleUse rule : rules) {
            rule.note()
                    .ifPresent(text -> all.add(
                            new TuningNote(rule.rule().file(), rule.rule().line(), text)));
        }
        if (budget.isSpent()) {
            all.add(new TuningNote("", 0, "The ignore rules take too long to match; what came after is not ignored."));
        }
        return List.copyOf(all);
    }

    private List<RuleUse> fitting(String type, String address) {
        if (!this.type.equals(type) || !this.address.equals(address)) {
            this.type = type;
            this.address = address;
            fitting = rules.stream()
                    .filter(rule -> rule.fitsResource(address, budget))
                    .toList();
        }
        return fitting;
    }

    private Optional<Forbidding> forbidding(IgnoreRule rule, String type, String address, boolean security) {
        return forbidden.stream()
                .filter(above ->
                        above.forbidding().layer().rank() < rule.layer().rank())
                .filter(above -> above.fits(type, address, security, budget))
                .map(ForbiddenPattern::forbidding)
                .findFirst();
    }

    /** The path with dots only: {@code tags["a.b"]} is {@code tags.a.b}, so that {@code tags.*} fits it. */
    private static String plain(String path) {
        if (path.indexOf('"') < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder();
        for (Value step : ValuePath.parse(path).orElse(List.of())) {
            if (step instanceof Value.Int index) {
                plain.append('[').append(index.value()).append(']');
            } else if (step instanceof Value.Text key) {
                plain.append(plain.length() == 0 ? "" : ".").append(key.value());
            }
        }
        return plain.length() == 0 ? path : plain.toString();
    }
}
