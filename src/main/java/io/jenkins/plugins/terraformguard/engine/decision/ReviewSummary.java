package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.util.List;

/**
 * What reviewers said of a change, as far as the facts bear it out, and what it did. All of it follows from the record of
 * the review, which is archived beside the decision: whoever has that can work it out once more. Of each list but the edits
 * of a fix the first ones are kept, as many as a decision may hold.
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
    /** Subjects that raise the verdict, and are named. */
    public static final int MAX_RAISED = 500;

    public static final int MAX_WITNESSES = 20;
    public static final int MAX_CONCERNS = 100;

    /** Facts that one concern rests on, and likewise edits of one fix, which are never cut. */
    public static final int MAX_PARTS = 50;

    public static final int MAX_QUESTIONS = 100;
    public static final int MAX_STRUCK = 200;
    public static final int MAX_FACTS = 200;
    public static final int MAX_FIXES = 50;
    public static final int MAX_NOTES = 50;

    /** Nobody looked. */
    public static final ReviewSummary NONE = new ReviewSummary(
            "", List.of(), List.of(), "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public ReviewSummary {
        witnesses = first(witnesses, MAX_WITNESSES);
        raised = first(raised, MAX_RAISED);
        concerns = first(concerns, MAX_CONCERNS);
        questions = first(questions, MAX_QUESTIONS);
        struck = first(struck, MAX_STRUCK);
        facts = first(facts, MAX_FACTS);
        fixes = first(fixes, MAX_FIXES);
        notes = first(notes, MAX_NOTES);
    }

    private static <T> List<T> first(List<T> all, int max) {
        return List.copyOf(all.subList(0, Math.min(all.size(), max)));
    }

    /** Whether it makes somebody approve what else would pass. */
    public boolean raises() {
        return !raised.isEmpty();
    }

    /**
     * Who was asked.
     *
     * @param role such as {@code general}, or {@code critic}
     * @param provider such as {@code anthropic}; {@link #RULES} for the rules of the engine
     * @param model which of its models, as it says; empty for rules
     * @param status id of a status: {@code answered}, {@code discarded}, {@code failed} or {@code skipped}
     * @param claims how many claims it made
     * @param struck how many of them do not count
     * @param problem why there is no answer that counts, else empty
     */
    public record Witness(
            String role, String provider, String model, String status, int claims, int struck, String problem) {
        /** Provider of what no model says. */
        public static final String RULES = "deterministic";

        /** Whether there is an answer that counts. */
        public boolean answered() {
            return status.equals("answered");
        }

        /** Share of its claims that the facts bear out, in percent. */
        public int supported() {
            return claims == 0 ? 0 : (int) (Math.max(0, claims - struck) * 100L / claims);
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
            facts = first(facts, MAX_PARTS);
            roles = first(roles, MAX_WITNESSES);
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
     * @param edits what it changes, {@value #MAX_PARTS} at most
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
            // A part of it is another change than the one that was tried.
            if (edits.size() > MAX_PARTS) {
                throw new IllegalArgumentException("A fix of " + edits.size() + " edits; there may be " + MAX_PARTS);
            }
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
