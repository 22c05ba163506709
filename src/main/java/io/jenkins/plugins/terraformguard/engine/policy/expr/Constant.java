package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** A value that is written out in the expression. */
record Constant(Value value) implements Node {
    @Override
    public Value eval(Scope scope) {
        return value;
    }
}
