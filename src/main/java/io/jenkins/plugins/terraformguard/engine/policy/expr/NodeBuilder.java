package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns CEL's checked syntax tree into nodes that evaluate with three values. */
final class NodeBuilder {
    private final CelAbstractSyntaxTree ast;
    private final ParamCheck params;
    private final Map<String, Integer> locals = new HashMap<>();
    private final Set<String> planFields = new TreeSet<>();
    private final Set<String> runFields = new TreeSet<>();
    private int slots = Environment.VARIABLES.size();

    /** @param params the parameters that there are, or null where there may be any */
    NodeBuilder(CelAbstractSyntaxTree ast, Map<String, ParamType> params) {
        this.ast = ast;
        this.params = new ParamCheck(ast, params);
    }

    int slots() {
        return slots;
    }

    /** Which fields of the plan the expression reaches. */
    Set<String> planFields() {
        return planFields;
    }

    /** Which fields of the run the expression reaches, or {@link Expression#ALL_OF_RUN} among them. */
    Set<String> runFields() {
        return runFields;
    }

    Node build(CelExpr expr) throws ExpressionException {
        return switch (expr.exprKind().getKind()) {
            case CONSTANT -> constant(expr);
            case IDENT -> identifier(expr);
            case SELECT -> {
                if (ParamCheck.isParams(expr.select().operand()) && !locals.containsKey("params")) {
                    refuse(expr, params.selection(expr.select().field()));
                }
                Node operand = operand(expr.select());
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

    private Node operand(CelExpr.CelSelect select) throws ExpressionException {
        CelExpr operand = select.operand();
        if (isVariable(operand, "run")) {
            runFields.add(select.field());
            return variable("run");
        }
        if (isVariable(operand, "plan")) {
            planFields.add(select.field());
        }
        return build(operand);
    }

    private boolean isVariable(CelExpr expr, String name) {
        return expr.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.ident().name().equals(name)
                && !locals.containsKey(name);
    }

    private static Node variable(String name) {
        return Access.variable(name, Environment.VARIABLES.indexOf(name), true);
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
        return new Constant(value);
    }

    private Node identifier(CelExpr expr) throws ExpressionException {
        String name = expr.ident().name();
        Integer local = locals.get(name);
        if (local != null) {
            return Access.variable(name, local, false);
        }
        if (!Environment.VARIABLES.contains(name)) {
            throw unsupported(expr, "'" + name + "'");
        }
        if (name.equals("run")) {
            runFields.add(Expression.ALL_OF_RUN);
        }
        return variable(name);
    }

    private void refuse(CelExpr expr, String wrong) throws ExpressionException {
        if (wrong != null) {
            throw error(expr, wrong);
        }
    }

    private Node call(CelExpr expr) throws ExpressionException {
        Relation relation = Relation.of(expr.call().function());
        if (relation != null) {
            return new RelationNode(
                    relation, Places.relationCall(ast, expr, relation).types());
        }
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
        Node node = function(expr, args);
        return scope -> {
            scope.step();
            return node.eval(scope);
        };
    }

    private Node function(CelExpr expr, List<Node> args) throws ExpressionException {
        String name = expr.call().function();
        PolicyFunction function = FunctionLibrary.find(name);
        if (function != null) {
            checkLiterals(function, expr, args);
            return function.node(args);
        }
        Node operator = OperatorCalls.operator(name, args);
        if (operator == null) {
            throw error(expr, CompileMessage.unknownFunction(name));
        }
        return operator;
    }

    /** Refuses what is written out in the policy and would be an error on every resource. */
    private void checkLiterals(PolicyFunction function, CelExpr expr, List<Node> args) throws ExpressionException {
        List<CelExpr> written = new ArrayList<>();
        expr.call().target().ifPresent(written::add);
        written.addAll(expr.call().args());
        for (int i = 0; i < function.parameters().size(); i++) {
            if (args.get(i) instanceof Constant constant && constant.value() instanceof Value.Text text) {
                try {
                    function.parameters().get(i).check().accept(text.value());
                } catch (EvaluationError | FormatException e) {
                    throw error(written.get(i), e.getMessage());
                }
            }
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
            Collected collected = Collected.of(loop);
            if (collected != null) {
                Node predicate = collected.predicate() == null ? null : build(collected.predicate());
                return new Collect(range, variable, predicate, build(collected.element()));
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
        return Places.error(ast, expr, message);
    }
}
