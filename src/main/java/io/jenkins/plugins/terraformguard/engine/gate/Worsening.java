package io.jenkins.plugins.terraformguard.engine.gate;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.gate.GateReason.Kind;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What makes a plan worse than it was when it was decided on: stricter policies, exceptions that ended, a freeze. */
final class Worsening {
    /** The bundled policy by which nothing is applied while a freeze window is open. */
    private static final String FREEZE = "TG-CHANGE-001";

    private static final int MAX_PACKS = 500;
    private static final int MAX_NAME = 200;

    private final Decision before;
    private final Decision now;
    private final Map<Kind, List<String>> found = new EnumMap<>(Kind.class);

    Worsening(Decision before, Decision now) {
        this.before = before;
        this.now = now;
    }

    List<GateReason> reasons() {
        Map<String, Finding> known = new HashMap<>();
        before.findings().forEach(finding -> known.merge(finding.fingerprint(), finding, Worsening::whatCountsMore));
        now.findings().stream()
                .filter(finding -> finding.counts() && finding.level().isMandatory())
                .forEach(finding -> look(finding, known.get(finding.fingerprint())));
        List<GateReason> reasons = new ArrayList<>();
        found.forEach((kind, details) -> reasons.add(new GateReason(kind, message(kind), remedy(kind), details)));
        boolean worse = now.verdict().compareTo(before.verdict()) > 0;
        List<String> rules = newRules();
        if (worse || !rules.isEmpty()) {
            reasons.add(new GateReason(
                    Kind.WORSE_VERDICT,
                    worse
                            ? "Judged again, the plan comes to '"
                                    + now.verdict().id() + "', and was '"
                                    + before.verdict().id() + "': " + String.join("; ", now.reasons())
                            : "Judged again, more speaks against the plan than before",
                    "See what changed since, correct it, and have a new plan judged",
                    rules));
        }
        return reasons;
    }

    private void look(Finding finding, Finding known) {
        if (known != null && !known.isExempt() && isAsBad(known, finding)) {
            return;
        }
        Kind kind = Kind.NEW_FINDING;
        if (finding.policy().equals(FREEZE)) {
            kind = Kind.FREEZE;
        } else if (known != null) {
            kind = known.isExempt() ? Kind.WAIVER_LOST : Kind.STRICTER_POLICY;
        }
        found.computeIfAbsent(kind, none -> new ArrayList<>()).add(text(finding, known));
    }

    private static boolean isAsBad(Finding known, Finding finding) {
        boolean outcome = known.outcome() == finding.outcome() || known.outcome() != Outcome.UNDECIDED;
        return outcome && known.level().compareTo(finding.level()) >= 0;
    }

    /** A fingerprint is there once; if a document has it twice, what speaks less for the plan counts. */
    private static Finding whatCountsMore(Finding one, Finding other) {
        return one.isExempt() || !other.isExempt() && one.level().compareTo(other.level()) <= 0 ? one : other;
    }

    private String text(Finding finding, Finding known) {
        String text = finding.policy() + " (" + finding.level().id() + ", "
                + finding.outcome().id() + ")" + (finding.address().isEmpty() ? "" : " on " + finding.address()) + ": "
                + finding.message();
        if (known == null) {
            return text;
        }
        return known.isExempt()
                ? text + "; it was exempt by " + known.exemption().file()
                        + (known.exemption().isWaiver() ? ended(known) : "")
                : text + "; it was " + known.level().id() + ", "
                        + known.outcome().id();
    }

    private String ended(Finding known) {
        return ", line " + known.exemption().line() + ", until "
                + known.exemption().expires()
                + now.exemptions().waivers().stream()
                        .filter(waiver -> waiver.file().equals(known.exemption().file())
                                && waiver.line() == known.exemption().line()
                                && waiver.state() == WaiverUse.State.EXPIRED)
                        .findFirst()
                        .map(waiver -> " (expired)")
                        .orElse("");
    }

    /** Rules of the verdict that ask for more than to annotate, and did not before, or not so often. */
    private List<String> newRules() {
        Map<String, Integer> known = new HashMap<>();
        before.grounds().rules().forEach(rule -> known.merge(rule.rule(), rule.count(), Math::max));
        return now.grounds().rules().stream()
                .filter(rule -> rule.verdict().compareTo(Verdict.ADVISORY) > 0)
                .filter(rule -> rule.count() > known.getOrDefault(rule.rule(), 0))
                .map(rule -> text(rule, known.getOrDefault(rule.rule(), 0)))
                .toList();
    }

    private static String text(VerdictRule rule, int before) {
        return rule.rule() + ": " + rule.count() + ", was " + before;
    }

    private static String message(Kind kind) {
        return switch (kind) {
            case FREEZE -> "Changes are frozen now";
            case WAIVER_LOST -> "What was waived, or in the baseline, counts now";
            case STRICTER_POLICY -> "Policies are stricter now than when the plan was decided on";
            default -> "Mandatory policies find now what they did not find when the plan was decided on";
        };
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case FREEZE -> "Wait until the freeze is over, or ask whoever declared it for an exception";
            case WAIVER_LOST ->
                "Have the waiver renewed by its owner, or correct what it waived; waivers of the project must be in the"
                        + " workspace of this build as well";
            default -> "Correct what the policies say, plan again, and have the new plan judged";
        };
    }

    /** The packs that are not the same, by name; the first of them, if they are very many. */
    List<PackChange> packs() {
        Map<String, String> then = versions(before);
        Map<String, String> today = versions(now);
        TreeMap<String, PackChange> changes = new TreeMap<>();
        then.forEach((name, version) -> changes.put(name, new PackChange(name, version, today.getOrDefault(name, ""))));
        today.forEach((name, version) ->
                changes.putIfAbsent(name, new PackChange(name, then.getOrDefault(name, ""), version)));
        return changes.values().stream()
                .filter(change -> !change.before().equals(change.now()))
                .limit(MAX_PACKS)
                .toList();
    }

    private static Map<String, String> versions(Decision decision) {
        Map<String, String> versions = new HashMap<>();
        for (PackIdentity pack : decision.packs()) {
            versions.put(ValueText.cut(pack.name(), MAX_NAME), pack.version() + " " + pack.digest());
        }
        return versions;
    }
}
