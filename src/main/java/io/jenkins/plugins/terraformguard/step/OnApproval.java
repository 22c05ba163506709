package io.jenkins.plugins.terraformguard.step;

import java.util.Arrays;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What becomes of a build whose plan asks for approval. */
@Restricted(NoExternalUse.class)
public enum OnApproval {
    /** People are asked, and the build fails, unless an approval that was given before holds. */
    FAIL(Consequence.FAIL, true),
    /** People are asked, and the build waits for their answer. Pipelines only. */
    WAIT(Consequence.ANNOTATE, true),
    /** People are asked, and the build goes on; something later waits for their answer. Pipelines only. */
    REQUEST(Consequence.ANNOTATE, true),
    /** Nobody is asked; the build goes on and is unstable. */
    UNSTABLE(Consequence.UNSTABLE, false),
    /** Nobody is asked; the verdict is only shown. */
    ANNOTATE(Consequence.ANNOTATE, false);

    private final Consequence consequence;
    private final boolean asks;

    OnApproval(Consequence consequence, boolean asks) {
        this.consequence = consequence;
        this.asks = asks;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What happens to the build at once, where no approval is there already. */
    Consequence consequence() {
        return consequence;
    }

    /** Whether people are asked. */
    boolean asks() {
        return asks;
    }

    /** Whether only a pipeline can do it. */
    boolean isForPipelines() {
        return this == WAIT || this == REQUEST;
    }

    static boolean isId(String id) {
        return Arrays.stream(values()).anyMatch(one -> one.id().equals(id));
    }

    /**
     * The one of that name.
     *
     * @throws IllegalArgumentException if there is none; the message is for users
     */
    static OnApproval byId(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.OnApproval_unknown(id)));
    }
}
