package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionMaker;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignFindings;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.SeveralPlansException;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Asker;
import io.jenkins.plugins.terraformguard.engine.review.ChangeFacts;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.waiver.Exempter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one call: a plan and policies go in, a decision comes out. Every door uses it. */
public final class GuardEngine {
    private static final int MAX_MESSAGE = 2000;

    private final String version;
    /** Other bundled rules than those of this engine, or null. */
    private final BundledRules bundled;

    /** @param version version of this build, recorded in the decision */
    public GuardEngine(String version) {
        this(version, null);
    }

    /**
     * An engine that asks other bundled rules than its own; if they are wrong, its decisions say so.
     *
     * @param version that the decision shall name
     * @param bundled files of this or another engine
     */
    public GuardEngine(String version, BundledRules bundled) {
        this.version = version;
        this.bundled = bundled;
    }

    /**
     * Judges a plan. Whatever is wrong with the input becomes a decision with verdict {@code error}: there is always a
     * decision.
     *
     * @throws IOException if the plan can't be read for a reason that lies outside its content
     */
    public Decision evaluate(GuardRequest request, GuardProgress progress) throws IOException {
        try {
            return judged(request, rules(request), progress, PlanSink.NONE, false)
                    .decision();
        } catch (PolicyException e) {
            return refused(request, e);
        }
    }

    private Rulebook rules(GuardRequest request) throws PolicyException {
        CompiledBundle compiled = bundled == null ? CompiledBundle.ofEngine() : CompiledBundle.of(bundled);
        Asker asker = new Asker(request.provenance().run().rolledOutAs(), request.evaluatedAt());
        return Rulebook.of(compiled, request.policies(), asker);
    }

    private Judged judged(
            GuardRequest request, Rulebook rules, GuardProgress progress, PlanSink sink, boolean collecting)
            throws IOException {
        try {
            return judge(request, rules, progress, sink, collecting).judged();
        } catch (SeveralPlansException e) {
            return unjudged(refused(request, e));
        }
    }

    private static Judged unjudged(Decision decision) {
        return new Judged(decision, FactPool.NONE);
    }

