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

    private final Map<String, ParamType> params;
    private final boolean planScope;
    private final Compilers compilers;

    /** Messages of many policies have the same parts. */
    private final Map<String, Expression> compiledValues = new HashMap<>();

    /** For expressions about resources, whose parameters may have any name and type. */
    public ExpressionCompiler() {
        this(false);
    }

    /** @param planScope whether expressions are about the plan as a whole: they see more of it */
    public ExpressionCompiler(boolean planScope) {
        this(null, planScope);
    }

    /**
     * @param params the parameters that there are, with their types; a name that is not there does not compile
     * @param planScope whether expressions are about the plan as a whole: they see more of it
     */
    public ExpressionCompiler(Map<String, ParamType> params, boolean planScope) {
        this.params = params;
        this.planScope = planScope;
        boolean typed = params != null && params.values().stream().anyMatch(type -> type != ParamType.ANY);
        compilers = typed ? Compilers.of(params, planScope) : Compilers.untyped(planScope);
    }

    /** Compiles an expression that must give a truth value. */
    public Expression condition(String source) throws ExpressionException {
        return compile(compilers.conditions(), source);
    }

    /** Compiles an expression that may give anything. */
    public Expression value(String source) throws ExpressionException {
        Expression known = compiledValues.get(source);
        if (known == null) {
            known = compile(compilers.values(), source);
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
            return check(compilers.values(), source);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    /** CEL's compilers. They keep no state, and take long to make, so all packs without types share theirs. */
    private record Compilers(CelCompiler conditions, CelCompiler values) {
        static Compilers untyped(boolean planScope) {
            return planScope ? OfPlans.UNTYPED : OfResources.UNTYPED;
        }

        static Compilers of(Map<String, ParamType> params, boolean planScope) {
            Environment environment = new Environment(params, planScope);
            return new Compilers(
                    builder(environment).setResultType(SimpleType.BOOL).build(),
                    builder(environment).build());
        }

        /** Made when the first policy of the scope is met. */
        private static final class OfResources {
            private static final Compilers UNTYPED = of(Map.of(), false);
        }

        private static final class OfPlans {
            private static final Compilers UNTYPED = of(Map.of(), true);
        }
    }

    private static CelCompilerBuilder builder(Environment environment) {
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
                .setTypeProvider(environment)
                .addFunctionDeclarations(FunctionLibrary.declarations());
        for (Relation relation : Relation.values()) {
            builder.addFunctionDeclarations(
                    function(relation.function(), Environment.relatedType(), SimpleType.STRING));
        }
        for (String variable : Environment.VARIABLES) {
            builder.addVar(variable, environment.typeOf(variable));
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
        NodeBuilder nodes = new NodeBuilder(ast, params);
        Node root = nodes.build(ast.getExpr());
        return new Expression(source, root, nodes.slots(), nodes.planFields(), RelationUses.of(ast));
    }

    private CelAbstractSyntaxTree check(CelCompiler compiler, String source) throws ExpressionException {
        CelValidationResult checked = compiler.compile(source);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().get(0);
            throw new ExpressionException(
                    CompileMessage.of(issue, source, params, planScope),
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
