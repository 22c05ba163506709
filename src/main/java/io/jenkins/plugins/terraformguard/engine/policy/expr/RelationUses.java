package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where an expression asks for other resources and which of their attributes it may look at, so that nothing else of
 * them need be kept. It follows the lists, their elements and the states of those through the expression; what goes any
 * other way may be looked at as a whole.
 */
final class RelationUses {
    private enum Shape {
        OTHER,
        LIST,
        ELEMENT,
        BEFORE,
        AFTER
    }

    /** What a part of the expression is, and the calls that it comes from. */
    private record Use(Shape shape, Set<Integer> calls) {
        static final Use OTHER = new Use(Shape.OTHER, Set.of());

        Use as(Shape other) {
            return new Use(other, calls);
        }
    }

    private final CelAbstractSyntaxTree ast;
    private final Map<String, Use> variables = new HashMap<>();
    private final List<RelationCall> calls = new ArrayList<>();

    private RelationUses(CelAbstractSyntaxTree ast) {
        this.ast = ast;
    }

    static List<RelationCall> of(CelAbstractSyntaxTree ast) throws ExpressionException {
        RelationUses uses = new RelationUses(ast);
        uses.consume(uses.use(ast.getExpr()));
        return uses.calls;
    }

    private Use use(CelExpr expr) throws ExpressionException {
        return switch (expr.exprKind().getKind()) {
            case IDENT -> variables.getOrDefault(expr.ident().name(), Use.OTHER);
            case SELECT -> select(use(expr.select().operand()), expr.select().field());
            case CALL -> call(expr);
            case LIST -> {
                for (CelExpr element : expr.list().elements()) {
                    consume(use(element));
                }
                yield Use.OTHER;
            }
            case MAP -> {
                for (CelExpr.CelMap.Entry entry : expr.map().entries()) {
                    consume(use(entry.value()));
                }
                yield Use.OTHER;
            }
            case COMPREHENSION -> comprehension(expr.comprehension());
            default -> Use.OTHER;
        };
    }

    private Use select(Use operand, String field) {
        switch (operand.shape()) {
            case ELEMENT -> {
                return switch (field) {
                    case "before" -> operand.as(Shape.BEFORE);
                    case "after" -> operand.as(Shape.AFTER);
                    default -> Use.OTHER;
                };
            }
            case BEFORE, AFTER -> look(operand, new RelationCall.Attributes(false, Set.of(field)));
            default -> consume(operand);
        }
        return Use.OTHER;
    }

    private Use call(CelExpr expr) throws ExpressionException {
        String function = expr.call().function();
        Relation relation = Relation.of(function);
        if (relation != null) {
            calls.add(Places.relationCall(ast, expr, relation));
            return new Use(Shape.LIST, Set.of(calls.size() - 1));
        }
        List<CelExpr> args = expr.call().args();
        if (expr.call().target().isPresent() || args.isEmpty()) {
            for (CelExpr arg : args) {
                consume(use(arg));
            }
            consume(expr.call().target().isPresent() ? use(expr.call().target().get()) : Use.OTHER);
            return Use.OTHER;
        }
        return switch (function) {
            case "_[_]" -> index(use(args.get(0)), args.get(1));
            case "_+_" -> either(use(args.get(0)), use(args.get(1)));
            case "_?_:_" -> {
                consume(use(args.get(0)));
                yield either(use(args.get(1)), use(args.get(2)));
            }
            case "dyn" -> use(args.get(0));
            case "size" -> {
                Use counted = use(args.get(0));
                // A list is counted without a look at what is in it.
                consume(counted.shape() == Shape.LIST ? Use.OTHER : counted);
                yield Use.OTHER;
            }
            default -> {
                for (CelExpr arg : args) {
                    Use compared = use(arg);
                    consume(comparesWithNull(expr) ? Use.OTHER : compared);
                }
                yield Use.OTHER;
            }
        };
    }

    /** Whether a state is there at all can be told without its attributes. */
    private static boolean comparesWithNull(CelExpr expr) {
        return (expr.call().function().equals("_==_") || expr.call().function().equals("_!=_"))
                && expr.call().args().stream()
                        .anyMatch(arg -> arg.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                                && arg.constant().getKind() == CelConstant.Kind.NULL_VALUE);
    }

    private Use index(Use container, CelExpr key) throws ExpressionException {
        consume(use(key));
        if (container.shape() == Shape.LIST) {
            return container.as(Shape.ELEMENT);
        }
        boolean text = key.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (text) {
            return select(container, key.constant().stringValue());
        }
        consume(container);
        return Use.OTHER;
    }

    private Use either(Use a, Use b) {
        if (a.shape() != b.shape()) {
            consume(a);
            consume(b);
            return Use.OTHER;
        }
        Set<Integer> both = new HashSet<>(a.calls());
        both.addAll(b.calls());
        return new Use(a.shape(), both);
    }

    private Use comprehension(CelExpr.CelComprehension loop) throws ExpressionException {
        Use range = use(loop.iterRange());
        boolean list = range.shape() == Shape.LIST;
        consume(list ? Use.OTHER : range);
        consume(use(loop.accuInit()));
        Use outerVariable = variables.put(loop.iterVar(), list ? range.as(Shape.ELEMENT) : Use.OTHER);
        Use outerAccumulator = variables.put(loop.accuVar(), Use.OTHER);
        try {
            Collected collected = Collected.of(loop);
            if (collected != null) {
                consume(collected.predicate() == null ? Use.OTHER : use(collected.predicate()));
                Use element = use(collected.element());
                if (element.shape() == Shape.ELEMENT) {
                    return element.as(Shape.LIST);
                }
                consume(element);
                return Use.OTHER;
            }
            consume(use(loop.loopCondition()));
            consume(use(loop.loopStep()));
            consume(use(loop.result()));
            return Use.OTHER;
        } finally {
            restore(loop.accuVar(), outerAccumulator);
            restore(loop.iterVar(), outerVariable);
        }
    }

    private void restore(String name, Use outer) {
        if (outer == null) {
            variables.remove(name);
        } else {
            variables.put(name, outer);
        }
    }

    /** Takes note that all of a part may be looked at. */
    private void consume(Use use) {
        if (use.shape() != Shape.OTHER) {
            look(use, RelationCall.Attributes.ALL);
        }
    }

    private void look(Use use, RelationCall.Attributes attributes) {
        for (int index : use.calls()) {
            RelationCall call = calls.get(index);
            calls.set(
                    index,
                    new RelationCall(
                            call.relation(),
                            call.types(),
                            use.shape() == Shape.AFTER
                                    ? call.before()
                                    : call.before().and(attributes),
                            use.shape() == Shape.BEFORE
                                    ? call.after()
                                    : call.after().and(attributes),
                            call.line(),
                            call.column()));
        }
    }
}
