package io.jenkins.plugins.terraformguard.step;

import java.util.Arrays;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What a verdict does to the build. */
@Restricted(NoExternalUse.class)
public enum Consequence {
    /** The build ends here with a failure, after the evidence is kept. */
    FAIL,
    /** The build goes on and is unstable. */
    UNSTABLE,
    /** The build goes on as it is; the verdict is only shown. */
    ANNOTATE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isId(String id) {
        return Arrays.stream(values()).anyMatch(consequence -> consequence.id().equals(id));
    }

    /**
     * The consequence of that name.
     *
     * @throws IllegalArgumentException if there is none; the message is for users
     */
    public static Consequence byId(String parameter, String id) {
        for (Consequence consequence : values()) {
            if (consequence.id().equals(id)) {
                return consequence;
            }
        }
        throw new IllegalArgumentException(Messages.Consequence_unknown(parameter, id));
    }
}
