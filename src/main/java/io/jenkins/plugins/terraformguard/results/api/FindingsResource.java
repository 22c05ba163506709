package io.jenkins.plugins.terraformguard.results.api;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.results.FindingFilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Findings of a decision, as its document has them. */
@Extension
@Restricted(NoExternalUse.class)
public final class FindingsResource implements ApiResource {
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::id).toList();
    private static final List<String> OUTCOMES = Arrays.stream(Outcome.values())
            .filter(outcome -> outcome != Outcome.PASS)
            .map(Outcome::id)
            .toList();

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public Set<String> parameters() {
        return Named.listed(Named.JOB, Named.BUILD, Named.GUARD, "severity", "policy", "outcome", "state", "address");
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem, IOException {
        String severity = query.oneOf("severity", SEVERITIES);
        String outcome = query.oneOf("outcome", OUTCOMES);
        String state = query.oneOf("state", FindingFilter.STATES);
        String policy = query.text("policy");
        String address = query.text("address");
        Run<?, ?> run = Named.build(query);
        Decision decision = Named.decision(run, query);
        List<Finding> findings = decision.findings();
        List<Map<String, Object>> documents = Plain.objects(DecisionWriter.write(decision), "findings");
        List<Map<String, Object>> found = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            if ((severity.isEmpty() || severity.equals(finding.severity().id()))
                    && (outcome.isEmpty() || outcome.equals(finding.outcome().id()))
                    && (policy.isEmpty() || policy.equals(finding.policy()))
                    && (address.isEmpty() || address.equals(finding.address()))
                    && (state.isEmpty() || state.equals(FindingFilter.state(finding)))) {
                found.add(documents.get(i));
            }
        }
        return ApiReply.part(query, found, Function.identity(), Named.place(run, query));
    }
}
