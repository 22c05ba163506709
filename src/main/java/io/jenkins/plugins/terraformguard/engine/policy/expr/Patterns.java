package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Texts compared with patterns. RE2 takes time in the product of the lengths of the two and never more; what that comes
 * to is accounted for.
 */
final class Patterns {
    private Patterns() {}

    /** The node of {@code matches} or {@code glob}; a pattern that does not change is compiled once. */
    static Node call(String function, List<Node> arguments) {
        boolean glob = function.equals("glob");
        Function<String, Pattern> compiler = glob ? Patterns::glob : Patterns::regex;
        Node pattern = arguments.get(1);
        Pattern compiled = pattern instanceof Constant constant && constant.value() instanceof Value.Text text
                ? compiler.apply(text.value())
                : null;
        Node text = arguments.get(0);
        return scope -> {
            Value subject = text.eval(scope);
            Value fitted = pattern.eval(scope);
            if (subject.isNull() || fitted.isNull()) {
                return Value.FALSE;
            }
            if (subject.isOpaque() || fitted.isOpaque()) {
                return Value.UNKNOWN;
            }
            String written = Arguments.text(function, fitted);
            String read = Arguments.text(function, subject);
            long size = glob ? written.length() : PatternSize.of(written);
            scope.work((read.length() + 1L) * (size + 1));
            Pattern ready = compiled == null ? compiler.apply(written) : compiled;
            return Value.of(
                    function.equals("glob")
                            ? ready.matches(read)
                            : ready.matcher(read).find());
        };
    }

    /** @throws EvaluationError if the pattern is none, or too large */
    static Pattern regex(String pattern) {
        return compile(pattern, 0);
    }

    /** A pattern that a whole text must fit. */
    record Whole(Pattern pattern, long size) {
        boolean matches(String text, Scope scope) {
            scope.work((text.length() + 1L) * (size + 1));
            return pattern.matches(text);
        }
    }

    /** Patterns that whole texts must fit. */
    static List<Whole> wholes(ValueReader patterns, String what) throws ParamException {
        List<String> texts = patterns.texts(what);
        List<Whole> wholes = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Pattern pattern = check(patterns.element(i));
            wholes.add(new Whole(pattern, PatternSize.of(texts.get(i))));
        }
        return wholes;
    }

    /** The pattern that a text is. */
    static Pattern check(ValueReader text) throws ParamException {
        try {
            return regex(((Value.Text) text.value()).value());
        } catch (EvaluationError e) {
            throw text.error(e.getMessage(), "Write an RE2 pattern, such as CHG[0-9]{7}");
        }
    }

    /** @throws EvaluationError if the pattern is too large */
    static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return compile(regex.toString(), Pattern.DOTALL);
    }

    private static Pattern compile(String pattern, int flags) {
        if (PatternSize.isTooLarge(pattern)) {
            throw new EvaluationError("the pattern is too large");
        }
        try {
            return Pattern.compile(pattern, flags);
        } catch (PatternSyntaxException e) {
            throw new EvaluationError("the pattern '" + pattern + "' is no RE2 pattern: " + e.getDescription());
        }
    }
}
