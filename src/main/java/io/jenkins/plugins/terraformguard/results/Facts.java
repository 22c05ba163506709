package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import java.util.ArrayList;
import java.util.List;

/** What identifies a decision and the plan that it judged. */
final class Facts {
    private final List<GuardRows.Fact> facts = new ArrayList<>();

    private Facts() {}

    static List<GuardRows.Fact> of(Decision decision, String digest) {
        PlanIdentity plan = decision.plan();
        Facts facts = new Facts();
        facts.add(Messages.Facts_decision(), digest, true);
        facts.add(Messages.Facts_plan(), plan.sha256(), true);
        facts.add(Messages.Facts_savedPlan(), plan.savedPlanSha256(), true);
        facts.add(Messages.Facts_source(), plan.source(), true);
        facts.add(Messages.Facts_tool(), tool(plan), false);
        facts.add(Messages.Facts_format(), plan.formatVersion(), false);
        facts.add(Messages.Facts_timestamp(), plan.timestamp(), false);
        if (!plan.sha256().isEmpty()) {
            facts.add(Messages.Facts_complete(), Words.yesOrNo(plan.complete()), false);
            facts.add(Messages.Facts_applyable(), Words.yesOrNo(plan.applyable()), false);
            facts.add(Messages.Facts_errored(), Words.yesOrNo(plan.errored()), false);
        }
        facts.add(Messages.Facts_evaluatedAt(), decision.exemptions().evaluatedAt(), false);
        if (decision.exemptions().baseline() != null) {
            facts.add(
                    Messages.Facts_baseline(), decision.exemptions().baseline().digest(), true);
        }
        facts.add(Messages.Facts_engine(), decision.engineVersion(), false);
        return facts.facts;
    }

    private static String tool(PlanIdentity plan) {
        return plan.sha256().isEmpty() ? "" : (Words.tool(plan.tool()) + " " + plan.toolVersion()).strip();
    }

    private void add(String name, String value, boolean code) {
        if (!value.isBlank()) {
            facts.add(new GuardRows.Fact(name, RowFactory.line(value), code));
        }
    }
}
