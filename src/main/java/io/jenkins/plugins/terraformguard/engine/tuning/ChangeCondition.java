package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Condition;
import io.jenkins.plugins.terraformguard.engine.impact.Truth;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFacts;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;

/** A condition on one change, written as those of policies are. What can't be evaluated is not decided. */
final class ChangeCondition implements Condition {
    private final Expression expression;

    private ChangeCondition(Expression expression) {
        this.expression = expression;
    }

    /** @throws PolicyException if it does not compile, or looks at more than the change */
    static Condition of(YamlNode node, ExpressionCompiler compiler) throws PolicyException {
        Expression expression;
        try {
            expression = compiler.condition(node.text());
        } catch (ExpressionException e) {
            throw node.error(e, "The expression of 'when' does not compile");
        }
        if (!expression.planFields().isEmpty() || !expression.relations().isEmpty()) {
            throw node.error(
                    "The expression of 'when' looks at more than the change at hand",
                    "Use before, after, change and resource alone");
        }
        return new ChangeCondition(expression);
    }

    @Override
    public Truth ask(ResourceChange change) {
        Bindings bindings = new Bindings(
                PolicyFacts.resource(change),
                PolicyFacts.change(change),
                change.before(),
                change.after(),
                MapValue.EMPTY,
                MapValue.EMPTY);
        try {
            Value truth = expression.truth(bindings);
            return truth.equals(Value.TRUE) ? Truth.TRUE : truth.equals(Value.FALSE) ? Truth.FALSE : Truth.UNKNOWN;
        } catch (EvaluationError e) {
            return Truth.UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
