package io.jenkins.plugins.terraformguard.engine.author;

import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Judges the plans of cases as {@code check} would, and compares. */
public final class PlanCaseRunner {
    private final List<PolicyFile> files;
    private final Set<String> packs;

    /**
     * @param files policy files of the project
     * @param packs names of the packs that are tested; findings of others may always be there
     */
    public PlanCaseRunner(List<PolicyFile> files, Set<String> packs) {
        this.files = List.copyOf(files);
        this.packs = Set.copyOf(packs);
    }

    /**
     * What came of a case.
     *
     * @param differences what is other than expected, one sentence each
     */
    public record Result(PlanCase planCase, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }

        public boolean isGood() {
            return differences.isEmpty();
        }
    }

    /** @throws IOException if the plan can't be read for a reason that lies outside its content */
    public Result run(PlanCase planCase, PlanSource plan) throws IOException {
        GuardRequest request = new GuardRequest("test", plan, "", files, ReadLimits.DEFAULT);
        Decision decision = new GuardEngine("test").evaluate(request, GuardProgress.SILENT);
        List<String> differences = new ArrayList<>();
        if (decision.error() != null) {
            differences.add("The plan was not judged: " + decision.error().message());
        }
        if (planCase.verdict() != null && planCase.verdict() != decision.verdict()) {
            String reasons = decision.reasons().isEmpty() ? "" : " (" + String.join("; ", decision.reasons()) + ")";
            differences.add("expected the verdict " + planCase.verdict().id() + ", but it is "
                    + decision.verdict().id() + reasons);
        }
        for (PlanCase.Expected expected : planCase.findings()) {
            if (decision.findings().stream().noneMatch(found -> matches(expected, found))) {
                differences.add("line " + expected.line() + ": not found: " + expected + instead(expected, decision));
            }
        }
        if (planCase.complete()) {
            decision.findings().stream()
                    .filter(found -> packs.contains(found.pack()))
                    .filter(found -> planCase.findings().stream().noneMatch(expected -> matches(expected, found)))
                    .forEach(found -> differences.add("found as well: " + text(found)));
        }
        return new Result(planCase, differences);
    }

    private static boolean matches(PlanCase.Expected expected, Finding found) {
        return found.policy().equals(expected.policy())
                && found.address().equals(expected.address())
                && found.outcome() == expected.outcome();
    }

    /** What the policy said of the same resource, or else where it found something. */
    private static String instead(PlanCase.Expected expected, Decision decision) {
        List<Finding> same = decision.findings().stream()
                .filter(found -> found.policy().equals(expected.policy()))
                .toList();
        return same.stream()
                .filter(found -> found.address().equals(expected.address()))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(found -> "; there is " + text(found))
                .orElse("");
    }

    private static String text(Finding found) {
        return new PlanCase.Expected(found.policy(), found.address(), found.outcome(), 0) + ": " + found.message();
    }
}
