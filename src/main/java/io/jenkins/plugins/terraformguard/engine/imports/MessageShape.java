package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.util.regex.Pattern;

/**
 * What is the same in the messages of one check about different resources: the plain words. All checks of a package may be
 * rules of the same name, and then nothing else tells them apart; taken for one, an exemption from one would be one from all.
 *
 * @param title the words, with an ellipsis for what stands between them; empty for none
 */
record MessageShape(String title) {
    static final MessageShape NONE = new MessageShape("");

    private static final int MARK = 8;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("\\(?[\\p{L}'-]+[.,;:!?)]*");
    private static final String OTHER = "\u2026";

    /** Names, numbers, addresses and whatever is quoted do not belong to it. */
    static MessageShape of(String message) {
        StringBuilder shape = new StringBuilder();
        for (String word : SPACE.split(ForeignText.line(message, ForeignText.MAX_MESSAGE))) {
            boolean plain = WORD.matcher(word).matches() && !word.startsWith("'");
            if (plain || !shape.toString().endsWith(OTHER)) {
                shape.append(shape.isEmpty() ? "" : " ").append(plain ? word : OTHER);
            }
        }
        return new MessageShape(ForeignText.line(shape.toString(), ForeignText.MAX_TITLE));
    }

    /** The rule of that name whose messages have this shape. */
    String named(String rule) {
        return title.isEmpty() ? rule : rule + "." + Sha256.hex(title).substring(0, MARK);
    }
}
