package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import java.util.List;
import java.util.Map;

/** Records of reviews for tests. */
final class SampleRecords {
    private SampleRecords() {}

    /** Something in every part. */
    static ReviewRecord full() throws InterruptedException {
        ReviewRecord held = Answers.held(
                Sheets.SHEET,
                Answers.rules(80, 1, "general", "security"),
                Map.of(
                        "general",
                        Answers.review("The database is replaced.", Answers.DATABASE, Answers.PORT),
                        "security",
                        "PASS"),
                Answers.critique("C2", "F2 and F3 show this."));
        ReviewRecord noted = new ReviewRecord(
                held.decision(),
                held.rules(),
                held.intent(),
                held.facts(),
                held.calls(),
                List.of(),
                List.of("No model is set for the role reliability"));
        return noted.with(List.of(
                new Fix("f00d", "P-1", "aws_x.y", Fix.POLICIES, Fix.VERIFIED, List.of(new Edit("a", "true")), "n")));
    }
}
