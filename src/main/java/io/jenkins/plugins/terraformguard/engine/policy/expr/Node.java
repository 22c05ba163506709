package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** A part of a compiled expression. */
interface Node {
    /** @throws EvaluationError if there is no answer */
    Value eval(Scope scope);
}
