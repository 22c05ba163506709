package io.jenkins.plugins.terraformguard.engine.review;

import java.util.Arrays;
import java.util.Locale;

/**
 * One question to one reviewer, with what came of it: what it was sent and what it said, to the character.
 *
 * @param role from which side it was to look, or {@link #CRITIC}
 * @param model which model was asked
 * @param prompt name of the instructions
 * @param promptDigest SHA-256 of them, lower-case hex
 * @param nonce what canaries and fence were made of
 * @param system the instructions as they were sent
 * @param user the data as they were sent
 * @param status what came of it
 * @param problem why there is no answer that counts, else empty
 * @param answer the answer; its text is empty if there is none
 * @param millis how long it took
 */
public record ReviewCall(
        String role,
        ModelIdentity model,
        String prompt,
        String promptDigest,
        String nonce,
        String system,
        String user,
        Status status,
        String problem,
        ModelAnswer answer,
        int millis) {
    /** Role of whoever looks through the concerns of the others. */
    public static final String CRITIC = "critic";

    /** What may come of a question. */
    public enum Status {
        /** It holds a review. */
        ANSWERED,
        /** It was thrown away: a canary came back, or it is not as it has to be. */
        DISCARDED,
        /** There was none. */
        FAILED,
        /** It was not asked: no budget, or the endpoint is known to be down. */
        SKIPPED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of that name, or null. */
        static Status byId(String id) {
            return Arrays.stream(values())
                    .filter(status -> status.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }
}
