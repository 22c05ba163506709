package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.BOOL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.LIST;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.TEXTS;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.TEXT_OR_NULL;
import static io.jenkins.plugins.terraformguard.engine.policy.expr.Arguments.text;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Functions of texts. */
final class TextFunctions {
    static final List<PolicyFunction> ALL = List.of(
            test("contains", "part", "Whether a part of the text is this", "\"cde\"", String::contains),
            test("startsWith", "start", "Whether the text begins like this", "\"abc\"", String::startsWith),
            test("endsWith", "end", "Whether the text ends like this", "\"def\"", String::endsWith),
            Declaring.function("matches", BOOL)
                    .onReceiver()
                    .standard()
                    .takes(text("text"), text("pattern").checked(Patterns::regex))
                    .says(
                            "Whether a part of the text fits the [RE2](https://github.com/google/re2/wiki/Syntax) pattern;"
                                    + " anchor it with `^` and `$` for the whole")
                    .answers(Answer.FALSE)
                    .example("true", "\"m6i.large\"", "\"^m[56]i?[.]\"")
                    .compiles(arguments -> Patterns.call("matches", arguments)),
            Declaring.function("glob", BOOL)
                    .takes(text("text"), text("pattern").checked(Patterns::glob))
                    .says("Whether the text fits a pattern in which `*` is any text and `?` one character")
                    .answers(Answer.FALSE)
                    .example("true", "\"aws_s3_bucket\"", "\"aws_*\"")
                    .compiles(arguments -> Patterns.call("glob", arguments)),
            change("lower", "The text in lower case", "\"abc\"", "\"ABC\"", text -> text.toLowerCase(Locale.ROOT)),
            change("upper", "The text in upper case", "\"ABC\"", "\"abc\"", text -> text.toUpperCase(Locale.ROOT)),
            change("trim", "The text without white space at its ends", "\"a b\"", "\"  a b \"", String::strip),
            Declaring.function("split", TEXTS)
                    .takes(text("text"), text("separator"))
                    .says("The parts of the text between the separators; its characters where the separator is `\"\"`")
                    .answers(Answer.EMPTY_LIST)
                    .example("[\"a\", \"b\"]", "\"a,b\"", "\",\"")
                    .does((scope, arguments) ->
                            split(scope, text("split", arguments.get(0)), text("split", arguments.get(1)))),
            Declaring.function("join", TEXT_OR_NULL)
                    .takes(Parameter.of("list", LIST), text("separator"))
                    .says("The texts, numbers and truth values of the list as one text; unknown if any of them is")
                    .answers(Answer.NULL)
                    .example("\"a-1\"", "[\"a\", 1]", "\"-\"")
                    .does((scope, arguments) ->
                            join(scope, Arguments.list("join", arguments.get(0)), text("join", arguments.get(1)))));

    private TextFunctions() {}

    private static PolicyFunction test(
            String name, String part, String says, String example, BiPredicate<String, String> holds) {
        return Declaring.function(name, BOOL)
                .onReceiver()
                .standard()
                .takes(text("text"), text(part))
                .says(says)
                .answers(Answer.FALSE)
                .example("true", "\"abcdef\"", example)
                .does((scope, arguments) ->
                        Value.of(holds.test(text(name, arguments.get(0)), text(name, arguments.get(1)))));
    }

    private static PolicyFunction change(
            String name, String says, String result, String example, UnaryOperator<String> change) {
        return Declaring.function(name, TEXT_OR_NULL)
                .takes(text("text"))
                .says(says)
                .answers(Answer.NULL)
                .example(result, example)
                .does((scope, arguments) -> Value.of(change.apply(text(name, arguments.get(0)))));
    }

    private static Value split(Scope scope, String text, String separator) {
        scope.allocate(text.length());
        List<Value> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length() - (separator.isEmpty() ? 1 : 0)) {
            int found = separator.isEmpty() ? text.offsetByCodePoints(from, 1) : text.indexOf(separator, from);
            int end = found < 0 ? text.length() : found;
            parts.add(Value.of(text.substring(from, end)));
            if (parts.size() > Operators.MAX_ELEMENTS) {
                throw new EvaluationError("split: a list gets longer than " + Operators.MAX_ELEMENTS + " elements");
            }
            from = found < 0 ? text.length() + 1 : end + separator.length();
        }
        return new Value.ListValue(parts);
    }

    private static Value join(Scope scope, List<Value> elements, String separator) {
        StringBuilder joined = new StringBuilder();
        boolean known = true;
        for (int i = 0; i < elements.size(); i++) {
            Value element = elements.get(i);
            known &= !element.isOpaque();
            if (element.isNull() || element instanceof Value.ListValue || element.kind() == Value.Kind.MAP) {
                throw new EvaluationError(
                        "join: a list of strings is needed here, not one with a " + Kleene.name(element));
            }
            if (known) {
                String part = ((Value.Text) Conversions.toText(element)).value();
                joined.append(i == 0 ? "" : separator).append(part);
            }
            if (joined.length() > Operators.MAX_TEXT) {
                throw new EvaluationError("join: a text gets longer than " + Operators.MAX_TEXT + " characters");
            }
        }
        return known ? Value.of(joined.toString()) : Value.UNKNOWN;
    }
}
