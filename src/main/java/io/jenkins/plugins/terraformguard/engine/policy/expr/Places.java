package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;

/** Where the parts of an expression stand in its text. */
final class Places {
    private Places() {}

    private static CelSourceLocation of(CelAbstractSyntaxTree ast, CelExpr expr) {
        Integer position = ast.getSource().getPositionsMap().get(expr.id());
        return ast.getSource()
                .getOffsetLocation(position == null ? 0 : position)
                .orElse(CelSourceLocation.of(1, 0));
    }

    static ExpressionException error(CelAbstractSyntaxTree ast, CelExpr expr, String message) {
        CelSourceLocation at = of(ast, expr);
        return new ExpressionException(message, at.getLine(), at.getColumn() + 1);
    }

    /**
     * The call of a function that gets at other resources, with no use of them yet.
     *
     * @throws ExpressionException if the type is no plain text, or no type: what a plan is read for must be known before
     */
    static RelationCall relationCall(CelAbstractSyntaxTree ast, CelExpr expr, Relation relation)
            throws ExpressionException {
        CelExpr types = expr.call().args().get(0);
        if (types.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || types.constant().getKind() != CelConstant.Kind.STRING_VALUE
                || !TypeGlob.isValid(types.constant().stringValue())) {
            throw error(
                    ast,
                    types,
                    relation.function()
                            + "() needs a resource type as a plain text, such as \"aws_s3_bucket\"; '*' stands for any"
                            + " text");
        }
        CelSourceLocation at = of(ast, expr);
        return new RelationCall(
                relation,
                types.constant().stringValue(),
                RelationCall.Attributes.NONE,
                RelationCall.Attributes.NONE,
                at.getLine(),
                at.getColumn() + 1);
    }
}
