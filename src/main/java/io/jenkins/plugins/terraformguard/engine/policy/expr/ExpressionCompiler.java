package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and type-checks expressions with CEL's own compiler, then compiles them for evaluation with three values. */
public final class ExpressionCompiler {
    private static final int MAX_LENGTH = 20_000;
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-z_]\\w*)\\s*$");

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

    private static CelCompilerBuilder builder() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .maxParseRecursionDepth(100)
                        .populateMacroCalls(true)
                        .build())
                .setTypeProvider(new Environment())
                .addFunctionDeclarations(
                        function("jsondecode", SimpleType.DYN, SimpleType.DYN),
                        function("aslist", ListType.create(SimpleType.DYN), SimpleType.DYN),
                        function("glob", SimpleType.BOOL, SimpleType.DYN, SimpleType.STRING),
                        function("known", SimpleType.BOOL, SimpleType.DYN),
                        function("lower", SimpleType.DYN, SimpleType.DYN));
        for (String variable : Environment.VARIABLES) {
            builder.addVar(variable, Environment.typeOf(variable));
        }
        return builder;
    }

    private static CelFunctionDecl function(String name, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newGlobalOverload(name + "_overload", result, arguments));
    }

    private static Expression compile(CelCompiler compiler, String source) throws ExpressionException {
        try {
            return build(compiler, source);
        } catch (StackOverflowError e) {
            throw new ExpressionException("the expression is nested too deeply", 1, 1);
        }
    }

    private static Expression build(CelCompiler compiler, String source) throws ExpressionException {
        CelAbstractSyntaxTree ast = check(compiler, source);
        NodeBuilder nodes = new NodeBuilder(ast);
        Node root = nodes.build(ast.getExpr());
        return new Expression(source, root, nodes.slots());
    }

    private static CelAbstractSyntaxTree check(CelCompiler compiler, String source) throws ExpressionException {
        CelValidationResult checked = compiler.compile(source);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().get(0);
            throw new ExpressionException(
                    explain(issue, source),
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1);
        }
        try {
            return checked.getAst();
        } catch (CelValidationException e) {
            throw new ExpressionException(e.getMessage(), 1, 1);
        }
    }

    /** Adds what was probably meant to a message about a field that does not exist. */
    private static String explain(CelIssue issue, String source) {
        String message = issue.getMessage().lines().findFirst().orElse("the expression can't be understood");
        Matcher undefined = UNDEFINED_FIELD.matcher(message);
        Matcher variable = LAST_NAME.matcher(before(issue.getSourceLocation(), source));
        if (!undefined.find() || !variable.find()) {
            return message;
        }
        Set<String> fields = Environment.fieldsOf(variable.group(1));
        return fields.isEmpty() ? message : Suggestion.append(message, undefined.group(1), fields);
    }

    /** The part of a line that stands before the place of an issue, which for a selection is its dot. */
    private static String before(CelSourceLocation at, String source) {
        String line =
                source.lines().skip(Math.max(0, at.getLine() - 1L)).findFirst().orElse("");
        int codePoints = Math.min(Math.max(at.getColumn(), 0), line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, codePoints));
    }
}
