package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.AbortException;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The controller takes what it asked for and nothing else. */
class DecisionDocumentsTest {
    private static Decision decision(String id, int size) {
        return new GuardEngine("1").refuse(id, new Decision.GuardError("input", "x".repeat(size), "", 0, 0, ""), "p");
    }

    private static List<Decision> decisions(int count, int size) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> decision(GuardRequest.partId("web", number), size))
                .toList();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        for (List<Decision> all : List.of(decisions(1, 10), decisions(DecisionDocuments.MAX_PLANS, 10))) {
            assertEquals(all, DecisionDocuments.read(DecisionDocuments.write(all), "web", Provenance.NONE));
        }
    }

    @Test
    void tooManyAndTooLargeAreNotWritten() {
        assertNull(DecisionDocuments.write(decisions(DecisionDocuments.MAX_PLANS + 1, 10)));
        assertEquals(900, DecisionDocuments.write(decisions(900, 60_000)).length);
        assertNull(DecisionDocuments.write(decisions(DecisionDocuments.MAX_PLANS, 68_000)));
    }

    @Test
    void nothingElseIsRead() {
        byte[] own = DecisionDocuments.write(List.of(decision("web", 1)))[0];
        byte[] second = DecisionDocuments.write(List.of(decision("web.plan2", 1)))[0];
        byte[] other = DecisionDocuments.write(List.of(decision("other", 1)))[0];
        byte[] large = new byte[64 * 1024 * 1024];
        for (byte[][] wrong : new byte[][][] {
            null,
            {},
            {null},
            {"{}".getBytes(StandardCharsets.UTF_8)},
            {other},
            {second},
            {own, own},
            {second, own},
            {own, other},
            {own, null},
            {own, large},
            new byte[DecisionDocuments.MAX_PLANS + 1][]
        }) {
            assertThrows(AbortException.class, () -> DecisionDocuments.read(wrong, "web", Provenance.NONE));
        }
    }
}
