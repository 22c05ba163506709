package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a text must keep to that is shown to users. */
final class ShownText {
    private ShownText() {}

    /** There is something to read, and nothing invisible that could change what a terminal or browser shows. */
    static void check(String text) {
        assertTrue(!text.isBlank(), "an empty text");
        assertTrue(text.codePoints().noneMatch(ShownText::isInvisible), () -> "invisible characters in: " + text);
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
