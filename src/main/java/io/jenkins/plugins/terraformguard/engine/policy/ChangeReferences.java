package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Names of tickets as people give them: one, or several with commas or line breaks between them. */
public final class ChangeReferences {
    /** More than any change has. */
    public static final int MAX = 50;

    /** Characters of one of them. What is longer is cut, so that it fits no pattern. */
    static final int MAX_LENGTH = 200;

    private static final int MAX_INPUT = 20_000;

    private ChangeReferences() {}

    /** Those in the texts, each once, in their order; null is no text. */
    public static List<String> of(Collection<String> texts) {
        List<String> references = new ArrayList<>();
        for (String text : texts) {
            if (text == null) {
                continue;
            }
            for (String part : ValueText.cut(text, MAX_INPUT).split("[,\\r\\n]")) {
                String reference = ValueText.cut(part.strip(), MAX_LENGTH);
                if (!reference.isEmpty() && !references.contains(reference) && references.size() < MAX) {
                    references.add(reference);
                }
            }
        }
        return references;
    }
}
