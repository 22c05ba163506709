package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.List;

/**
 * Why a link does not simply follow the one that was expected.
 *
 * @param reason a word: {@link #CRASH}, {@link #CONCURRENT}, {@link #HEAD_LOST} or another
 * @param announced digests of links that were announced right before this one and not found, each with a number of its
 *     own in the chain
 * @param before digest of the last link that was found of an earlier chain, for one that starts anew; empty if there was
 *     none
 */
public record Gap(String reason, List<String> announced, String before) {
    /** Whoever wrote the link was killed. */
    public static final String CRASH = "crash";

    /** Somebody else was still writing. */
    public static final String CONCURRENT = "concurrent";

    /** The head of the chain was not there any more. */
    public static final String HEAD_LOST = "head-lost";

    public Gap {
        announced = List.copyOf(announced);
        TrailLimits.match(TrailLimits.WORD, reason, "The reason of a gap");
        TrailLimits.match(TrailLimits.DIGEST_OR_EMPTY, before, "The digest before a gap");
        announced.forEach(digest -> TrailLimits.match(TrailLimits.DIGEST, digest, "The digest of a lost link"));
        if (announced.size() > TrailLimits.ANNOUNCED) {
            throw new IllegalArgumentException("More than " + TrailLimits.ANNOUNCED + " links in a row were lost");
        }
    }
}
