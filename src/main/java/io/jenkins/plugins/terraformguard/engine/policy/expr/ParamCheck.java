package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CEL's own checker can't say of parameters: names in a plain map, and numbers of either of its two types. */
final class ParamCheck {
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");
    private static final Set<CelKind> NO_NUMBERS =
            Set.of(CelKind.STRING, CelKind.BOOL, CelKind.LIST, CelKind.MAP, CelKind.BYTES);

    private final CelAbstractSyntaxTree ast;
    private final Map<String, ParamType> params;

    /** @param params the parameters that there are, or null where there may be any */
    ParamCheck(CelAbstractSyntaxTree ast, Map<String, ParamType> params) {
        this.ast = ast;
        this.params = params;
    }

    /** What is wrong with a selection {@code params.field}, or null. */
    String selection(String field) {
        if (params == null || params.containsKey(field)) {
            return null;
        }
        return params.isEmpty()
                ? "the pack has no parameters"
                : Suggestion.append("the pack has no parameter '" + field + "'", field, params.keySet());
    }

    /** What is wrong with a comparison, or null. */
    String comparison(CelExpr.CelCall call) {
        if (params == null || !COMPARISONS.contains(call.function())) {
            return null;
        }
        List<CelExpr> sides = call.args();
        String wrong = comparison(sides.get(0), sides.get(1));
        return wrong == null ? comparison(sides.get(1), sides.get(0)) : wrong;
    }

    private String comparison(CelExpr parameter, CelExpr other) {
        if (parameter.exprKind().getKind() != CelExpr.ExprKind.Kind.SELECT
                || !isParams(parameter.select().operand())
                || params.get(parameter.select().field()) != ParamType.NUMBER) {
            return null;
        }
        CelKind kind = ast.getType(other.id()).map(type -> type.kind()).orElse(CelKind.DYN);
        return NO_NUMBERS.contains(kind)
                ? "the parameter '" + parameter.select().field() + "' is a number and can't be compared with this"
                : null;
    }

    static boolean isParams(CelExpr expr) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals("params");
    }
}
