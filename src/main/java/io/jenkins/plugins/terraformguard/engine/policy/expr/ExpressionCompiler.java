package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.HashMap;
import java.util.Map;

/** Parses and type-checks expressions with CEL's own compiler, then compiles them for evaluation with three values. */
public final class ExpressionCompiler {
    private static final int MAX_LENGTH = 20_000;

    private final boolean planScope;
    private final CelCompiler conditions;
    private final CelCompiler values;

    /** Messages of many policies have the same parts. */
    private final Map<String, Expression> compiledValues = new HashMap<>();

    /** For expressions about resources. */
    public ExpressionCompiler() {
        this(false);
    }

    /** @param planScope whether expressions are about the plan as a whole: they see more of it */
    public ExpressionCompiler(boolean planScope) {
        this.planScope = planScope;
        this.conditions = builder(planScope).setResultType(SimpleType.BOOL).build();
        this.values = builder(planScope).build();
    }

    /** Compiles an expression that must give a truth value. */
    public Expression condition(String source) throws ExpressionException {
        return compile(conditions, source);
    }

    /** Compiles an expression that may give anything. */
    public Expression value(String source) throws ExpressionException {
        Expression known = compiledValues.get(source);
        if (known == null) {
            known = compile(values, source);
            compiledValues.put(source, known);
        }
        return known;
    }

    /**
     * The checked syntax tree of an expression that gives a truth value, or anything, with the calls of macros beside the
     * loops that they stand for. For tools that work on expressions; evaluation goes through {@link #value}.
     */
    public CelAbstractSyntaxTree tree(String source) throws ExpressionException {
        try {
            return check(values, source);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private static CelCompilerBuilder builder(boolean planScope) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .maxParseRecursionDepth(100)
                        .populateMacroCalls(true)
                        .build())
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(StandardDeclarations.ALL)
                .setTypeProvider(new Environment())
                .addFunctionDeclarations(FunctionLibrary.declarations());
        for (Relation relation : Relation.values()) {
            builder.addFunctionDeclarations(
                    function(relation.function(), Environment.relatedType(), SimpleType.STRING));
        }
        for (String variable : Environment.VARIABLES) {
            builder.addVar(variable, Environment.typeOf(variable, planScope));
        }
        return builder;
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_overload", result, arguments));
    }

    private Expression compile(CelCompiler compiler, String source) throws ExpressionException {
        try {
            return build(compiler, source);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private Expression build(CelCompiler compiler, String source) throws ExpressionException {
        CelAbstractSyntaxTree ast = check(compiler, source);
        NodeBuilder nodes = new NodeBuilder(ast);
        Node root = nodes.build(ast.getExpr());
        return new Expression(source, root, nodes.slots(), nodes.planFields(), RelationUses.of(ast));
    }

    private CelAbstractSyntaxTree check(CelCompiler compiler, String source) throws ExpressionException {
        CelValidationResult checked = compiler.compile(source);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().get(0);
            throw new ExpressionException(
                    CompileMessage.of(issue, source, planScope),
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1);
        }
        try {
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new ExpressionException(e.getMessage(), 1, 1);
        }
    }
}
