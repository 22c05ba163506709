package io.jenkins.plugins.terraformguard.engine.author.catalogue;

/** Texts of policies as they can stand in Markdown. */
final class MarkdownText {
    private MarkdownText() {}

    /** Text in which nothing is markup. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]|#~".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else {
                html(c, out);
            }
        }
        return out.toString();
    }

    /** The content of a {@code <code>} element in a table: nothing in it is markup, of Markdown or HTML. */
    static String code(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_[]|#~".indexOf(c) >= 0) {
                out.append("&#").append((int) c).append(';');
            } else {
                html(c, out);
            }
        }
        return out.toString();
    }

    private static void html(char c, StringBuilder out) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.append(c);
        }
    }
}
