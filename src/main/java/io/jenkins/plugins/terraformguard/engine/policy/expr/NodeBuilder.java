package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns CEL's checked syntax tree into nodes that evaluate with three values. */
final class NodeBuilder {
    private final CelAbstractSyntaxTree ast;
    private final ParamCheck params;
    private final Map<String, Integer> locals = new HashMap<>();
    private int slots = Environment.VARIABLES.size();

    /** @param params the parameters that there are, or null where there may be any */
    NodeBuilder(CelAbstractSyntaxTree ast, Map<String, ParamType> params) {
        this.ast = ast;
        this.params = new ParamCheck(ast, params);
    }

    int slots() {
        return slots;
    }

    Node build(CelExpr expr) throws ExpressionException {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT -> identifier(expr);
            case SELECT -> {
                if (ParamCheck.isParams(expr.select().operand()) && !locals.containsKey("params")) {
                    refuse(expr, params.selection(expr.select().field()));
                }
                Node operand = build(expr.select().operand());
                yield expr.select().testOnly()
                        ? Access.has(operand, expr.select().field())
                        : Access.select(operand, expr.select().field());
            }
            case CALL -> call(expr);
            case LIST -> list(expr.list().elements());
            case MAP -> map(expr);
            case COMPREHENSION -> comprehension(expr.comprehension());
            default -> throw unsupported(expr, "this kind of expression");
        };
    }

    private Node constant(CelExpr expr) throws ExpressionException {
        CelConstant constant = expr.constant();
        Value value =
                switch (constant.getKind()) {
                    case NULL_VALUE -> Value.NULL;
                    case BOOLEAN_VALUE -> Value.of(constant.booleanValue());
                    case INT64_VALUE -> new Value.Int(constant.int64Value());
                    case UINT64_VALUE ->
                        Value.of(new BigDecimal(constant.uint64Value().bigIntegerValue()));
                    case DOUBLE_VALUE -> {
                        if (!Double.isFinite(constant.doubleValue())) {
                            throw error(expr, "the number is too large");
                        }
                        yield Value.of(BigDecimal.valueOf(constant.doubleValue()));
                    }
                    case STRING_VALUE -> new Value.Text(constant.stringValue());
                    default -> throw unsupported(expr, "a constant of this type");
                };
        return scope -> value;
    }

    private Node identifier(CelExpr expr) throws ExpressionException {
        String name = expr.ident().name();
        Integer local = locals.get(name);
        if (local != null) {
            return Access.variable(name, local, false);
        }
        int slot = Environment.VARIABLES.indexOf(name);
        if (slot < 0) {
            throw unsupported(expr, "'" + name + "'");
        }
        return Access.variable(name, slot, true);
    }

    private void refuse(CelExpr expr, String wrong) throws ExpressionException {
        if (wrong != null) {
            throw error(expr, wrong);
        }
    }

    private Node call(CelExpr expr) throws ExpressionException {
        if (!locals.containsKey("params")) {
            refuse(expr, params.comparison(expr.call()));
        }
        List<Node> args = new ArrayList<>();
        if (expr.call().target().isPresent()) {
            args.add(build(expr.call().target().get()));
        }
        for (CelExpr argument : expr.call().args()) {
            args.add(build(argument));
        }
        String function = expr.call().function();
        if (function.equals("matches")) {
            Node constant = constantPattern(expr, args.get(0));
            if (constant != null) {
                return constant;
            }
        }
        Node node = args.isEmpty() ? null : Calls.node(function, args);
        if (node == null) {
            throw unsupported(expr, "the function '" + function + "'");
        }
        return scope -> {
            scope.step();
            return node.eval(scope);
        };
    }

    private Node constantPattern(CelExpr expr, Node text) throws ExpressionException {
        CelExpr pattern = expr.call().args().get(expr.call().args().size() - 1);
        if (pattern.exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return null;
        }
        try {
            return Calls.matches(text, Functions.compile(pattern.constant().stringValue()));
        } catch (EvaluationError e) {
            throw error(pattern, e.getMessage());
        }
    }

    private Node list(List<CelExpr> elements) throws ExpressionException {
        List<Node> nodes = new ArrayList<>();
        for (CelExpr element : elements) {
            nodes.add(build(element));
        }
        return scope ->
                new Value.ListValue(nodes.stream().map(node -> node.eval(scope)).toList());
    }

    private Node map(CelExpr expr) throws ExpressionException {
        Map<String, Node> entries = new TreeMap<>();
        for (CelExpr.CelMap.Entry entry : expr.map().entries()) {
            if (entry.key().exprKind().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || entry.key().constant().getKind() != CelConstant.Kind.STRING_VALUE) {
                throw unsupported(entry.key(), "a map key that is not a plain string");
            }
            entries.put(entry.key().constant().stringValue(), build(entry.value()));
        }
        return scope -> {
            Map<String, Value> values = new TreeMap<>();
            entries.forEach((key, node) -> values.put(key, node.eval(scope)));
            return MapValue.copyOf(values);
        };
    }

    private Node comprehension(CelExpr.CelComprehension loop) throws ExpressionException {
        Node range = build(loop.iterRange());
        Node initial = build(loop.accuInit());
        int variable = slots++;
        int accumulator = slots++;
        Integer outerVariable = locals.put(loop.iterVar(), variable);
        Integer outerAccumulator = locals.put(loop.accuVar(), accumulator);
        try {
            Node collect = collect(loop, range, variable);
            if (collect != null) {
                return collect;
            }
            return new Comprehension(
                    range,
                    variable,
                    accumulator,
                    initial,
                    build(loop.loopCondition()),
                    build(loop.loopStep()),
                    build(loop.result()));
        } finally {
            restore(loop.accuVar(), outerAccumulator);
            restore(loop.iterVar(), outerVariable);
        }
    }

    /** The node of a loop whose step is {@code accu + [e]} or {@code p ? accu + [e] : accu}; null for any other loop. */
    private Node collect(CelExpr.CelComprehension loop, Node range, int variable) throws ExpressionException {
        CelExpr step = loop.loopStep();
        CelExpr predicate = null;
        if (isCall(step, "_?_:_") && isAccumulator(step.call().args().get(2), loop)) {
            predicate = step.call().args().get(0);
            step = step.call().args().get(1);
        }
        boolean appends = isCall(step, "_+_")
                && isAccumulator(step.call().args().get(0), loop)
                && step.call().args().get(1).exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                && step.call().args().get(1).list().elements().size() == 1
                && loop.accuInit().exprKind().getKind() == CelExpr.ExprKind.Kind.LIST
                && isAccumulator(loop.result(), loop);
        if (!appends) {
            return null;
        }
        CelExpr element = step.call().args().get(1).list().elements().get(0);
        return new Collect(range, variable, predicate == null ? null : build(predicate), build(element));
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(function);
    }

    private static boolean isAccumulator(CelExpr expr, CelExpr.CelComprehension loop) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(loop.accuVar());
    }

    private void restore(String name, Integer outer) {
        if (outer == null) {
            locals.remove(name);
        } else {
            locals.put(name, outer);
        }
    }

    private ExpressionException unsupported(CelExpr expr, String what) {
        return error(expr, what + " can't be used in a policy");
    }

    private ExpressionException error(CelExpr expr, String message) {
        Integer position = ast.getSource().getPositionsMap().get(expr.id());
        CelSourceLocation at = ast.getSource()
                .getOffsetLocation(position == null ? 0 : position)
                .orElse(CelSourceLocation.of(1, 0));
        return new ExpressionException(message, at.getLine(), at.getColumn() + 1);
    }
}
