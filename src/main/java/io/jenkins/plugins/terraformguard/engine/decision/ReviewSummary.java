package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;

/**
 * What reviewers said of a change, as far as the facts bear it out, and what it did. All of it follows from the record of
 * the review, which is archived beside the decision: whoever has that can work it out once more.
 *
 * @param record SHA-256 of the record, lower-case hex; empty where nobody looked
 * @param witnesses who was asked, and what came of it
 * @param raised subjects about which enough of them are worried to ask for approval; empty where nothing is raised
 * @param summary what the change does, in their words
 * @param concerns what they are worried about, worst first
 * @param questions what they would ask the author
 * @param struck what they said and the facts do not bear out
 * @param facts what the concerns rest on
 * @param fixes changes of configuration that were tried, or proposed
 * @param notes why less was done than was asked for, and the like
 */
public record ReviewSummary(
        String record,
        List<Witness> witnesses,
        List<String> raised,
        String summary,
        List<Concern> concerns,
        List<String> questions,
        List<Struck> struck,
        List<Cited> facts,
        List<Fix> fixes,
        List<String> notes) {
    /** Nobody looked. */
    public static final ReviewSummary NONE = new ReviewSummary(
            "", List.of(), List.of(), "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ReviewSummary {
        witnesses = List.copyOf(witnesses);
        raised = List.copyOf(raised);
        concerns = List.copyOf(concerns);
        questions = List.copyOf(questions);
        struck = List.copyOf(struck);
        facts = List.copyOf(facts);
        fixes = List.copyOf(fixes);
        notes = List.copyOf(notes);
    }

    /**
     * Who was asked.
     *
     * @param role such as {@code general}, or {@code critic}
     * @param provider such as {@code anthropic}; {@code deterministic} for the rules of the engine
     * @param model which of its models, as it says; empty for rules
     * @param status id of a status: {@code answered}, {@code discarded}, {@code failed} or {@code skipped}
     * @param claims how many claims it made
     * @param struck how many of them do not count
     * @param problem why there is no answer that counts, else empty
     */
    public record Witness(
            String role, String provider, String model, String status, int claims, int struck, String problem) {
        /** Share of its claims that the facts bear out, in percent. */
        public int supported() {
            return claims == 0 ? 0 : (int) ((claims - struck) * 100L / claims);
        }
    }

    /**
     * Something that reviewers are worried about.
     *
     * @param facts ids of the facts that it rests on
     * @param roles who says so
     * @param remediation what to do, in words
     */
    public record Concern(
            String title,
            String detail,
            Severity severity,
            List<String> facts,
            List<String> roles,
            String remediation) {
        public Concern {
            facts = List.copyOf(facts);
            roles = List.copyOf(roles);
        }
    }

    /**
     * A claim that does not count.
     *
     * @param reason id of the reason
     */
    public record Struck(String role, String claim, String reason, String detail) {}

    /** A fact that a concern rests on. */
    public record Cited(String id, String kind, String subject, String action, String text) {}

    /**
     * A change of the configuration.
     *
     * @param finding fingerprint of the finding that it is for
     * @param policy id of the policy
     * @param address resource that it changes
     * @param origin {@code policies} where rules of the engine looked for it, else the role of the reviewer who proposed it
     * @param status {@code verified} if the finding is gone with it and no other came; {@code refuted} if not;
     *     {@code untried} where it could not be evaluated
     * @param edits what it changes
     * @param note why it is refuted or was not tried, or what else is to be known
     */
    public record Fix(
            String finding,
            String policy,
            String address,
            String origin,
            String status,
            List<Edit> edits,
            String note) {
        public static final String VERIFIED = "verified";
        public static final String REFUTED = "refuted";
        public static final String UNTRIED = "untried";
        public static final String POLICIES = "policies";

        public Fix {
            edits = List.copyOf(edits);
        }
    }

    /**
     * An attribute that gets another value.
     *
     * @param path attribute path below the resource, such as {@code metadata_options[0].http_tokens}
     * @param value as JSON
     */
    public record Edit(String path, String value) {}
}
