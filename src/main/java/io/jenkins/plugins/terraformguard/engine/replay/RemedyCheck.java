package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.GuardProgress;
import io.jenkins.plugins.terraformguard.engine.GuardRequest;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.remedy.FixPatch;
import io.jenkins.plugins.terraformguard.engine.remedy.Judge;
import io.jenkins.plugins.terraformguard.engine.remedy.Proposal;
import io.jenkins.plugins.terraformguard.engine.remedy.Remedies;
import io.jenkins.plugins.terraformguard.engine.remedy.RemedyBudget;
import io.jenkins.plugins.terraformguard.engine.remedy.SourceTexts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fixes for the findings of a decision, from what was archived with it: the plan without its secrets, and the policies that
 * judged it. So it can be done at any time, and none of it sees a secret.
 */
public final class RemedyCheck {
    private final Remedies remedies;
    private final GuardRequest request;

    private RemedyCheck(Remedies remedies, GuardRequest request) {
        this.remedies = remedies;
        this.request = request;
    }

    /**
     * @param folder that holds what was archived; it must stay there
     * @param decision that it was archived with, as rules alone made it or reviewed
     * @param limits bounds for reading the plan once more
     * @throws ReplayException if the archive can't be used, belongs to another decision, or holds no plan
     */
    public static RemedyCheck of(Path folder, Decision decision, ReadLimits limits, RemedyBudget budget)
            throws ReplayException {
        ArchivedEvaluation archived = ReplayArchive.read(folder, limits);
        GuardRequest request = archived.request(decision);
        GuardEngine engine =
                new GuardEngine(decision.engineVersion(), archived.inputs().bundled());
        return new RemedyCheck(
                new Remedies(judge(engine, request), decision, request.plan(), request.limits(), budget), request);
    }

    /** The same for a plan that is at hand. */
    public static RemedyCheck of(GuardEngine engine, GuardRequest request, Decision decision, RemedyBudget budget) {
        return new RemedyCheck(
                new Remedies(judge(engine, request), decision, request.plan(), request.limits(), budget), request);
    }

    /**
     * Looks for fixes by what policies suggest; see {@link Remedies#search}.
     *
     * @throws IOException if the plan can't be read
     */
    public List<Fix> search() throws IOException {
        // To compile all packs with their examples takes longer than to judge most plans.
        return remedies.isWorthIt() ? remedies.search(packs(request)) : List.of();
    }

    /**
     * Tries what reviewers propose; see {@link Remedies#check}.
     *
     * @throws IOException if the plan can't be read
     */
    public List<Fix> check(List<Proposal> proposals) throws IOException {
        return remedies.check(proposals);
    }

    /**
     * Verified fixes as a patch, by where the configuration was when the plan was judged; see {@link Remedies#patch}.
     *
     * @param texts of the files, as they are now
     * @throws IOException if the plan can't be read
     */
    public FixPatch patch(List<Fix> fixes, SourceTexts texts) throws IOException {
        return remedies.patch(fixes, request.sources(), texts);
    }

    private static Judge judge(GuardEngine engine, GuardRequest request) {
        return plan -> {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("The search for fixes was cancelled");
            }
            return engine.evaluate(with(request, plan), GuardProgress.SILENT);
        };
    }

    /**
     * Other scanners looked at what is written, which a fix in memory does not change: without their results none seems to
     * come anew where a policy that has found the same is content.
     */
    private static GuardRequest with(GuardRequest request, PlanSource plan) {
        return new GuardRequest(
                request.id(),
                plan,
                request.savedPlanSha256(),
                request.policies(),
                request.limits(),
                request.sources(),
                request.evaluatedAt(),
                request.watch(),
                request.provenance(),
                request.foreign().stream().map(ForeignReport::withoutResults).toList());
    }

    /** Examples and suggestions only: which policies are asked is up to the engine that judges. */
    private static List<PolicyPack> packs(GuardRequest request) {
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.withExamples());
        try {
            GuardEngine.check(request.policies()).stream()
                    .filter(pack -> !pack.layer().equals(PolicyPack.BUNDLED))
                    .forEach(packs::add);
        } catch (PolicyException e) {
            return packs; // The archived bundled rules may be others, with which the layers fit.
        }
        return packs;
    }
}
