package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.util.List;
import java.util.Map;

/** The list of the decisions on several plans of one file, for programs: canonical JSON, the worst verdict first. */
final class PlanList {
    private static final String SCHEMA = "terraform-guard/plans/v1";

    private PlanList() {}

    static byte[] render(List<Decision> decisions) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "verdict",
                Verdict.worst(decisions).id(),
                "plans",
                decisions.stream().map(PlanList::plan).toList()));
    }

    private static Map<String, Object> plan(Decision decision) {
        return Map.of(
                "id",
                decision.id(),
                "source",
                decision.plan().source(),
                "verdict",
                decision.verdict().id(),
                "decision_sha256",
                DecisionWriter.digest(decision));
    }
}
