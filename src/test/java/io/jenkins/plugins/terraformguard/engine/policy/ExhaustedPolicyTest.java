package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A runaway policy costs its own answers, not the evaluation. */
class ExhaustedPolicyTest {
    private static final int RESOURCES = 50;

    private static final String PACK = """
            pack: runaway
            version: 1.0.0
            policies:
              - id: RUN-1
                title: Takes for ever
                severity: low
                enforcement: hard-mandatory
                resources: [terraform_data]
                assert: >-
                  after.input.all(a, after.input.all(b, after.input.all(c, after.input.all(d, a + b + c + d > 0))))
              - id: RUN-2
                title: Does not
                severity: low
                enforcement: hard-mandatory
                resources: [terraform_data]
                assert: size(after.input) > 1
            """;

    @Test
    void itIsGivenUpAndFailsClosed() throws Exception {
        String list = IntStream.rangeClosed(1, 200).mapToObj(Integer::toString).collect(Collectors.joining(","));
        String changes = IntStream.range(0, RESOURCES)
                .mapToObj(i -> """
                        {"address":"terraform_data.a[%d]","mode":"managed","type":"terraform_data","name":"a",
                        "change":{"actions":["create"],"before":null,"after":{"input":[%s]}}}
                        """.formatted(i, list))
                .collect(Collectors.joining(","));
        byte[] plan = ("{\"format_version\":\"1.2\",\"resource_changes\":[" + changes + "]}")
                .getBytes(StandardCharsets.UTF_8);
        GuardRequest request = new GuardRequest(
                "default",
                PlanSource.of("plan.json", () -> new ByteArrayInputStream(plan)),
                "",
                List.of(new PolicyFile("runaway.yaml", PACK)),
                ReadLimits.DEFAULT);
        Decision decision = assertTimeout(
                Duration.ofSeconds(60), () -> new GuardEngine("1").evaluate(request, GuardProgress.SILENT));

        assertEquals(Verdict.FAIL, decision.verdict());
        assertEquals(RESOURCES, decision.count(Outcome.ERROR));
        assertTrue(decision.findings().stream()
                .allMatch(finding -> finding.policy().equals("RUN-1")));
        assertEquals(
                RESOURCES - 3,
                decision.findings().stream()
                        .filter(finding -> finding.message().contains("not asked again"))
                        .count());
    }
}
