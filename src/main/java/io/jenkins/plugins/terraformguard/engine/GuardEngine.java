package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.SeveralPlansException;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
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
        try {
            return evaluate(request, policies(request.policies()), progress);
        } catch (PolicyException e) {
            return refused(request, e);
        }
    }

    private Decision evaluate(GuardRequest request, PolicySet policies, GuardProgress progress) throws IOException {
        try {
            return judge(request, policies, progress);
        } catch (SeveralPlansException e) {
            return refused(request, e);
        }
    }

    private Decision judge(GuardRequest request, PolicySet policies, GuardProgress progress)
            throws SeveralPlansException, IOException {
        try {
            Plan plan = new PlanReader(request.limits())
                    .open(request.plan(), done -> progress.report(GuardProgress.Phase.READING, done, 0));
            if (plan.facts().document() == PlanFacts.Document.STATE) {
                throw new PlanException(
                        "This is a state, not a plan: it says what is, not what is going to change",
                        request.plan().name(),
                        "Make a plan with terraform plan -out=PLANFILE, then terraform show -json PLANFILE");
            }
            Evaluation evaluation = new Evaluation(plan, policies, request.sources(), progress);
            evaluation.run();
            return evaluation.decide(new DecisionMaker(request.id(), version), request);
        } catch (SeveralPlansException e) {
            throw e;
        } catch (PlanException e) {
            return refused(request, e);
        }
    }

    private Decision refused(GuardRequest request, PlanException e) {
        return refuse(
                request.id(),
                new Decision.GuardError("input", message(e), e.file(), e.line(), e.column(), e.remedy()),
                request.plan().name());
    }

    private Decision refused(GuardRequest request, PolicyException e) {
        return refuse(
                request.id(),
                new Decision.GuardError("policy", message(e), e.file(), e.line(), e.column(), e.remedy()),
                request.plan().name());
    }

    /**
     * Judges every plan of the source, which as a rule is one. Where there are several, each gets a decision of its own, in
     * the order of the file; the first keeps the id, the others get a number after it.
     *
     * @throws IOException if the source can't be read for a reason that lies outside its content
     */
    public List<Decision> evaluateAll(GuardRequest request, GuardProgress progress) throws IOException {
        PolicySet policies;
        List<PlanSource> plans;
        try {
            policies = policies(request.policies());
        } catch (PolicyException e) {
            return List.of(refused(request, e));
        }
        try {
            return List.of(judge(request, policies, progress));
        } catch (SeveralPlansException e) {
            try {
                plans = PlanDocuments.in(request.plan(), request.limits());
            } catch (PlanException broken) {
                return List.of(refused(request, broken));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        for (PlanSource plan : plans) {
            decisions.add(evaluate(request.part(plan, decisions.size() + 1), policies, progress));
        }
        return decisions;
    }

    /** A decision with verdict {@code error} for input that did not even reach the engine. */
    public Decision refuse(String id, Decision.GuardError error, String source) {
        return new DecisionMaker(id, version).fail(error, named(source));
    }

    /**
     * Reads policy files just as an evaluation does, without a plan.
     *
     * @return the packs that would be asked, the bundled ones among them
     * @throws PolicyException if anything is wrong with a file, or with what they say together
     */
    public static List<PolicyPack> check(PolicyInput input) throws PolicyException {
        return policies(input).packs();
    }

    private static PolicySet policies(PolicyInput input) throws PolicyException {
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.packs());
        load(input.organisation(), PolicyPack.ORGANISATION, packs);
        for (List<PolicyFile> folder : input.folders()) {
            load(folder, PolicyPack.FOLDER, packs);
        }
        load(input.project(), PolicyPack.PROJECT, packs);
        return PolicySet.of(packs);
    }

    private static void load(List<PolicyFile> files, String layer, List<PolicyPack> packs) throws PolicyException {
        PackLoader loader = new PackLoader();
        List<PolicyFile> sorted =
                files.stream().sorted(Comparator.comparing(PolicyFile::name)).toList();
        for (PolicyFile file : sorted) {
            packs.add(loader.load(file.text(), file.name(), layer));
        }
    }

    /** What went wrong; a message may quote the input, which may be long. */
    private static String message(Exception e) {
        return ValueText.cut(e.getMessage(), MAX_MESSAGE);
    }

    private static Decision.PlanIdentity named(String source) {
        return new Decision.PlanIdentity(source, "", "", "", "unknown", "", "", "unknown", "unknown", "unknown");
    }
}
