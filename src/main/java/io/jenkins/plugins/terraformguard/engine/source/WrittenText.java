package io.jenkins.plugins.terraformguard.engine.source;

import io.jenkins.plugins.terraformguard.engine.source.HclToken.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text or number that is written out somewhere in native syntax, with the names that it goes by there. It may be a part of
 * an expression, and of a text with templates it is what is written.
 *
 * @param names of the attributes or keys that it is in, the innermost first; of a {@code value} or {@code default} also
 *     what the {@code name} or {@code key} beside it says, and the label of its block
 * @param text of a heredoc with its marks
 * @param line where it begins, from 1
 * @param lastLine where it ends
 */
public record WrittenText(List<String> names, String text, int line, int lastLine) {
    private static final Set<String> TITLES = Set.of("name", "key");
    private static final Set<String> VALUES = Set.of("value", "default");

    public WrittenText {
        names = List.copyOf(names);
    }

    /** All of a text, in their order; empty where it can't be followed to its end. */
    public static Optional<List<WrittenText>> of(String text) {
        Scan scan = new Scan("", ScanBudget.ofOneFile());
        return new Reader(new HclLexer(text, scan)).read(scan);
    }

    /** What is between two brackets, or on the top of the file. */
    private static final class Scope {
        private final List<String> titles = new ArrayList<>();
        private final boolean index;
        private String name = "";

        Scope(boolean index) {
            this.index = index;
        }
    }

    private record Found(List<String> names, String text, int line, int lastLine, Scope scope) {
        WrittenText finished() {
            List<String> all = new ArrayList<>(names);
            if (!names.isEmpty() && VALUES.contains(names.get(0))) {
                all.addAll(scope.titles);
            }
            return new WrittenText(all, text, line, lastLine);
        }
    }

    private static final class Reader {
        private final HclLexer lexer;
        private final Deque<Scope> scopes = new ArrayDeque<>(List.of(new Scope(false)));
        private final List<Found> found = new ArrayList<>();

        Reader(HclLexer lexer) {
            this.lexer = lexer;
        }

        Optional<List<WrittenText>> read(Scan scan) {
            HclToken before = null;
            for (HclToken token = lexer.next(); !token.is(Type.END); token = lexer.next()) {
                accept(token, before);
                before = token;
            }
            return scan.stopped()
                    ? Optional.empty()
                    : Optional.of(found.stream().map(Found::finished).toList());
        }

        private void accept(HclToken token, HclToken before) {
            Scope scope = scopes.element();
            if (isKey(token, before)) {
                scope.name = token.text();
                lexer.next();
            } else if (token.type().closer() != null) {
                Scope inner = new Scope(scope.index || isIndex(token, before));
                if (scope.name.isEmpty() && before != null && before.is(Type.QUOTED) && before.text() != null) {
                    inner.titles.add(before.text());
                }
                scopes.push(inner);
            } else if (token.type().closes() && scopes.size() > 1) {
                scopes.pop();
            } else if (token.is(Type.NEWLINE) || token.is(Type.COMMA)) {
                scope.name = "";
            } else if (!scope.index && (token.is(Type.QUOTED) || token.is(Type.HEREDOC) || token.is(Type.NUMBER))) {
                add(token, scope);
                if (token.is(Type.HEREDOC)) {
                    scope.name = ""; // It has taken the end of its line with it.
                }
            }
        }

        /** Only what an item begins with is a key: the colon of a condition comes after something else. */
        private boolean isKey(HclToken token, HclToken before) {
            boolean first = before == null
                    || before.is(Type.NEWLINE)
                    || before.is(Type.COMMA)
                    || before.is(Type.OPEN_BRACE)
                    || before.is(Type.HEREDOC);
            return first
                    && (token.is(Type.IDENTIFIER) || token.is(Type.QUOTED))
                    && token.text() != null
                    && (lexer.peek().is(Type.EQUALS) || lexer.peek().is(Type.COLON));
        }

        private static boolean isIndex(HclToken token, HclToken before) {
            return token.is(Type.OPEN_BRACKET)
                    && before != null
                    && before.end() == token.start()
                    && (before.is(Type.IDENTIFIER) || before.type().closes());
        }

        private void add(HclToken token, Scope scope) {
            List<String> names = new ArrayList<>();
            scopes.stream().map(one -> one.name).filter(name -> !name.isEmpty()).forEach(names::add);
            String raw = lexer.slice(token.start(), token.end());
            String text = token.text() != null ? token.text() : raw;
            if (token.is(Type.QUOTED) && token.text() == null) {
                text = raw.substring(1, raw.length() - (raw.length() > 1 && raw.endsWith("\"") ? 1 : 0));
            }
            if (TITLES.contains(scope.name)) {
                scope.titles.add(text);
            }
            int more = (int) raw.stripTrailing().chars().filter(c -> c == '\n').count();
            found.add(new Found(names, text, token.line(), token.line() + more, scope));
        }
    }
}
