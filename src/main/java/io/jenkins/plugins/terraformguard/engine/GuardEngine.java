package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The one call: a plan and policies go in, a decision comes out. Every door uses it. */
public final class GuardEngine {
    private static final int MAX_MESSAGE = 2000;

    private final String version;

    /** @param version version of this build, recorded in the decision */
    public GuardEngine(String version) {
        this.version = version;
    }

    /**
     * Judges a plan. Whatever is wrong with the input becomes a decision with verdict {@code error}: there is always a
     * decision.
     *
     * @throws IOException if the plan can't be read for a reason that lies outside its content
     */
    public Decision evaluate(GuardRequest request, GuardProgress progress) throws IOException {
        DecisionMaker maker = new DecisionMaker(request.id(), version);
        try {
            PolicySet policies = PolicySet.of(packs(request));
            Plan plan = new PlanReader(request.limits())
                    .open(request.plan(), done -> progress.report(GuardProgress.Phase.READING, done, 0));
            if (plan.facts().document() == PlanFacts.Document.STATE) {
                throw new PlanException(
                        "This is a state, not a plan: it says what is, not what is going to change",
                        request.plan().name(),
                        "Make a plan with terraform plan -out=PLANFILE, then terraform show -json PLANFILE");
            }
            Evaluation evaluation = new Evaluation(plan, policies, progress);
            evaluation.run();
            return evaluation.decide(maker, request);
        } catch (PlanException e) {
            return maker.fail(
                    new Decision.GuardError("input", message(e), e.file(), e.line(), e.column(), e.remedy()),
                    source(request));
        } catch (PolicyException e) {
            return maker.fail(
                    new Decision.GuardError("policy", message(e), e.file(), e.line(), e.column(), e.remedy()),
                    source(request));
        }
    }

    /** A decision with verdict {@code error} for input that did not even reach the engine. */
    public Decision refuse(String id, Decision.GuardError error, String source) {
        return new DecisionMaker(id, version).fail(error, named(source));
    }

    private static List<PolicyPack> packs(GuardRequest request) throws PolicyException {
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.packs());
        PackLoader loader = new PackLoader();
        List<GuardRequest.PolicyFile> files = request.projectPolicies().stream()
                .sorted(Comparator.comparing(GuardRequest.PolicyFile::name))
                .toList();
        for (GuardRequest.PolicyFile file : files) {
            packs.add(loader.load(file.yaml(), file.name(), PolicyPack.PROJECT));
        }
        return packs;
    }

    /** What went wrong; a message may quote the input, which may be long. */
    private static String message(Exception e) {
        return ValueText.cut(e.getMessage(), MAX_MESSAGE);
    }

    private static Decision.PlanIdentity source(GuardRequest request) {
        return named(request.plan().name());
    }

    private static Decision.PlanIdentity named(String source) {
        return new Decision.PlanIdentity(source, "", "", "", "unknown", "", "", "unknown", "unknown", "unknown");
    }
}
