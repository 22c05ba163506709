package io.jenkins.plugins.terraformguard.engine.author.source;

import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;

/** The compilers of policies about resources and of those about the plan as a whole, each made when it is needed. */
public final class Compilers {
    private ExpressionCompiler ofResources;
    private ExpressionCompiler ofPlans;

    /** The one that the policy's expressions were compiled by. */
    public ExpressionCompiler of(Policy policy) {
        if (policy.planScope()) {
            ofPlans = ofPlans == null ? new ExpressionCompiler(true) : ofPlans;
            return ofPlans;
        }
        ofResources = ofResources == null ? new ExpressionCompiler(false) : ofResources;
        return ofResources;
    }
}
