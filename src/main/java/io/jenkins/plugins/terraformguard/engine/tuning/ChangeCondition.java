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
import java.util.concurrent.atomic.AtomicInteger;

/** A condition on one change, written as those of policies are. What can't be evaluated is not decided. */
final class ChangeCondition implements Condition {
    private static final int MAX_EXHAUSTED = 3;

    private final Expression expression;
    private final boolean proven;
    private final AtomicInteger exhausted = new AtomicInteger();

    private ChangeCondition(Expression expression, boolean proven) {
        this.expression = expression;
        this.proven = proven;
    }

    /**
     * Reads a condition.
     *
     * @param proven whether it comes with the engine: it serves all plans of this process, so it is asked each time. Any other
     *     one that goes beyond its bounds several times is not asked again, since it would stop the whole evaluation.
     * @throws PolicyException if it does not compile, or looks at more than the change
     */
    static Condition of(YamlNode node, ExpressionCompiler compiler, boolean proven) throws PolicyException {
        Expression expression;
        try {
            expression = compiler.condition(node.text());
        } catch (ExpressionException e) {
            throw node.error(e, "The expression of 'when' does not compile");
        }
        if (!expression.planFields().isEmpty()
                || !expression.runFields().isEmpty()
                || !expression.relations().isEmpty()) {
            throw node.error(
                    "The expression of 'when' looks at more than the change at hand",
                    "Use before, after, change and resource alone");
        }
        return new ChangeCondition(expression, proven);
    }

    @Override
    public Condition forgetful() {
        return new ChangeCondition(expression, proven);
    }

    @Override
    public Truth ask(ResourceChange change) {
        if (exhausted.get() >= MAX_EXHAUSTED) {
            return Truth.UNKNOWN;
        }
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
            if (!proven && e.isExhaustion()) {
                exhausted.incrementAndGet();
            }
            return Truth.UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return expression.source();
    }
}
