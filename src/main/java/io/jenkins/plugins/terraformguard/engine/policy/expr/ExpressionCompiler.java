package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import java.util.HashMap;
import java.util.Map;

/** Parses and type-checks expressions with CEL's own compiler, then compiles them for evaluation with three values. */
public final class ExpressionCompiler {
    private final Map<String, ParamType> params;
    private final boolean planScope;
    private final boolean proven;
    private final TypeChecker checker;

    /** Messages of many policies have the same parts. */
    private final Map<String, Expression> compiledValues = new HashMap<>();

    /** For expressions about resources, whose parameters may have any name and type. */
    public ExpressionCompiler() {
        this(false);
    }

    /** @param planScope whether expressions are about the plan as a whole: they see more of it */
    public ExpressionCompiler(boolean planScope) {
        this(null, planScope, false);
    }

    /**
     * @param params the parameters that there are, with their types; a name that is not there does not compile
     * @param planScope whether expressions are about the plan as a whole: they see more of it
     */
    public ExpressionCompiler(Map<String, ParamType> params, boolean planScope) {
        this(params, planScope, false);
    }

    /** @param proven whether all is known to compile: types are not checked, and nothing is compiled before it is used */
    public ExpressionCompiler(Map<String, ParamType> params, boolean planScope, boolean proven) {
        this.proven = proven;
        this.params = params;
        this.planScope = planScope;
        boolean typed = params != null && params.values().stream().anyMatch(type -> type != ParamType.ANY);
        checker = new TypeChecker(new Environment(typed ? params : Map.of(), planScope));
    }

    /** Compiles an expression that must give a truth value. */
    public Expression condition(String source) throws ExpressionException {
        return compile(source, true);
    }

    /** Compiles an expression that may give anything. */
    public Expression value(String source) throws ExpressionException {
        Expression known = compiledValues.get(source);
        if (known == null) {
            known = compile(source, false);
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
            return check(source, false);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private Expression compile(String source, boolean condition) throws ExpressionException {
        if (proven) {
            return new Expression(source, () -> known(source, condition));
        }
        try {
            return new Expression(source, build(source, condition));
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    /** Of many proven policies few are asked about a plan, so they are compiled when they are. */
    private Expression.Code known(String source, boolean condition) {
        try {
            return build(source, condition);
        } catch (ExpressionException e) {
            throw new IllegalStateException("this was to be known to compile: " + source, e);
        }
    }

    private Expression.Code build(String source, boolean condition) throws ExpressionException {
        CelAbstractSyntaxTree ast = check(source, condition);
        NodeBuilder nodes = new NodeBuilder(ast, params);
        Node root = nodes.build(ast.getExpr());
        return new Expression.Code(root, nodes.slots(), nodes.planFields(), nodes.runFields(), RelationUses.of(ast));
    }

    private CelAbstractSyntaxTree check(String source, boolean condition) throws ExpressionException {
        try {
            CelValidationResult checked = proven ? TypeChecker.parse(source) : checker.check(source, condition);
            if (checked.hasError()) {
                CelIssue issue = checked.getErrors().get(0);
                throw new ExpressionException(
                        CompileMessage.of(issue, source, params, planScope),
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn() + 1);
            }
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new ExpressionException(e.getMessage(), 1, 1);
        }
    }
}
