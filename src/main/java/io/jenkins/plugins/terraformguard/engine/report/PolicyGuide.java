package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The policies that found something, with the reasons behind them, in the order of their worst findings. All text is
 * made fit for showing and cut where it is very long; it is not escaped for any markup.
 */
public final class PolicyGuide {
    private static final int MAX_LINE = 500;
    private static final int MAX_TEXT = 2_000;
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private PolicyGuide() {}

    /**
     * A policy.
     *
     * @param anchor id of its entry on a page: the same in every decision, unless the policy has no usable id
     * @param findings those that the decision lists, what is exempt and what is only recorded included
     */
    public record Entry(
            String anchor,
            String policy,
            String title,
            Severity severity,
            EnforcementLevel level,
            String pack,
            List<Remedy.Block> rationale,
            List<Reference> references,
            List<Remedy.Block> remediation,
            List<Finding> findings) {
        public Entry {
            rationale = List.copyOf(rationale);
            references = List.copyOf(references);
            remediation = List.copyOf(remediation);
            findings = List.copyOf(findings);
        }
    }

    /** The name of the same rule elsewhere: {@code name} is that of a standard or tool, {@code id} the rule's there. */
    public record Reference(String name, String id) {}

    /**
     * The guide to a decision.
     *
     * @param max the number of policies it has at most
     */
    public static PolicyGuide of(Decision decision, int max) {
        Map<String, List<Finding>> findings = new LinkedHashMap<>();
        for (FindingGroup group : FindingGroup.of(decision.findings())) {
            group.findings()
                    .forEach(finding -> findings.computeIfAbsent(finding.policy(), id -> new ArrayList<>())
                            .add(finding));
        }
        Map<String, PolicyTally> tallies = new HashMap<>();
        decision.policies().forEach(tally -> tallies.putIfAbsent(tally.policy(), tally));
        PolicyGuide guide = new PolicyGuide();
        findings.entrySet().stream().limit(max).forEach(one -> guide.add(one.getValue(), tallies.get(one.getKey())));
        return guide;
    }

    /** The number of policies that found something, also beyond those of the guide. */
    public static int count(Decision decision) {
        return (int)
                decision.findings().stream().map(Finding::policy).distinct().count();
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Id of the entry of a policy on its page, empty if it has none. */
    public String anchor(String policy) {
        Entry entry = entries.get(policy);
        return entry == null ? "" : entry.anchor();
    }

    private void add(List<Finding> findings, PolicyTally tally) {
        Finding first = findings.get(0);
        String id = first.policy();
        String anchor = PLAIN_ID.matcher(id).matches() ? "policy-" + id : "policy:" + (entries.size() + 1);
        entries.put(
                id,
                new Entry(
                        anchor,
                        SafeText.oneLine(id, MAX_LINE),
                        SafeText.oneLine(first.title(), MAX_LINE),
                        first.severity(),
                        first.level(),
                        SafeText.oneLine(first.pack(), MAX_LINE),
                        tally == null ? List.of() : Remedy.blocks(text(tally.rationale())),
                        tally == null ? List.of() : references(tally.references()),
                        Remedy.blocks(text(first.remediation())),
                        findings));
    }

    /** Names are sorted as they stand in the document, so that the order depends on nothing else. */
    static List<Reference> references(Map<String, String> references) {
        List<Reference> result = new ArrayList<>();
        new TreeMap<>(references)
                .forEach((name, id) ->
                        result.add(new Reference(SafeText.oneLine(name, MAX_LINE), SafeText.oneLine(id, MAX_LINE))));
        return result;
    }

    private static String text(String text) {
        return SafeText.cut(text, MAX_TEXT);
    }
}
