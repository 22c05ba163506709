package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PolicyTally;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A test case; of a decision, there is one for each policy.
 *
 * @param pack what it belongs to
 * @param summary one line, empty for a pass
 * @param details what it found, empty for a pass
 * @param remarks what does not change the result
 */
public record JUnitCase(String pack, String name, Result result, String summary, String details, String remarks) {
    private static final int MAX_LISTED = 200;

    /** What a test case comes to; the greatest of its findings' effects. */
    public enum Result {
        PASSED(""),
        SKIPPED("skipped"),
        ERROR("error"),
        FAILURE("failure");

        private final String element;

        Result(String element) {
            this.element = element;
        }

        String element() {
            return element;
        }
    }

    private record Key(String pack, String policy) {}

    /** The policies that were asked, in the decision's order, then those that only findings name. */
    static List<JUnitCase> of(Decision decision) {
        Map<Key, List<Finding>> findings = new LinkedHashMap<>();
        for (PolicyTally tally : decision.policies()) {
            if (tally.evaluated() > 0) {
                findings.put(new Key(tally.pack(), tally.policy()), new ArrayList<>());
            }
        }
        for (Finding finding : decision.findings()) {
            findings.computeIfAbsent(new Key(finding.pack(), finding.policy()), key -> new ArrayList<>())
                    .add(finding);
        }
        Map<Key, String> titles = titles(decision);
        return findings.entrySet().stream()
                .map(entry -> of(entry.getKey(), titles.getOrDefault(entry.getKey(), ""), entry.getValue()))
                .toList();
    }

    private static Map<Key, String> titles(Decision decision) {
        Map<Key, String> titles = new LinkedHashMap<>();
        decision.findings().forEach(f -> titles.putIfAbsent(new Key(f.pack(), f.policy()), f.title()));
        decision.policies().forEach(p -> titles.put(new Key(p.pack(), p.policy()), p.title()));
        return titles;
    }

    private static JUnitCase of(Key key, String title, List<Finding> findings) {
        String pack = key.pack().isBlank() ? "policies" : key.pack();
        String name = (key.policy() + " " + title).strip();
        Result result = result(findings);
        Map<Boolean, List<Finding>> decisive =
                findings.stream().collect(Collectors.partitioningBy(finding -> effect(finding) == result));
        List<Finding> deciding = result == Result.PASSED ? List.of() : decisive.get(true);
        List<Finding> rest = result == Result.PASSED ? findings : decisive.get(false);
        return new JUnitCase(pack, name, result, summary(deciding), list(deciding), list(rest));
    }

    private static Result result(List<Finding> findings) {
        return findings.stream()
                .map(JUnitCase::effect)
                .max(Comparator.naturalOrder())
                .orElse(Result.PASSED);
    }

    private static Result effect(Finding finding) {
        if (FindingGroup.isShadow(finding)) {
            return Result.PASSED;
        }
        Result effect = effectOfOutcome(finding);
        return finding.isExempt() && effect != Result.PASSED ? Result.SKIPPED : effect;
    }

    private static Result effectOfOutcome(Finding finding) {
        return switch (finding.outcome()) {
            case PASS -> Result.PASSED;
            case VIOLATION -> finding.level().isMandatory() ? Result.FAILURE : Result.PASSED;
            case UNDECIDED -> Result.SKIPPED;
            case ERROR -> Result.ERROR;
        };
    }

    private static String summary(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "";
        }
        Finding one = findings.get(0);
        String mark = one.isExempt() ? ExemptionText.mark(one.exemption()) + ": " : "";
        String first = mark + SafeText.cut(SafeText.prose(ReportText.message(one)), 300);
        return findings.size() == 1 ? first : first + " (and " + (findings.size() - 1) + " more)";
    }

    private static String list(List<Finding> findings) {
        StringBuilder list = new StringBuilder();
        findings.stream().limit(MAX_LISTED).forEach(finding -> append(list, finding));
        if (findings.size() > MAX_LISTED) {
            list.append("and ").append(findings.size() - MAX_LISTED).append(" more\n");
        }
        return list.toString();
    }

    private static void append(StringBuilder list, Finding finding) {
        String position = ReportText.position(finding);
        list.append(ReportText.address(finding))
                .append(position.isEmpty() ? "" : " at " + position)
                .append(" [")
                .append(finding.level().id())
                .append(", ")
                .append(finding.severity().id())
                .append(", ")
                .append(ReportText.outcome(finding.outcome()))
                .append(finding.isExempt() ? ", " + ExemptionText.mark(finding.exemption()) : "")
                .append("]: ")
                .append(ReportText.message(finding))
                .append('\n');
        if (finding.isExempt()) {
            list.append("  ")
                    .append(ExemptionText.sentence(finding.exemption()))
                    .append('\n');
        }
        if (!finding.waitsFor().isEmpty()) {
            list.append("  waits for ")
                    .append(String.join(", ", finding.waitsFor()))
                    .append('\n');
        }
        if (!finding.remediation().isBlank()) {
            list.append("  ").append(finding.remediation()).append('\n');
        }
    }
}
