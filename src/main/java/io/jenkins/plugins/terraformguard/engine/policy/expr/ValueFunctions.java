package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.ANY;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.LIST;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.any;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.JsonText;
import java.util.List;
import java.util.function.UnaryOperator;

/** Functions of values of any type, and conversions. */
final class ValueFunctions {
    static final List<PolicyFunction> ALL = List.of(
            Declaring.function("size", SimpleType.INT)
                    .standard()
                    .takes(any("x"))
                    .says("Characters of a text, elements of a list or keys of a map;"
                            + " of what is sensitive it shows only whether it is 0")
                    .answers(Answer.ZERO)
                    .example("3", "[1, 2, 3]")
                    .compiles(arguments ->
                            scope -> Operators.size(arguments.get(0).eval(scope))),
            conversion(
                    "int",
                    SimpleType.INT,
                    "The number that a text says, or a number without its fraction",
                    "22",
                    "\"22\"",
                    Conversions::toInt),
            conversion(
                    "double",
                    SimpleType.DOUBLE,
                    "The number that a text says",
                    "2.5",
                    "\"2.5\"",
                    Conversions::toDouble),
            conversion(
                    "string",
                    SimpleType.STRING,
                    "The value as text, a list or a map as JSON",
                    "\"22\"",
                    "22",
                    Conversions::toText),
            Declaring.function("dyn", ANY)
                    .standard()
                    .takes(any("x"))
                    .says("The value itself, with its type left open: allows to compare it with a value of any type")
                    .answers(Answer.NULL, Answer.UNKNOWN, Answer.SPECIAL)
                    .example("22", "22")
                    .compiles(arguments -> arguments.get(0)),
            Declaring.function("known", BOOL)
                    .takes(any("x"))
                    .says("Whether `x` is known before apply; for attributes that a provider fills in where the"
                            + " configuration leaves them out")
                    .answers(Answer.TRUE, Answer.FALSE, Answer.TRUE)
                    .example("true", "\"a\"")
                    .compiles(arguments -> scope ->
                            Value.of(Conversions.isKnown(arguments.get(0).eval(scope)))),
            Declaring.function("aslist", LIST)
                    .takes(any("x"))
                    .says("Null as an empty list, a list as it is, also where it is sensitive, anything else as a list"
                            + " of one")
                    .answers(Answer.EMPTY_LIST, Answer.UNKNOWN, Answer.SPECIAL)
                    .example("[\"a\"]", "\"a\"")
                    .compiles(arguments ->
                            scope -> Conversions.aslist(arguments.get(0).eval(scope))),
            Declaring.function("jsondecode", ANY)
                    .takes(text("json"))
                    .says("What a JSON text says; an error if it is no JSON")
                    .answers(Answer.NULL)
                    .example("{\"a\": [1]}", "\"{\\\"a\\\": [1]}\"")
                    .does((scope, arguments) -> {
                        scope.made(arguments.get(0));
                        return JsonText.parse(Arguments.text("jsondecode", arguments.get(0)));
                    }),
            Declaring.function("distinct", LIST)
                    .takes(Parameter.of("list", LIST))
                    .says("The list without repetitions, in its order; unknown if it has an element beside others that"
                            + " is not wholly known")
                    .answers(Answer.EMPTY_LIST)
                    .example("[2, 1]", "[2, 1, 2]")
                    .does((scope, arguments) -> Lists.distinct(scope, arguments.get(0))),
            Declaring.function("sort", LIST)
                    .takes(Parameter.of("list", LIST))
                    .says("The list of texts or of numbers in ascending order; unknown if it has an element beside"
                            + " others that is not known")
                    .answers(Answer.EMPTY_LIST)
                    .example("[1, 2]", "[2, 1]")
                    .does((scope, arguments) -> Lists.sort(scope, arguments.get(0))));

    private ValueFunctions() {}

    private static PolicyFunction conversion(
            String name, CelType type, String says, String result, String example, UnaryOperator<Value> conversion) {
        return Declaring.function(name, type)
                .standard()
                .takes(any("x"))
                .says(says)
                .answers(Answer.NULL)
                .example(result, example)
                .does((scope, arguments) -> conversion.apply(arguments.get(0)));
    }
}
