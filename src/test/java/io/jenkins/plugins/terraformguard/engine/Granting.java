package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalQuestion;
import io.jenkins.plugins.terraformguard.engine.approval.Asker;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.WaiverGrants;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A decision, the votes on it, and the waivers that come of them, for tests. */
final class Granting {
    static final Instant NOW = Exempting.NOW;

    private final Decision decision;
    private final ApprovalRules rules;
    private final List<Act> acts = new ArrayList<>();

    Granting(Decision decision, ApprovalRule... rules) {
        this.decision = decision;
        ApprovalRules usual = ApprovalRules.DEFAULT;
        this.rules = new ApprovalRules(usual.answerWithin(), usual.holds(), usual.keep(), true, true, List.of(rules));
    }

    static ApprovalRule rule(int quorum, String... approvers) {
        return new ApprovalRule(
                "rule",
                List.of(),
                List.of(),
                List.of(),
                quorum,
                List.of(approvers),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "organisation");
    }

    Granting act(Act.Kind kind, String by, String day, String... items) {
        return act(kind, by, NOW.plusSeconds(60L + acts.size()), day, items);
    }

    Granting act(Act.Kind kind, String by, Instant at, String day, String... items) {
        acts.add(new Act(kind, by, Set.of(), List.of(items), "good reason of " + by, at, day, ""));
        return this;
    }

    Granting yes(String by, String day, String... items) {
        return act(Act.Kind.APPROVE, by, day, items);
    }

    ApprovalLog log() {
        ApprovalLog log = ApprovalLog.of(new ApprovalQuestion(decision, rules, name -> name)
                .ask("r", "d".repeat(64), new Asker("shop/job", "7", "", "user eve"), new TreeMap<>(), NOW));
        for (Act act : acts) {
            log = log.with(act);
        }
        return log;
    }

    List<GrantedWaiver> granted() {
        return new WaiverGrants(decision).granted(log(), NOW.plusSeconds(3_600));
    }

    static String refusal(Decision decision, String day, WaiverRules rules) {
        String item = decision.findings().get(0).fingerprint();
        Optional<String> why = new WaiverGrants(decision).refusal(item, day, rules, NOW);
        return why.orElse("");
    }

    static PolicyFile file(List<GrantedWaiver> waivers) {
        return new PolicyFile("folders/shop/job/granted-waivers.yaml", GrantedText.of(waivers));
    }
}
