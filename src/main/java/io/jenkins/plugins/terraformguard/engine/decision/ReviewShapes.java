package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Cited;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Concern;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Struck;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Witness;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import java.io.IOException;
import java.util.Map;

/** What reviewers said of a change, in a decision document, written and read. */
final class ReviewShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;

    private static final Map<String, Reader<?>> REVIEW = Map.of(
            "record", in -> in.match(DecisionLimits.DIGEST),
            "witnesses", in -> in.list(ReviewSummary.MAX_WITNESSES, ReviewShapes::witness),
            "raised", in -> in.list(ReviewSummary.MAX_RAISED, TEXT),
            "summary", TEXT,
            "concerns", in -> in.list(ReviewSummary.MAX_CONCERNS, ReviewShapes::concern),
            "questions", in -> in.list(ReviewSummary.MAX_QUESTIONS, TEXT),
            "struck", in -> in.list(ReviewSummary.MAX_STRUCK, ReviewShapes::struck),
            "facts", in -> in.list(ReviewSummary.MAX_FACTS, ReviewShapes::cited),
            "fixes", FixShape::readAll,
            "notes", in -> in.list(ReviewSummary.MAX_NOTES, TEXT));

    private static final Map<String, Reader<?>> WITNESS = Map.of(
            "role", TEXT,
            "provider", TEXT,
            "model", TEXT,
            "status", in -> in.word(DecisionLimits.REVIEW_STATES),
            "claims", COUNT,
            "struck", COUNT,
            "problem", TEXT);

    private static final Map<String, Reader<?>> CONCERN = Map.of(
            "title",
            TEXT,
            "detail",
            TEXT,
            "severity",
            in -> in.constant(Severity::byId, "severity"),
            "facts",
            in -> in.list(ReviewSummary.MAX_PARTS, TEXT),
            "roles",
            in -> in.list(ReviewSummary.MAX_WITNESSES, TEXT),
            "remediation",
            TEXT);

    private static final Map<String, Reader<?>> STRUCK =
            Map.of("role", TEXT, "claim", TEXT, "reason", in -> in.match(DecisionLimits.WORD), "detail", TEXT);

    private static final Map<String, Reader<?>> CITED = Map.of(
            "id",
            TEXT,
            "kind",
            in -> in.match(DecisionLimits.WORD),
            "subject",
            TEXT,
            "action",
            in -> in.match(DecisionLimits.ACTION),
            "text",
            TEXT);

    private ReviewShapes() {}

    static Object write(ReviewSummary review) {
        return object(
                entry("record", review.record()),
                entry("witnesses", list(review.witnesses(), ReviewShapes::write)),
                entry("raised", review.raised()),
                entry("summary", review.summary()),
                entry("concerns", list(review.concerns(), ReviewShapes::write)),
                entry("questions", review.questions()),
                entry("struck", list(review.struck(), ReviewShapes::write)),
                entry("facts", list(review.facts(), ReviewShapes::write)),
                entry("fixes", list(review.fixes(), FixShape::write)),
                entry("notes", review.notes()));
    }

    private static Object write(Witness witness) {
        return object(
                entry("role", witness.role()),
                entry("provider", witness.provider()),
                entry("model", witness.model()),
                entry("status", witness.status()),
                entry("claims", witness.claims()),
                entry("struck", witness.struck()),
                entry("problem", witness.problem()));
    }

    private static Object write(Concern concern) {
        return object(
                entry("title", concern.title()),
                entry("detail", concern.detail()),
                entry("severity", concern.severity().id()),
                entry("facts", concern.facts()),
                entry("roles", concern.roles()),
                entry("remediation", concern.remediation()));
    }

    private static Object write(Struck struck) {
        return object(
                entry("role", struck.role()),
                entry("claim", struck.claim()),
                entry("reason", struck.reason()),
                entry("detail", struck.detail()));
    }

    private static Object write(Cited fact) {
        return object(
                entry("id", fact.id()),
                entry("kind", fact.kind()),
                entry("subject", fact.subject()),
                entry("action", fact.action()),
                entry("text", fact.text()));
    }

    static ReviewSummary review(JsonCursor in) throws IOException, DecisionFormatException {
        Fields review = in.object(REVIEW);
        return new ReviewSummary(
                review.text("record"),
                review.list("witnesses"),
                review.list("raised"),
                review.text("summary"),
                review.list("concerns"),
                review.list("questions"),
                review.list("struck"),
                review.list("facts"),
                review.list("fixes"),
                review.list("notes"));
    }

    private static Witness witness(JsonCursor in) throws IOException, DecisionFormatException {
        Fields witness = in.object(WITNESS);
        return new Witness(
                witness.required("role"),
                witness.text("provider"),
                witness.text("model"),
                witness.required("status"),
                witness.count("claims"),
                witness.count("struck"),
                witness.text("problem"));
    }

    private static Concern concern(JsonCursor in) throws IOException, DecisionFormatException {
        Fields concern = in.object(CONCERN);
        return new Concern(
                concern.required("title"),
                concern.text("detail"),
                concern.required("severity"),
                concern.list("facts"),
                concern.list("roles"),
                concern.text("remediation"));
    }

    private static Struck struck(JsonCursor in) throws IOException, DecisionFormatException {
        Fields struck = in.object(STRUCK);
        return new Struck(
                struck.text("role"), struck.required("claim"), struck.required("reason"), struck.text("detail"));
    }

    private static Cited cited(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fact = in.object(CITED);
        return new Cited(
                fact.required("id"),
                fact.required("kind"),
                fact.text("subject"),
                fact.text("action"),
                fact.text("text"));
    }
}
