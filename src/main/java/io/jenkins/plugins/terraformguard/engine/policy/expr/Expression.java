package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A compiled expression. What it comes to depends on nothing else, so any number of threads may use it. */
public final class Expression {
    /** Stands for all fields of {@code run}, where it is handed on as a whole. */
    public static final String ALL_OF_RUN = "*";

    /** Where the variable may stand; to compile for nothing costs more than to look. */
    private static final Pattern RUN = Pattern.compile("(?<![.\\w])run\\b");

    private final String source;
    private final Supplier<Code> compiler;

    /** Threads that come to compile it at the same time get the same from it. */
    private Code code;

    Expression(String source, Code code) {
        this(source, () -> code);
        this.code = code;
    }

    /** @param compiler is asked when the expression is used for the first time */
    Expression(String source, Supplier<Code> compiler) {
        this.source = source;
        this.compiler = compiler;
    }

    /** What an expression is compiled to. */
    record Code(Node root, int slots, Set<String> planFields, Set<String> runFields, List<RelationCall> relations) {
        Code {
            planFields = Set.copyOf(planFields);
            runFields = Set.copyOf(runFields);
            relations = List.copyOf(relations);
        }
    }

    private Code code() {
        Code known = code;
        if (known == null) {
            known = compiler.get();
            code = known;
        }
        return known;
    }

    /** Compiles it now if it is not yet. */
    public void compile() {
        code();
    }

    /** The text that it was compiled from. */
    public String source() {
        return source;
    }

    /** The fields of {@code plan} that it may look at. */
    public Set<String> planFields() {
        return code == null && !source.contains("plan") ? Set.of() : code().planFields();
    }

    /** The fields of {@code run} that it may look at, or {@link #ALL_OF_RUN} among them. */
    public Set<String> runFields() {
        return code == null && !RUN.matcher(source).find() ? Set.of() : code().runFields();
    }

    /** Where it asks for other resources of the plan. */
    public List<RelationCall> relations() {
        return code == null && Relation.areAbsent(source) ? List.of() : code().relations();
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
        Code compiled = code();
        Scope scope = new Scope(compiled.slots(), trace, bindings.relations());
        bindings.fill(scope.slots);
        try {
            return compiled.root().eval(scope);
        } catch (StackOverflowError e) {
            throw new EvaluationError("the expression or the value is nested too deeply");
        }
    }

    /** A value of the input that an answer rests on. */
    public record Looked(String path, Value value) {}
}
