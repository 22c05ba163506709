package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Documents of earlier versions stay readable, since a build may wait while the plugin is upgraded. */
class KeptSamplesTest {
    private static byte[] sample(String name) throws IOException {
        try (InputStream in = KeptSamplesTest.class.getResourceAsStream("kept/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] withMore(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8);
        return text.replaceFirst("\\{", "{\"aaa\":{\"of\":[\"a later version\"]},")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstRequest() throws Exception {
        ApprovalLog log = ApprovalDocument.read(sample("1-request.json"));

        assertEquals(2, log.request().items().size());
        assertEquals(2, log.request().requirements().get(0).quorum());
        assertEquals(
                Set.of("bob", "carol", "platform"),
                log.request().requirements().get(1).approvers());
        assertEquals("started this build", log.request().excluded().get("alice"));
        assertEquals(
                Status.PENDING, log.state(Instant.parse("2026-11-23T10:00:00Z")).status());
        assertEquals(log, ApprovalDocument.read(withMore(sample("1-request.json"))));
    }

    @Test
    void theFirstAct() throws Exception {
        ActDocument act = ActDocument.read(sample("1-act.json"));

        assertEquals("bob", act.act().by());
        assertEquals("approved", act.status());
        assertEquals(act, ActDocument.read(withMore(sample("1-act.json"))));
    }
}
