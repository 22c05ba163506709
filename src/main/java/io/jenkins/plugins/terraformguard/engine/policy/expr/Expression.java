package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Set;

/** A compiled expression. It keeps no state, so any number of threads may use it. */
public final class Expression {
    private final String source;
    private final Node root;
    private final int slots;
    private final Set<String> planFields;
    private final List<RelationCall> relations;

    Expression(String source, Node root, int slots, Set<String> planFields, List<RelationCall> relations) {
        this.source = source;
        this.root = root;
        this.slots = slots;
        this.planFields = Set.copyOf(planFields);
        this.relations = List.copyOf(relations);
    }

    /** The text that it was compiled from. */
    public String source() {
        return source;
    }

    /** The fields of {@code plan} that it may look at. */
    public Set<String> planFields() {
        return planFields;
    }

    /** Where it asks for other resources of the plan. */
    public List<RelationCall> relations() {
        return relations;
    }

    /**
     * Evaluates the expression.
     *
     * @throws EvaluationError if there is no answer
     */
    public Value value(Bindings bindings) {
        return run(bindings, null);
    }

    /**
     * The truth of the expression: true, false, or {@link Value#UNKNOWN}.
     *
     * @throws EvaluationError if there is no answer
     */
    public Value truth(Bindings bindings) {
        return Kleene.truth(value(bindings));
    }

    /** Evaluates once more, and tells which values of the input the answer rests on. */
    public List<Looked> explain(Bindings bindings) {
        Trace trace = new Trace();
        try {
            run(bindings, trace);
        } catch (EvaluationError e) {
            // What was looked at before the error is what led to it.
        }
        return trace.accesses().stream()
                .map(access -> new Looked(access.path(), access.value()))
                .toList();
    }

    private Value run(Bindings bindings, Trace trace) {
        Scope scope = new Scope(slots, trace, bindings.relations());
        bindings.fill(scope.slots);
        try {
            return root.eval(scope);
        } catch (StackOverflowError e) {
            throw new EvaluationError("the expression or the value is nested too deeply");
        }
    }

    /** A value of the input that an answer rests on. */
    public record Looked(String path, Value value) {}
}
