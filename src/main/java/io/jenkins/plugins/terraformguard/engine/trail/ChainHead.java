package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.List;

/**
 * The end of a chain. It is kept apart from the links, with the job, and is written before each link as well as after it,
 * so that it tells what should be there.
 *
 * @param chain id of the chain
 * @param guard id of the guard
 * @param sequence number of the last link that is known to be written, 0 if there is none
 * @param link its digest; empty if there is none
 * @param announced digests of the links that were announced since, in the order of their numbers
 * @param start while there is no link: what the first one says, see {@link Position#start}; else empty
 * @param gap while there is no link: what the first one says of an earlier chain, or null; else null
 */
public record ChainHead(
        String chain, String guard, int sequence, String link, List<String> announced, String start, Gap gap) {
    public static final String SCHEMA = "terraform-guard/head/v1";

    public ChainHead {
        announced = List.copyOf(announced);
        TrailLimits.match(TrailLimits.CHAIN, chain, "The id of a chain");
        TrailLimits.match(TrailLimits.GUARD, guard, "The id of a guard");
        TrailLimits.match(TrailLimits.DIGEST_OR_EMPTY, link, "The digest of the last link");
        TrailLimits.match(TrailLimits.START, start, "The reason of the start");
        announced.forEach(digest -> TrailLimits.match(TrailLimits.DIGEST, digest, "The digest of an announced link"));
        boolean empty = link.isEmpty();
        if (empty != (sequence == 0) || sequence < 0 || empty == start.isEmpty() || !empty && gap != null) {
            throw new IllegalArgumentException("The head contradicts itself on whether there is a link");
        }
        if (announced.size() > TrailLimits.ANNOUNCED) {
            throw new IllegalArgumentException("More than " + TrailLimits.ANNOUNCED + " links in a row were lost");
        }
    }
}
