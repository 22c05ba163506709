package io.jenkins.plugins.terraformguard.engine.author.lint;

import io.jenkins.plugins.terraformguard.engine.author.source.Compilers;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import java.util.Set;
import java.util.TreeSet;

/** Which parameters of its pack a policy names. */
public final class PolicyParams {
    private PolicyParams() {}

    /** @throws ExpressionException if an expression is nested too deeply to look into */
    public static Set<String> of(Policy policy) throws ExpressionException {
        ExpressionCompiler compiler = new Compilers().of(policy);
        Set<String> names = new TreeSet<>();
        for (Expression expression : policy.expressions()) {
            names.addAll(Usage.of(expression.source(), compiler).params.keySet());
        }
        return names;
    }
}
