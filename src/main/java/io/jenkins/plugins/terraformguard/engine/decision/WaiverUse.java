package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.List;
import java.util.Locale;

/**
 * A waiver and what became of it in an evaluation. Its text is the author's, without what looks like a credential.
 *
 * @param layer {@code organisation}, {@code folder} or {@code project}
 * @param file file that holds it
 * @param line line in it from 1
 * @param policy id of a policy, or a pattern
 * @param resources addresses, or patterns
 * @param values what it is bound to: {@code VALUE}, or {@code PATH = VALUE}
 * @param reason why it was granted
 * @param owner who answers for it
 * @param expires until when, as it is written
 * @param ticket where it is dealt with, may be empty
 * @param state what became of it
 * @param count findings that it waives
 * @param detail what there is to say or to do about it, may be empty
 */
public record WaiverUse(
        String layer,
        String file,
        int line,
        String policy,
        List<String> resources,
        List<String> values,
        String reason,
        String owner,
        String expires,
        String ticket,
        State state,
        int count,
        String detail) {
    public WaiverUse {
        resources = List.copyOf(resources);
        values = List.copyOf(values);
    }

    /** What became of a waiver. */
    public enum State {
        /** It waives findings. */
        USED,
        /** It waives findings, but says too little about which. */
        TOO_BROAD,
        /** What it waives is waived by another one already. */
        SUPERSEDED,
        /** Its time is over. */
        EXPIRED,
        /** The value that it is bound to is there no more. */
        LAPSED,
        /** Nothing was found that it could waive. */
        UNUSED,
        /** It may not waive what it says. */
        VOID;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state of that name, or null. */
        public static State byId(String id) {
            for (State state : values()) {
                if (state.id().equals(id)) {
                    return state;
                }
            }
            return null;
        }

        /** Whether somebody should do something about it. */
        public boolean isProblem() {
            return this != USED;
        }
    }
}
