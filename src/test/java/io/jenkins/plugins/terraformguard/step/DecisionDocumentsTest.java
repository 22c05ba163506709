package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.SampleReviews;
import io.jenkins.plugins.terraformguard.engine.review.Fact;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The controller takes what it asked for and nothing else. */
class DecisionDocumentsTest {
    private static Decision decision(String id, int size) {
        return new GuardEngine("1").refuse(id, new Decision.GuardError("input", "x".repeat(size), "", 0, 0, ""), "p");
    }

    private static FactPool facts(String subject) {
        Fact fact = new Fact("", Fact.Kind.CHANGE, subject, "update", List.of(), "");
        return new FactPool(List.of(new FactPool.Weighed(fact, 10)), 3);
    }

    private static List<Judged> decisions(int count, int size) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Judged(
                        decision(GuardRequest.partId("web", number), size),
                        number <= ReviewStage.MAX_PLANS ? facts("aws_instance.web" + number) : FactPool.NONE))
                .toList();
    }

    private static byte[] document(String id) {
        return DecisionDocuments.write(List.of(new Judged(decision(id, 1), FactPool.NONE)))[0];
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        for (List<Judged> all : List.of(decisions(1, 10), decisions(DecisionDocuments.MAX_PLANS, 10))) {
            assertEquals(all, DecisionDocuments.read(DecisionDocuments.write(all), "web", Provenance.NONE));
        }
    }

    @Test
    void tooManyAndTooLargeAreNotWritten() {
        assertNull(DecisionDocuments.write(decisions(DecisionDocuments.MAX_PLANS + 1, 10)));
        assertEquals(1800, DecisionDocuments.write(decisions(900, 60_000)).length);
        assertNull(DecisionDocuments.write(decisions(DecisionDocuments.MAX_PLANS, 68_000)));
    }

    @Test
    void nothingElseIsRead() {
        byte[] own = document("web");
        byte[] second = document("web.plan2");
        byte[] other = document("other");
        byte[] none = {};
        byte[] facts = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] large = new byte[64 * 1024 * 1024];
        for (byte[][] wrong : new byte[][][] {
            null,
            {},
            {own},
            {null, none},
            {facts, none},
            {other, none},
            {second, none},
            {own, none, own, none},
            {second, none, own, none},
            {own, none, other, none},
            {own, none, null, none},
            {own, none, large, none},
            {own, none, second},
            {own, null},
            {own, facts},
            {own, own},
            {own, large},
            new byte[2 * DecisionDocuments.MAX_PLANS + 2][]
        }) {
            assertThrows(AbortException.class, () -> DecisionDocuments.read(wrong, "web", Provenance.NONE));
        }
    }

    @Test
    void whatReviewersSaidIsNotUpToTheAgent() {
        Decision reviewed = SampleReviews.raised();
        byte[][] documents = DecisionDocuments.write(List.of(new Judged(reviewed, FactPool.NONE)));
        String message = assertThrows(
                        AbortException.class,
                        () -> DecisionDocuments.read(
                                documents, reviewed.id(), reviewed.grounds().provenance()))
                .getMessage();
        assertTrue(message.contains("review"), message);
    }

    @Test
    void factsOfPlansThatNobodyReviewsAreNotTaken() {
        List<Judged> many = decisions(ReviewStage.MAX_PLANS + 1, 1);
        byte[][] documents = DecisionDocuments.write(many);
        documents[2 * ReviewStage.MAX_PLANS + 1] = documents[1];
        assertThrows(AbortException.class, () -> DecisionDocuments.read(documents, "web", Provenance.NONE));
    }
}
