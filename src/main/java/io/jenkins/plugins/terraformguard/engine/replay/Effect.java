package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.util.Locale;

/** What other policies would have meant for a build. */
public enum Effect {
    /** It would have gone on as it did. */
    NONE,
    /** It would have gone on more easily than it did. */
    EASES,
    /** It was let through, and would have needed an approval. */
    ASKS,
    /** It was let through or could be approved, and would have failed. */
    BLOCKS;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it would have gone on no more, at least not by itself. */
    public boolean stops() {
        return this == ASKS || this == BLOCKS;
    }

    static Effect of(Verdict then, Verdict now) {
        int difference = hurdle(now) - hurdle(then);
        if (difference == 0) {
            return NONE;
        }
        return difference < 0 ? EASES : now == Verdict.APPROVAL_REQUIRED ? ASKS : BLOCKS;
    }

    private static int hurdle(Verdict verdict) {
        return switch (verdict) {
            case PASS, ADVISORY -> 0;
            case APPROVAL_REQUIRED -> 1;
            case FAIL, ERROR -> 2;
        };
    }
}
