package io.jenkins.plugins.terraformguard.engine.trail;

/** Names of files within a folder of artifacts: relative, with slashes, never out of that folder. */
public final class ArtifactName {
    /** The decision. */
    public static final String DECISION = "decision.json";

    /** How names of links end. */
    public static final String LINK = ".link.json";

    /** How names of signatures end: {@code decision.sig.json} is that over {@code decision.link.json}. */
    public static final String SIGNATURE = ".sig.json";

    /** The usual name of a chain's head. */
    public static final String HEAD = "trail-head.json";

    private static final int MAX_LENGTH = 500;

    private ArtifactName() {}

    /** Whether a name can be one: no empty part, no dots alone, no backslash, no control characters, not too long. */
    public static boolean isSafe(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.indexOf('\\') >= 0) {
            return false;
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return name.codePoints().noneMatch(c -> Character.isISOControl(c) || c >= 0xd800 && c <= 0xdfff);
    }

    /** Whether it is an artifact of a decision beside it: neither that itself nor part of the chain. */
    static boolean isOther(String name) {
        return !name.equals(DECISION) && !name.endsWith(LINK) && !name.endsWith(SIGNATURE);
    }
}
