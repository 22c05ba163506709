package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a change does to what lies outside the state, in the words that rows have for it. */
public final class ChangeWords {
    /** All words. */
    public static final List<String> ALL =
            List.of("create", "update", "replace", "delete", "forget", "import", "move", "other");

    private ChangeWords() {}

    /** The words for a change; none where nothing is changed. */
    static Set<String> of(ResourceChange change) {
        if (!"managed".equals(change.mode())) {
            return Set.of();
        }
        Set<String> words = new TreeSet<>();
        switch (change.kind()) {
            case NO_OP, READ, OPEN -> {}
            case CREATE_AND_FORGET -> words.addAll(List.of("create", "forget"));
            default -> words.add(change.kind().id());
        }
        if (change.importing()) {
            words.add("import");
        }
        if (words.isEmpty() && change.isMoved()) {
            words.add("move");
        }
        return words;
    }
}
