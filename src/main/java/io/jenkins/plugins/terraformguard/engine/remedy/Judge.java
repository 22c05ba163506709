package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.io.IOException;

/** Judges a plan by the policies, waivers and time by which the decision was made that fixes are looked for. */
@FunctionalInterface
public interface Judge {
    Decision judge(PlanSource plan) throws IOException;
}
