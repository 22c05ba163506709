package io.jenkins.plugins.terraformguard.engine.plan.reference;

import java.util.HashMap;
import java.util.Map;

/** Accounts for the memory that something takes, and keeps one of equal texts. What goes beyond is not kept. */
public final class Room {
    /** What a text takes beside its characters, with its place in the table of texts. */
    private static final int TEXT = 100;

    private final long most;
    private final Map<String, String> texts = new HashMap<>();
    private long taken;

    /** @param most bytes, estimated */
    public Room(long most) {
        this.most = most;
    }

    /** Whether more was taken than there is. */
    public boolean isOver() {
        return taken > most;
    }

    /** Takes so many bytes; says whether they were there. */
    public boolean take(long bytes) {
        taken += bytes;
        if (isOver()) {
            texts.clear();
        }
        return !isOver();
    }

    /** The text, which is the same object for equal texts. */
    public String text(String text) {
        String known = texts.get(text);
        if (known == null && take(TEXT + 2L * text.length())) {
            texts.put(text, text);
        }
        return known == null ? text : known;
    }
}
