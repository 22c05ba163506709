package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.ast.CelExpr;

/**
 * A loop whose step is {@code accu + [e]} or {@code p ? accu + [e] : accu}: what CEL makes of {@code map} and {@code filter}.
 *
 * @param predicate which elements are taken, or null for all
 * @param element what each of them becomes
 */
record Collected(CelExpr predicate, CelExpr element) {
    /** The parts of such a loop; null for any other loop. */
    static Collected of(CelExpr.CelComprehension loop) {
        CelExpr step = loop.loopStep();
        CelExpr predicate = null;
        if (isCall(step, "_?_:_") && isAccumulator(step.call().args().get(2), loop)) {
            predicate = step.call().args().get(0);
            step = step.call().args().get(1);
        }
        boolean appends = isCall(step, "_+_")
                && isAccumulator(step.call().args().get(0), loop)
                && step.call().args().get(1).exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                && step.call().args().get(1).list().elements().size() == 1
                && loop.accuInit().exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                && isAccumulator(loop.result(), loop);
        return appends
                ? new Collected(
                        predicate, step.call().args().get(1).list().elements().get(0))
                : null;
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(function);
    }

    private static boolean isAccumulator(CelExpr expr, CelExpr.CelComprehension loop) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(loop.accuVar());
    }
}