    /** @param collecting whether what the plan does is collected for reviewers as well */
    private Judgement judge(
            GuardRequest request, Rulebook rules, GuardProgress progress, PlanSink sink, boolean collecting)
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
            Exempter exempter = new Exempter(
                    rules.exemptions(), rules.policies().waivers(), request.evaluatedAt(), rules.looksAtTime());
            ChangeFacts facts = new ChangeFacts();
            Evaluation evaluation =
                    new Evaluation(plan, rules, request, exempter, progress, collecting ? facts : change -> {});
            String redacted = Archiving.run(evaluation, plan, request, sink);
            Decision decision = evaluation.decide(new DecisionMaker(request.id(), version, evaluation.provenance()));
            sink.imports(request.id(), evaluation.foreign());
            Decision.PlanIdentity judged = decision.plan();
            return new Judgement(
                    new Judged(decision.on(judged.withDigests(judged.sha256(), redacted)), facts.pool()), exempter);
        } catch (SeveralPlansException e) {
            throw e;
        } catch (PlanException e) {
            return new Judgement(unjudged(refused(request, e)), null);
        } catch (ImportException e) {
            return new Judgement(unjudged(refused(request, e)), null);
        }
    }

    /** What a plan came to, and what made use of exemptions; null where nothing was judged. */
    private record Judgement(Judged judged, Exempter exempter) {
        Decision decision() {
            return judged.decision();
        }
    }

    /**
     * Judges a plan and makes baselines of what is found.
     *
     * @throws IOException if the plan can't be read for a reason that lies outside its content
     */
    public BaselineResult baseline(GuardRequest request, GuardProgress progress) throws IOException {
        try {
            Judgement judgement = judge(request, rules(request), progress, PlanSink.NONE, false);
            Exempter exempter = judgement.exempter();
            return exempter == null
                    ? BaselineResult.none(judgement.decision())
                    : new BaselineResult(
                            judgement.decision(),
                            exempter.recorded(),
                            exempter.updated(
                                    judgement.decision().plan().complete().equals("true")));
        } catch (PolicyException e) {
            return BaselineResult.none(refused(request, e));
        } catch (SeveralPlansException e) {
            return BaselineResult.none(refused(request, e));
        }
    }

    private Decision refused(GuardRequest request, PlanException e) {
        return refuse(
                request.id(),
                new Decision.GuardError("input", message(e), e.file(), e.line(), e.column(), e.remedy()),
                request.plan().name(),
                request.provenance());
    }

    private Decision refused(GuardRequest request, ImportException e) {
        return refuse(
                request.id(),
                new Decision.GuardError("input", ValueText.cut(e.inOneLine(), MAX_MESSAGE), e.file(), 0, 0, e.remedy()),
                request.plan().name(),
                request.provenance());
    }

    private Decision refused(GuardRequest request, PolicyException e) {
        return refuse(
                request.id(),
                new Decision.GuardError("policy", message(e), e.file(), e.line(), e.column(), e.remedy()),
                request.plan().name(),
                request.provenance());
    }

    /**
     * Judges every plan of the source, which as a rule is one. Where there are several, each gets a decision of its own, in
     * the order of the file; the first keeps the id, the others get a number after it.
     *
     * @throws IOException if the source can't be read for a reason that lies outside its content
     */
    public List<Decision> evaluateAll(GuardRequest request, GuardProgress progress) throws IOException {
        return evaluateAll(request, progress, PlanSink.NONE);
    }

    /**
     * The same, and keeps what was judged.
     *
     * @param sink takes each plan without its secrets; none of one that is broken
     * @throws IOException as there, and if a plan can't be kept
     */
    public List<Decision> evaluateAll(GuardRequest request, GuardProgress progress, PlanSink sink) throws IOException {
        return all(request, progress, sink, false).stream()
                .map(Judged::decision)
                .toList();
    }

    /**
     * The same, with what reviewers can be told of each plan; nobody has reviewed it yet.
     *
     * @throws IOException as there
     */
    public List<Judged> judgeAll(GuardRequest request, GuardProgress progress, PlanSink sink) throws IOException {
        return all(request, progress, sink, true);
    }

    private List<Judged> all(GuardRequest request, GuardProgress progress, PlanSink sink, boolean collecting)
            throws IOException {
        Rulebook rules;
        List<PlanSource> plans;
        try {
            rules = rules(request);
        } catch (PolicyException e) {
            return List.of(unjudged(refused(request, e)));
        }
        try {
            return List.of(judge(request, rules, progress, sink, collecting).judged());
        } catch (SeveralPlansException e) {
            try {
                plans = PlanDocuments.in(request.plan(), request.limits());
            } catch (PlanException broken) {
                return List.of(unjudged(refused(request, broken)));
            }
        }
        GuardRequest known;
        try {
            known = request.with(withoutSecrets(request, plans));
        } catch (PlanException e) {
            return List.of(unjudged(refused(request, e)));
        }
        List<Judged> all = new ArrayList<>();
        for (PlanSource plan : plans) {
            all.add(judged(known.part(plan, all.size() + 1), rules, progress, sink, collecting));
        }
        return all;
    }

    /**
     * Reports of other scanners without the secrets of any of the plans: each is judged with all reports, and knows but its
     * own secrets.
     */
    private static List<ForeignReport> withoutSecrets(GuardRequest request, List<PlanSource> plans)
            throws PlanException, IOException {
        List<ForeignReport> reports = request.foreign();
        if (!reports.isEmpty()) {
            PlanReader reader = new PlanReader(request.limits());
            for (PlanSource plan : plans) {
                reports = ForeignFindings.withoutSecrets(reader.open(plan, done -> {}), reports);
            }
        }
        return reports;
    }

    /** A decision with verdict {@code error} for input that did not even reach the engine. */
    public Decision refuse(String id, Decision.GuardError error, String source) {
        return refuse(id, error, source, Provenance.NONE);
    }

    /** The same, where it is known where the plan was to come from. */
    public Decision refuse(String id, Decision.GuardError error, String source, Provenance provenance) {
        return new DecisionMaker(id, version, provenance).fail(error, named(source));
    }

    /**
     * Reads the files of all layers just as an evaluation does, without a plan.
     *
     * @return the packs that would be asked, the bundled ones among them
     * @throws PolicyException if anything is wrong with a file, or with what they say together
     */
    public static List<PolicyPack> check(PolicyInput input) throws PolicyException {
        return Rulebook.of(CompiledBundle.ofEngine(), input)
                .policies()
                .policies()
                .packs();
    }

    /**
     * What waivers may do where these layers hold.
     *
     * @throws PolicyException as {@link #check}
     */
    public static WaiverRules waiverRules(PolicyInput input) throws PolicyException {
        return Rulebook.of(CompiledBundle.ofEngine(), input).policies().waivers();
    }

    /** What went wrong; a message may quote the input, which may be long. */
    private static String message(Exception e) {
        return ValueText.cut(e.getMessage(), MAX_MESSAGE);
    }

    private static Decision.PlanIdentity named(String source) {
        return new Decision.PlanIdentity(source, "", "", "", "unknown", "", "", "unknown", "unknown", "unknown");
    }
}
