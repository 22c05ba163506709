package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the sheet of facts from a decision and from what the plan does. */
public final class FactSheets {
    private static final int MAX_REFERENCES = 20;

    /** What each further fact of a sort weighs less. */
    private static final int REPEATED = 6;

    private static final Comparator<FactPool.Weighed> ORDER = Comparator.<FactPool.Weighed>comparingInt(
                    one -> -one.weight())
            .thenComparing(one -> one.fact().kind())
            .thenComparing(one -> one.fact().subject())
            .thenComparing(one -> one.fact().action());

    private final List<FactPool.Weighed> all = new ArrayList<>();
    private final Map<Fact.Kind, Integer> beyond = new EnumMap<>(Fact.Kind.class);

    private FactSheets() {}

    /**
     * The sheet.
     *
     * @param changes what the plan does; no more of it than its document holds, wherever it comes from
     * @param intent what the author says of the change: message of the commit, title of the request; may be empty
     * @param tokens how large it may be
     */
    public static FactSheet of(Decision decision, FactPool changes, String intent, int tokens) {
        FactSheets sheets = new FactSheets();
        sheets.plan(decision);
        if (!intent.isBlank()) {
            sheets.add(Weight.WHOLE - 1, Fact.Kind.INTENT, "", "", List.of(), FactText.unread(intent));
        }
        FactPool bounded = changes.bounded();
        sheets.all.addAll(bounded.facts());
        sheets.beyond.put(Fact.Kind.CHANGE, bounded.omitted());
        decision.findings().forEach(sheets::finding);
        decision.drift().stream().filter(Drift::counts).forEach(sheets::drift);
        decision.impact().changes().forEach(sheets::impact);
        sheets.beyond.put(Fact.Kind.IMPACT, decision.impact().omitted());
        sheets.references(decision.impact().blast());
        return FactSheet.of(sheets.varied(), sheets.beyond, tokens);
    }

    /** The weightiest first; but each further one of the same sort weighs less, so that no crowd hides what is alone. */
    private List<Fact> varied() {
        Map<String, Integer> seen = new HashMap<>();
        return all.stream()
                .sorted(ORDER)
                .map(one -> new FactPool.Weighed(
                        one.fact(), one.weight() - REPEATED * (seen.merge(sort(one.fact()), 1, Integer::sum) - 1)))
                .sorted(ORDER)
                .map(FactPool.Weighed::fact)
                .toList();
    }

    /** What is said in the same words of different resources is of one sort. */
    private static String sort(Fact fact) {
        String text = fact.text();
        int colon = text.indexOf(':');
        return fact.kind() + " " + fact.action() + " " + (colon < 0 ? "" : text.substring(0, colon));
    }

    private void plan(Decision decision) {
        ChangeCounts counts = decision.changes();
        Risk risk = decision.impact().risk();
        String text = "The plan " + does(counts) + ". Risk " + risk.score() + " of 100 (" + risk.level()
                + "). The policies say " + decision.verdict().id() + ": "
                + FactText.prose(String.join("; ", decision.reasons()));
        add(Weight.WHOLE, Fact.Kind.PLAN, "", "", List.of(), text);
    }

    /** What is done to how many, without what is done to none. */
    private static String does(ChangeCounts counts) {
        Map<String, Integer> done = new LinkedHashMap<>();
        done.put("creates", counts.create());
        done.put("updates", counts.update());
        done.put("replaces", counts.replace());
        done.put("deletes", counts.delete());
        done.put("forgets", counts.forget());
        done.put("imports", counts.imports());
        done.put("moves", counts.move());
        String text = done.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "changes no resource" : text;
    }

    private void finding(Finding finding) {
        List<Fact.FactValue> values = finding.evidence().stream()
                .limit(ChangeFacts.MAX_VALUES)
                .map(FactSheets::value)
                .toList();
        String text = finding.policy() + " (" + finding.severity().id() + ", "
                + finding.level().id() + ", " + finding.outcome().id() + (finding.isExempt() ? ", exempt" : "") + "): "
                + finding.message();
        add(
                Weight.ofSeverity(finding.severity().id()) - (finding.counts() ? 0 : 15),
                Fact.Kind.FINDING,
                finding.address(),
                finding.action(),
                values,
                FactText.prose(text));
    }

    private static Fact.FactValue value(Evidence evidence) {
        String shown = FactText.prose(evidence.display());
        boolean before = evidence.path().startsWith("before");
        return new Fact.FactValue(FactText.name(evidence.path()), before ? shown : "", before ? "" : shown);
    }

    private void drift(Drift drift) {
        List<Fact.FactValue> values = drift.attributes().stream()
                .limit(ChangeFacts.MAX_VALUES)
                .map(path -> new Fact.FactValue(
                        FactText.name(path.path()), FactText.prose(path.before()), FactText.prose(path.after())))
                .toList();
        add(
                Weight.ofSeverity(drift.severity()) - 5,
                Fact.Kind.DRIFT,
                drift.address(),
                drift.kind(),
                values,
                "It was changed outside of the configuration; severity " + drift.severity());
    }

    private void impact(ChangeImpact impact) {
        add(
                Weight.of(impact.reversibility()),
                Fact.Kind.IMPACT,
                ResourceChange.label(impact.address(), impact.deposed()),
                impact.action(),
                List.of(),
                FactText.prose(impact.reversibility().id() + (impact.certain() ? "" : " at worst") + ": "
                        + impact.reason() + ". To restore: " + impact.restore() + ". Depend on it: "
                        + impact.downstream()));
    }

    /** By what is depended on, so that a hub is one fact and not a hundred. */
    private void references(BlastRadius blast) {
        TreeMap<String, List<String>> dependants = new TreeMap<>();
        blast.edges()
                .forEach(edge -> dependants
                        .computeIfAbsent(edge.from(), from -> new ArrayList<>())
                        .add(edge.to()));
        dependants.forEach((subject, others) -> {
            List<String> named = others.stream().distinct().sorted().toList();
            String text = "Depend on it: " + String.join(", ", named.subList(0, Math.min(named.size(), MAX_REFERENCES)))
                    + (named.size() > MAX_REFERENCES ? " and " + (named.size() - MAX_REFERENCES) + " more" : "");
            add(Weight.REFERENCE, Fact.Kind.REFERENCE, subject, "", List.of(), FactText.prose(text));
        });
    }

    private void add(
            int weight, Fact.Kind kind, String subject, String action, List<Fact.FactValue> values, String text) {
        all.add(new FactPool.Weighed(new Fact("", kind, FactText.name(subject), action, values, text), weight));
    }
}
