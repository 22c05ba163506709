package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Parses and checks expressions with CEL's own parser and checker. */
final class TypeChecker {
    private static final int MAX_LENGTH = 20_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MAX_LENGTH)
            .maxParseRecursionDepth(100)
            .populateMacroCalls(true)
            .build();

    /** Keeps no state. */
    private static final CelParser PARSER = CelParserFactory.standardCelParserBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setOptions(OPTIONS)
            .build();

    private final Environment environment;

    TypeChecker(Environment environment) {
        this.environment = environment;
    }

    /** A syntax tree whose types were not checked, or what is wrong. */
    static CelValidationResult parse(String source) {
        return PARSER.parse(source);
    }

    /**
     * A checked syntax tree, or what is wrong.
     *
     * @param condition whether the expression must give a truth value
     */
    CelValidationResult check(String source, boolean condition) throws CelValidationException {
        CelValidationResult parsed = PARSER.parse(source);
        if (parsed.hasError()) {
            return parsed;
        }
        CelAbstractSyntaxTree tree = parsed.getAst();
        Set<String> called = new TreeSet<>();
        calls(tree.getExpr(), called);
        CelCheckerBuilder checker = CelCompilerFactory.standardCelCheckerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setTypeProvider(environment)
                .addFunctionDeclarations(Declarations.of(called));
        for (String variable : Environment.VARIABLES) {
            checker.addVarDeclarations(CelVarDecl.newVarDeclaration(variable, environment.typeOf(variable)));
        }
        if (condition) {
            checker.setResultType(SimpleType.BOOL);
        }
        return checker.build().check(tree);
    }

    private static void calls(CelExpr expr, Set<String> names) {
        switch (expr.exprKind().getKind()) {
            case SELECT -> calls(expr.select().operand(), names);
            case CALL -> {
                names.add(expr.call().function());
                expr.call().target().ifPresent(target -> calls(target, names));
                expr.call().args().forEach(arg -> calls(arg, names));
            }
            case LIST -> expr.list().elements().forEach(element -> calls(element, names));
            case MAP ->
                expr.map().entries().forEach(entry -> {
                    calls(entry.key(), names);
                    calls(entry.value(), names);
                });
            case COMPREHENSION -> {
                CelExpr.CelComprehension loop = expr.comprehension();
                Stream.of(loop.iterRange(), loop.accuInit(), loop.loopCondition(), loop.loopStep(), loop.result())
                        .forEach(part -> calls(part, names));
            }
            default -> {
                // Constants and names call nothing; messages do not compile here.
            }
        }
    }
}
