package io.jenkins.plugins.terraformguard.engine.grant;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Grantor;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Source;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import io.jenkins.plugins.terraformguard.engine.waiver.Exempter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which findings of a decision can be waived on the page of its approval, and which waivers come of the votes. */
public final class WaiverGrants {
    private final Map<String, Finding> findings = new HashMap<>();

    /** @param decision the one that the request is about */
    public WaiverGrants(Decision decision) {
        decision.findings().stream()
                .filter(Finding::counts)
                .forEach(finding -> findings.putIfAbsent(finding.fingerprint(), finding));
    }

    /**
     * Why somebody can't grant a waiver for an item, in a sentence without its end. It is asked before his vote is written
     * down, so that nobody believes to have granted what would have no effect.
     *
     * @param item id of the item
     * @param day the last day, as it was written
     * @return empty if it can be granted
     */
    public Optional<String> refusal(String item, String day, WaiverRules rules, Instant now) {
        LocalDate last = GrantedWaiver.day(day);
        if (last == null) {
            return Optional.of("The last day of a waiver is written as 2027-01-31");
        }
        Finding finding = findings.get(item);
        if (finding == null) {
            return Optional.of("There is a waiver only for findings that the decision lists;"
                    + " anything else can be approved for this time");
        }
        if (!isBindable(finding)) {
            return Optional.of("What decided is hidden, known only after apply or too long, so nobody could tell later"
                    + " whether it is still the same; approve it for this time: " + describe(finding));
        }
        GrantedWaiver granted = GrantedWaiver.of(
                finding, List.of(new Grantor("user", "reason", now)), last, new Source("", "0", "", "", "", ""));
        if (granted.isOver(now)) {
            return Optional.of("The last day of the waiver is over already: " + last);
        }
        Waiver waiver = read(granted);
        return waiver == null
                ? Optional.of("The address is too long, or holds characters that no file of waivers can: "
                        + describe(finding))
                : Exempter.objection(waiver, finding, rules, now).map(why -> why + ": " + describe(finding));
    }

    /**
     * The waivers that the votes come to, ready to be kept; none unless the request was approved.
     *
     * @param log a request about this decision
     */
    public List<GrantedWaiver> granted(ApprovalLog log, Instant now) {
        ApprovalRequest request = log.request();
        List<GrantedWaiver> granted = new ArrayList<>();
        for (WaiverVotes.Agreement agreement : WaiverVotes.of(log, now)) {
            Finding finding = findings.get(agreement.item().id());
            if (finding != null && isBindable(finding)) {
                GrantedWaiver waiver = GrantedWaiver.of(
                        finding,
                        agreement.acts().stream().map(WaiverGrants::grantor).toList(),
                        agreement.day(),
                        new Source(
                                request.asker().job(),
                                request.asker().build(),
                                request.asker().url(),
                                request.guard(),
                                request.id(),
                                request.decisionSha256()));
                if (read(waiver) != null) {
                    granted.add(waiver);
                }
            }
        }
        return granted;
    }

    /** Whether it can be seen later that the values are the same. */
    private static boolean isBindable(Finding finding) {
        return finding.evidence().stream().noneMatch(Evidence::isOpaque)
                && (!finding.values().isEmpty() || finding.evidence().isEmpty());
    }

    /** The waiver as an evaluation would read it; null if that is not what was written. */
    private static Waiver read(GrantedWaiver granted) {
        try {
            Waiver waiver = GrantedText.read(granted);
            return waiver.resources().equals(List.of(granted.address()))
                            && waiver.decided().equals(granted.decided())
                    ? waiver
                    : null;
        } catch (PolicyException e) {
            return null;
        }
    }

    private static Grantor grantor(Act act) {
        return new Grantor(act.by(), act.reason(), act.at());
    }

    private static String describe(Finding finding) {
        return finding.policy() + (finding.address().isEmpty() ? "" : " on " + finding.address());
    }
}
