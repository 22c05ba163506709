package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelType;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Builds the record of a function, word by word.
 *
 * <p>The row of answers is what an evaluation goes by: the body of a function that {@link #does} something is never asked
 * about an argument that is null, unknown or sensitive as a whole.
 */
final class Declaring {
    /** What a function computes out of arguments that are all known, at least as containers. */
    interface Body {
        Value apply(Scope scope, List<Value> arguments);
    }

    private final String name;
    private final CelType result;
    private boolean receiver;
    private boolean standard;
    private List<Parameter> parameters = List.of();
    private String description;
    private Answer.Row answers;
    private PolicyFunction.Example example;

    private Declaring(String name, CelType result) {
        this.name = name;
        this.result = result;
    }

    static Declaring function(String name, CelType result) {
        return new Declaring(name, result);
    }

    /** It is called on its first argument. */
    Declaring onReceiver() {
        receiver = true;
        return this;
    }

    /** CEL's own library declares it. */
    Declaring standard() {
        standard = true;
        return this;
    }

    Declaring takes(Parameter... all) {
        parameters = List.of(all);
        return this;
    }

    Declaring says(String sentence) {
        description = sentence;
        return this;
    }

    Declaring answers(Answer whenNull, Answer whenUnknown, Answer whenSensitive) {
        answers = new Answer.Row(whenNull, whenUnknown, whenSensitive);
        return this;
    }

    /** The usual answers: one where something is absent, unknown where something can't be seen. */
    Declaring answers(Answer whenNull) {
        return answers(whenNull, Answer.UNKNOWN, Answer.UNKNOWN);
    }

    Declaring example(String equalTo, String... arguments) {
        example = new PolicyFunction.Example(equalTo, List.of(arguments));
        return this;
    }

    /** It computes this; the row of answers sees to everything else. */
    PolicyFunction does(Body body) {
        return doesEach(() -> body);
    }

    /** The same, with a body of its own for each call in an expression: one that remembers what it was asked last. */
    PolicyFunction doesEach(Supplier<Body> bodies) {
        Answer.Row row = answers;
        return compiles(arguments -> new StrictCall(name, row, bodies.get(), List.copyOf(arguments)));
    }

    /** It makes its node itself, and keeps to the row of answers itself. */
    PolicyFunction compiles(Function<List<Node>, Node> compilation) {
        return new PolicyFunction(
                name, receiver, standard, result, parameters, description, answers, example, compilation);
    }

    private record StrictCall(String name, Answer.Row answers, Body body, List<Node> arguments) implements Node {
        @Override
        public Value eval(Scope scope) {
            Value[] values = new Value[arguments.size()];
            boolean absent = false;
            boolean unknown = false;
            boolean sensitive = false;
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(i).eval(scope);
                absent |= values[i].isNull();
                sensitive |= values[i] instanceof Value.Sensitive;
                unknown |= values[i].isOpaque();
            }
            if (absent) {
                return answers.whenNull().value();
            }
            if (unknown) {
                return (sensitive ? answers.whenSensitive() : answers.whenUnknown()).value();
            }
            try {
                return scope.made(body.apply(scope, List.of(values)));
            } catch (FormatException e) {
                throw new EvaluationError(name + ": " + e.getMessage());
            }
        }
    }
}
