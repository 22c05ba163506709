package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse.State;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.time.Instant;

/** A waiver on its way through the findings of one plan: what it may, and what becomes of it. */
final class WaiverTrack {
    /** Findings above which a waiver is called too broad. */
    static final int MANY = 50;

    /** What policies that guard the guard are called: their findings are about attempts to weaken it. */
    static final String GUARD = "TG-LAYER-";

    private final Waiver waiver;
    private final WaiverRules rules;
    private final Term term;
    private final boolean broad;

    private int waived;
    private int superseded;
    private int refused;
    private int lapsed;
    private Waiver better;
    private String refusal = "";
    private String movedTo = "";

    WaiverTrack(Waiver waiver, Instant now, WaiverRules rules) {
        this.waiver = waiver;
        this.rules = rules;
        this.term = Term.of(waiver, now, rules);
        this.broad = Term.isBroad(waiver);
    }

    Waiver waiver() {
        return waiver;
    }

    /**
     * Is asked about a finding that its patterns fit.
     *
     * @param byOldAddress whether they only fit where the resource was before the plan moves it
     * @param taken the waiver that waives it already, or null
     * @return whether it waives the finding
     */
    boolean waives(Finding finding, boolean byOldAddress, Waiver taken) {
        String why = refusal(finding);
        if (!why.isEmpty()) {
            refused++;
            refusal = why;
        } else if (finding.level() == EnforcementLevel.SHADOW) {
            return false;
        } else if (!hasValues(finding)) {
            lapsed++;
        } else if (taken != null) {
            superseded++;
            better = taken;
        } else {
            waived++;
            if (byOldAddress && movedTo.isEmpty()) {
                movedTo = finding.address();
            }
            return term.holds();
        }
        return false;
    }

    /** Why this waiver can't do anything about a finding, or the empty text. */
    private String refusal(Finding finding) {
        if (finding.outcome() == Outcome.ERROR) {
            return "A policy that could not be evaluated can't be waived";
        }
        if (waiver.isOfOrganisation()) {
            return "";
        }
        if (isGuards(finding)) {
            return "Only the organisation can waive an attempt to weaken the guard";
        }
        String lowest = rules.lowestFor(finding.policy());
        if (!waiver.isOfAtLeast(lowest)) {
            return lowest.equals(Waiver.ORGANISATION)
                    ? "Only the organisation can waive findings of this policy"
                    : "No project can waive findings of this policy";
        }
        return finding.level() == EnforcementLevel.HARD_MANDATORY
                ? "Only the organisation can waive findings of hard-mandatory policies"
                : "";
    }

    static boolean isGuards(Finding finding) {
        return finding.policy().startsWith(GUARD);
    }

    private boolean hasValues(Finding finding) {
        if (waiver.isGranted()) {
            return finding.values().equals(waiver.decided())
                    && finding.evidence().stream().noneMatch(Evidence::isOpaque);
        }
        if (waiver.value() != null) {
            return finding.evidence().stream().anyMatch(evidence -> is(evidence, waiver.value()));
        }
        return waiver.values().entrySet().stream()
                .allMatch(bound -> finding.evidence().stream()
                        .anyMatch(
                                evidence -> evidence.path().equals(bound.getKey()) && is(evidence, bound.getValue())));
    }

    /** Whether a value is known in full, and the one that is asked for. */
    private static boolean is(Evidence evidence, String value) {
        return evidence.isShownInFull() && evidence.value().equals(value);
    }

    /** Why it would not keep a finding from counting, or the empty text. */
    String objection(Finding finding) {
        if (!term.holds()) {
            return term.why();
        }
        String why = refusal(finding);
        return why.isEmpty() && !hasValues(finding) ? "It can't be bound to the values that decided" : why;
    }

    WaiverUse use() {
        return WaiverTexts.use(waiver, state(), term.holds() ? waived : 0, detail());
    }

    private State state() {
        if (!term.holds()) {
            return term.state();
        }
        if (waived > 0) {
            return broad || waived > MANY ? State.TOO_BROAD : State.USED;
        }
        if (superseded > 0) {
            return State.SUPERSEDED;
        }
        if (lapsed > 0) {
            return State.LAPSED;
        }
        return refused > 0 ? State.VOID : State.UNUSED;
    }

    private String detail() {
        return switch (state()) {
            case EXPIRED, VOID -> term.holds() ? refusal : term.detail(waived);
            case SUPERSEDED -> "Waived already by " + better.file() + ":" + better.line();
            case LAPSED -> "No finding has this value any more";
            case UNUSED ->
                "Nothing to waive; " + (waiver.isGranted() ? "revoke it if it has done its work" : "remove it");
            case TOO_BROAD -> "Say more precisely what it is for" + also();
            case USED -> also().replaceFirst("^; ", "");
        };
    }

    private String also() {
        String next = waiver.isGranted() ? "have it granted for " + movedTo : "write " + movedTo + " from now on";
        return (movedTo.isEmpty() ? "" : "; the resource moves, so " + next)
                + (lapsed > 0 ? "; other values in " + lapsed + " more" : "")
                + (refused > 0 ? "; not for " + refused + " more: " + refusal : "");
    }
}
