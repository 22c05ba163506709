package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.SecretPlans;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.review.ChangeFacts;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.Prompt;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches all that goes over the wire: nothing secret is in it but the key, and that is in one place. */
class SentTest {
    private static FactSheet sheet(String json) throws Exception {
        PlanSource source =
                PlanSource.of("plan.json", () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        Decision decision = new GuardEngine("1")
                .evaluate(new GuardRequest("x", source, "", List.of(), ReadLimits.DEFAULT), GuardProgress.SILENT);
        ChangeFacts facts = new ChangeFacts();
        new PlanReader(ReadLimits.DEFAULT).open(source, read -> {}).stream(facts);
        return FactSheets.of(decision, facts.pool(), "Rotate it", 64_000);
    }

    @ParameterizedTest
    @EnumSource
    void nothingSecretIsSentButTheKeyInItsHeader(Protocol protocol) throws Exception {
        SecretPlans plans = new SecretPlans(protocol.ordinal());
        FactSheet sheet = sheet(plans.plan());
        Question question = Question.of(Prompt.bundled(Prompt.GENERAL), sheet, "nonce");
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer("{}")))) {
            ModelClients.open(endpoint.settings(protocol.name()), FakeEndpoint.KEY, null)
                    .answer(question);

            FakeEndpoint.Asked asked = endpoint.only();
            String all = asked.url() + "\n" + asked.headers() + "\n" + asked.body();
            assertTrue(plans.secrets().size() > 50, "secrets were planted");
            assertTrue(asked.body().contains("public-"), "what is not secret is sent");
            for (String secret : plans.secrets()) {
                assertFalse(all.contains(secret), secret);
            }
            assertEquals(2, all.split(FakeEndpoint.KEY, -1).length);
            assertEquals(protocol.keyValue, asked.header(protocol.keyHeader));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderIsSentThatIsNotNeeded(Protocol protocol) throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer("{}")))) {
            ModelClients.open(endpoint.settings(protocol.name()), FakeEndpoint.KEY, null)
                    .answer(Protocol.QUESTION);

            Set<String> expected = new HashSet<>(
                    Set.of("accept", "connection", "content-length", "content-type", "host", "user-agent"));
            expected.add(protocol.keyHeader.toLowerCase(Locale.ROOT));
            if (protocol == Protocol.anthropic) {
                expected.add("anthropic-version");
            }
            Set<String> sent = new TreeSet<>();
            endpoint.only().headers().keySet().forEach(name -> sent.add(name.toLowerCase(Locale.ROOT)));
            sent.add("connection");
            assertEquals(new TreeSet<>(expected), sent);
        }
    }
}
