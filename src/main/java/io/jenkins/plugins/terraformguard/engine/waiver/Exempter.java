package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.BaselineUse;
import io.jenkins.plugins.terraformguard.engine.decision.Exemptions;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks the findings of one plan that need not count, and says what became of waivers and baseline. */
public final class Exempter {
    private final List<WaiverTrack> tracks;
    private final WaiverRules rules;
    private final String evaluatedAt;
    private final Baseline baseline;
    private final BaselineMatcher matcher;
    private final List<Finding> recordable = new ArrayList<>();

    /** For policies to which time makes no difference. */
    public Exempter(ExemptionFiles files, WaiverRules rules, Instant now) {
        this(files, rules, now, false);
    }

    /**
     * @param now when waivers must still hold; never taken from the plan, whose author could choose it
     * @param timed whether policies look at the time, so that it is recorded also where there are no waivers
     */
    public Exempter(ExemptionFiles files, WaiverRules rules, Instant now, boolean timed) {
        this.tracks = files.waivers().stream()
                .map(waiver -> new WaiverTrack(waiver, now, rules))
                .toList();
        this.rules = rules;
        this.evaluatedAt = tracks.isEmpty() && (!timed || now.equals(Instant.EPOCH)) ? "" : now.toString();
        this.baseline = files.baseline();
        this.matcher = new BaselineMatcher(baseline == null ? new Baseline("", List.of()) : baseline);
    }

    /**
     * Why a waiver would not keep a finding from counting.
     *
     * @return empty if it would
     */
    public static Optional<String> objection(Waiver waiver, Finding finding, WaiverRules rules, Instant now) {
        return Optional.of(new WaiverTrack(waiver, now, rules).objection(finding))
                .filter(why -> !why.isEmpty());
    }

    /** Takes note of a resource of the plan. */
    public void change(ResourceChange change) {
        matcher.change(change);
    }

    /** The findings of the whole plan in the same order, marked where they are exempt. Is called once. */
    public List<Finding> mark(List<Finding> findings) {
        matcher.match(findings.stream().filter(this::mayBeKnown).toList());
        WaiverIndex waivers = new WaiverIndex(tracks);
        List<Finding> marked = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            Waiver waiver = waivers.waiverOf(finding);
            if (waiver != null) {
                marked.add(finding.exempt(WaiverTexts.exemption(waiver)));
                continue;
            }
            if (mayBeKnown(finding)) {
                recordable.add(finding);
            }
            boolean known = rules.projects() && matcher.isMatched(finding);
            marked.add(known ? finding.exempt(Exemption.baseline(baseline.file())) : finding);
        }
        return marked;
    }

    /** The baseline is the project's, so it may hold no more than a waiver of the project. */
    private boolean mayBeKnown(Finding finding) {
        return Baseline.mayHold(finding) && rules.lowestFor(finding.policy()).equals(Waiver.PROJECT);
    }

    /** What became of waivers and baseline. */
    public Exemptions exemptions() {
        return new Exemptions(
                evaluatedAt,
                tracks.stream().map(WaiverTrack::use).toList(),
                baseline == null ? null : matcher.use(rules.projects()));
    }

    /** What a reader should know of the baseline, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (baseline == null) {
            return notes;
        }
        BaselineUse use = matcher.use(rules.projects());
        if (!use.allowed()) {
            notes.add("The baseline is not used: the organisation does not allow one");
            return notes;
        }
        if (use.gone() > 0) {
            notes.add(use.gone() + " of " + use.entries()
                    + " findings of the baseline are gone: run terraform-guard baseline --update");
        }
        if (use.moved() > 0) {
            notes.add("Resources of the baseline have moved (findings: " + use.moved()
                    + "): run terraform-guard baseline --update");
        }
        if (use.lapsed() > 0) {
            notes.add("Findings of the baseline that have other values now, and so count: " + use.lapsed());
        }
        return notes;
    }

    /** A baseline of everything that was found and that it may hold; what a waiver covers is left to the waiver. */
    public Baseline recorded() {
        return new Baseline("", recordable.stream().map(Baseline.Entry::of).toList());
    }

    /**
     * The given baseline with moves followed and without what is gone; nothing is added.
     *
     * @param planIsComplete whether what is not in the plan is not there
     */
    public Baseline updated(boolean planIsComplete) {
        return matcher.updated(planIsComplete);
    }
}
