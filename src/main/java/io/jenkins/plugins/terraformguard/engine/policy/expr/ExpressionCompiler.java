package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;

/** Parses and type-checks expressions with CEL's own compiler, then compiles them for evaluation with three values. */
public final class ExpressionCompiler {
    private static final int MAX_LENGTH = 20_000;

    private final CelCompiler conditions =
            builder().setResultType(SimpleType.BOOL).build();
    private final CelCompiler values = builder().build();

    /** Compiles an expression that must give a truth value. */
    public Expression condition(String source) throws ExpressionException {
        return compile(conditions, source);
    }

    /** Compiles an expression that may give anything. */
    public Expression value(String source) throws ExpressionException {
        return compile(values, source);
    }

    private static CelCompilerBuilder builder() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .maxParseRecursionDepth(100)
                        .build())
                .setTypeProvider(new Environment())
                .addFunctionDeclarations(FunctionLibrary.declarations());
        for (String variable : Environment.VARIABLES) {
            builder.addVar(variable, Environment.typeOf(variable));
        }
        return builder;
    }

    private static Expression compile(CelCompiler compiler, String source) throws ExpressionException {
        try {
            return build(compiler, source);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private static Expression build(CelCompiler compiler, String source) throws ExpressionException {
        CelValidationResult checked = compiler.compile(source);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().get(0);
            throw new ExpressionException(
                    CompileMessage.of(issue, source),
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1);
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            NodeBuilder nodes = new NodeBuilder(ast);
            Node root = nodes.build(ast.getExpr());
            return new Expression(source, root, nodes.slots());
        } catch (CelValidationException e) {
            throw new ExpressionException(e.getMessage(), 1, 1);
        }
    }
}
