package io.jenkins.plugins.terraformguard.engine.source;

/**
 * A token of the native syntax. A quoted text or heredoc is one token with all that is in it.
 *
 * @param text of an identifier or number as it is written, of a plain quoted text what it means; otherwise null
 * @param line where it begins, from 1
 * @param column where it begins, from 1
 * @param start where it begins in the text, from 0
 * @param end where it ends
 */
record HclToken(Type type, String text, int line, int column, int start, int end) {
    /** What kind of token; those that make no difference to where things are, are one kind. */
    enum Type {
        IDENTIFIER,
        NUMBER,
        QUOTED,
        HEREDOC,
        EQUALS,
        COLON,
        COMMA,
        NEWLINE,
        OPEN_BRACE,
        CLOSE_BRACE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        OPEN_PARENTHESIS,
        CLOSE_PARENTHESIS,
        OTHER,
        END;

        /** What closes this, or null if it opens nothing. */
        Type closer() {
            return switch (this) {
                case OPEN_BRACE -> CLOSE_BRACE;
                case OPEN_BRACKET -> CLOSE_BRACKET;
                case OPEN_PARENTHESIS -> CLOSE_PARENTHESIS;
                default -> null;
            };
        }

        boolean closes() {
            return this == CLOSE_BRACE || this == CLOSE_BRACKET || this == CLOSE_PARENTHESIS;
        }
    }

    boolean is(Type other) {
        return type == other;
    }
}
