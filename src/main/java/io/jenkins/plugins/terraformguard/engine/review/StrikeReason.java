package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Locale;

/** Why a claim does not count. */
public enum StrikeReason {
    /** It names no fact to rest on. */
    NO_FACT,
    /** It names a fact that is not there. */
    UNKNOWN_FACT,
    /** It names a resource or an attribute that is not in the facts that it rests on. */
    UNKNOWN_NAME,
    /** It quotes something that does not stand there. */
    UNKNOWN_QUOTE,
    /** It gives a number that does not stand there. */
    UNKNOWN_NUMBER,
    /** It says that something is done that these facts do not say. */
    OTHER_ACTION,
    /** It holds a link, markup, what looks like a credential, or characters that can't be seen. */
    UNSAFE_TEXT,
    /** It says that the change may pass, which is not for a reviewer to say. */
    VERDICT,
    /** Another reviewer, who looked through it, says that it does not hold. */
    CRITIC;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
