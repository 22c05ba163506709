package io.jenkins.plugins.terraformguard.engine.impact;

import java.util.List;
import java.util.function.Predicate;

/**
 * What keeps a resource from being destroyed: the apply will fail.
 *
 * @param types resource types as they are written, {@code *} stands for any text
 * @param fits tells whether a type is one of them
 * @param when the state in which it is protected
 * @param reason what comes of it, a sentence
 */
public record Protection(String id, List<String> types, Predicate<String> fits, Condition when, String reason) {
    public Protection {
        types = List.copyOf(types);
    }

    Protection forgetful() {
        return new Protection(id, types, fits, when.forgetful(), reason);
    }
}
