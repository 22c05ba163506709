package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionException;
import java.util.ArrayList;
import java.util.List;

/** A text with expressions in <code>${...}</code>. */
public final class MessageTemplate {
    private static final int MAX_VALUE = 300;
    private static final int MAX_MESSAGE = 2000;

    private final List<Object> parts;

    private MessageTemplate(List<Object> parts) {
        this.parts = parts;
    }

    static MessageTemplate parse(String text, ExpressionCompiler compiler) throws ExpressionException {
        List<Object> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            if (open < 0) {
                parts.add(text.substring(at));
                break;
            }
            parts.add(text.substring(at, open));
            int close = end(text, open + 2);
            if (close < 0) {
                throw new ExpressionException("${ without }", 1, open + 1);
            }
            parts.add(expression(text, open + 2, close, compiler));
            at = close + 1;
        }
        return new MessageTemplate(parts);
    }

    /** Compiles a part of the text; a mistake in it is placed within the whole text. */
    private static Expression expression(String text, int from, int to, ExpressionCompiler compiler)
            throws ExpressionException {
        try {
            return compiler.value(text.substring(from, to));
        } catch (ExpressionException e) {
            String before = text.substring(0, from);
            int lines = (int) before.chars().filter(c -> c == '\n').count();
            int lineStart = before.lastIndexOf('\n') + 1;
            int column = e.line() == 1 ? before.codePointCount(lineStart, from) + e.column() : e.column();
            throw new ExpressionException(e.getMessage(), lines + e.line(), column);
        }
    }

    /** The brace that closes an expression, past braces and quotes inside it. */
    private static int end(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == '\\') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The expressions in it, in their order. */
    public List<Expression> expressions() {
        return parts.stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .toList();
    }

    /** The text with its values. A value that can't be shown is named for what it is; there is always a text. */
    String render(Bindings bindings) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part instanceof Expression expression ? value(expression, bindings) : part);
        }
        return ValueText.cut(text.toString(), MAX_MESSAGE);
    }

    private static String value(Expression expression, Bindings bindings) {
        try {
            return ValueText.of(expression.value(bindings), MAX_VALUE);
        } catch (EvaluationError e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
