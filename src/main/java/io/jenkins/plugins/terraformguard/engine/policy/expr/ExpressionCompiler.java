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
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and type-checks expressions with CEL's own compiler, then compiles them for evaluation with three values. */
public final class ExpressionCompiler {
    private static final int MAX_LENGTH = 20_000;
    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '([^']*)'");
    private static final Pattern TESTED = Pattern.compile("\\bhas\\(\\s*(\\w++)\\s*\\.\\s*(\\w++)");
    private static final Pattern LAST_NAME = Pattern.compile("([A-Za-z_]\\w*)\\s*$");

    private final Map<String, ParamType> params;
    private final Compilers compilers;

    /** A compiler for expressions whose parameters may have any name and type. */
    public ExpressionCompiler() {
        this(null);
    }

    /** @param params the parameters that there are, with their types; a name that is not there does not compile */
    public ExpressionCompiler(Map<String, ParamType> params) {
        this.params = params;
        boolean typed = params != null && params.values().stream().anyMatch(type -> type != ParamType.ANY);
        compilers = typed ? Compilers.of(params) : Compilers.UNTYPED;
    }

    /** Compiles an expression that must give a truth value. */
    public Expression condition(String source) throws ExpressionException {
        return compile(compilers.conditions(), source);
    }

    /** Compiles an expression that may give anything. */
    public Expression value(String source) throws ExpressionException {
        return compile(compilers.values(), source);
    }

    /** CEL's compilers. They keep no state, and take long to make, so all packs without types share theirs. */
    private record Compilers(CelCompiler conditions, CelCompiler values) {
        static final Compilers UNTYPED = of(Map.of());

        static Compilers of(Map<String, ParamType> params) {
            Environment environment = new Environment(params);
            return new Compilers(
                    builder(environment).setResultType(SimpleType.BOOL).build(),
                    builder(environment).build());
        }
    }

    private static CelCompilerBuilder builder(Environment environment) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.current()
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(MAX_LENGTH)
                        .maxParseRecursionDepth(100)
                        .build())
                .setTypeProvider(environment)
                .addFunctionDeclarations(
                        function("jsondecode", SimpleType.DYN, SimpleType.DYN),
                        function("aslist", ListType.create(SimpleType.DYN), SimpleType.DYN),
                        function("glob", SimpleType.BOOL, SimpleType.DYN, SimpleType.STRING),
                        function("known", SimpleType.BOOL, SimpleType.DYN),
                        function("lower", SimpleType.DYN, SimpleType.DYN));
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
        CelValidationResult checked = compiler.compile(source);
        if (checked.hasError()) {
            CelIssue issue = checked.getErrors().get(0);
            throw new ExpressionException(
                    explain(issue, source),
                    issue.getSourceLocation().getLine(),
                    issue.getSourceLocation().getColumn() + 1);
        }
        try {
            CelAbstractSyntaxTree ast = checked.getAst();
            NodeBuilder nodes = new NodeBuilder(ast, params);
            Node root = nodes.build(ast.getExpr());
            return new Expression(source, root, nodes.slots());
        } catch (CelValidationException e) {
            throw new ExpressionException(e.getMessage(), 1, 1);
        }
    }

    /** Adds what was probably meant to a message about a field that does not exist. */
    private String explain(CelIssue issue, String source) {
        String message = issue.getMessage().lines().findFirst().orElse("the expression can't be understood");
        Matcher undefined = UNDEFINED_FIELD.matcher(message);
        Matcher variable = LAST_NAME.matcher(before(issue.getSourceLocation(), source));
        if (!undefined.find()) {
            return message;
        }
        boolean selected = variable.find() && !variable.group(1).equals("has");
        String name = selected ? variable.group(1) : tested(undefined.group(1), source);
        Set<String> fields = name.equals("params") && params != null ? params.keySet() : Environment.fieldsOf(name);
        return fields.isEmpty() ? message : Suggestion.append(message, undefined.group(1), fields);
    }

    /** The variable of {@code has(variable.field)}, which is an issue at its beginning; empty if there is none. */
    private static String tested(String field, String source) {
        Matcher has = TESTED.matcher(source);
        while (has.find()) {
            if (has.group(2).equals(field)) {
                return has.group(1);
            }
        }
        return "";
    }

    /** The part of a line that stands before the place of an issue, which for a selection is its dot. */
    private static String before(CelSourceLocation at, String source) {
        String line =
                source.lines().skip(Math.max(0, at.getLine() - 1L)).findFirst().orElse("");
        int codePoints = Math.min(Math.max(at.getColumn(), 0), line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, codePoints));
    }
}
