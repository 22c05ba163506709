package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.ImportUse;
import io.jenkins.plugins.terraformguard.engine.decision.Imported;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes findings of what other scanners say of a plan. The same rule on the same resource is one finding, from however many
 * reports; what policies of ours and other scanners say as well is counted once.
 */
public final class ForeignFindings {
    /** A decision can't list more than half as many, and each takes memory until all are there. */
    static final int MAX_FINDINGS = 200_000;

    /** Problems that are told of each of many reports. */
    private static final int MAX_PROBLEMS = 2_000;

    private final List<ForeignReport> reports;
    private final ImportRules rules;
    private final Spots spots;
    private final SameFindings same;
    private final Map<Key, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, EnforcementLevel> levels = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<List<Counted>> counted = new ArrayList<>();
    private Imported imported = Imported.NONE;

    private record Key(String policy, String address, String print) {}

    /** A result with the findings that it became a part of. */
    private record Counted(ForeignResult result, List<Draft> drafts) {}

    /**
     * @param plan that the reports are about
     * @param reports as they were read
     * @param packs policies of all layers
     * @throws ImportException if there are more than can be kept
     */
    public ForeignFindings(
            Plan plan, List<ForeignReport> reports, SourceIndex sources, ImportRules rules, List<PolicyPack> packs)
            throws ImportException {
        new ImportBudget().add(reports);
        this.reports = withoutSecrets(plan, reports);
        this.rules = rules;
        this.spots = new Spots(this.reports, sources);
        this.same = new SameFindings(new Equivalents(packs), spots::instances);
    }

    /**
     * Reports without the secrets of a plan. Those that are about several plans may quote the secrets of each.
     *
     * @param plan whose secrets shall not be in them
     */
    public static List<ForeignReport> withoutSecrets(Plan plan, List<ForeignReport> reports) {
        WithoutSecrets secrets = new WithoutSecrets(plan::mask);
        return reports.stream().map(secrets::report).toList();
    }

    /** The reports without secrets, as they are to be archived. */
    public List<ForeignReport> reports() {
        return reports;
    }

    /** Takes note of a resource of the plan. */
    public void change(ResourceChange change) {
        spots.change(change);
    }

    /**
     * Makes the findings, once all of the plan was read.
     *
     * @param own findings of policies
     * @param anotherConfiguration whether the configuration is not that of the plan
     * @throws ImportException if there are more than can be kept: a result may be about many resources
     */
    public List<Finding> finish(List<Finding> own, boolean anotherConfiguration) throws ImportException {
        if (anotherConfiguration) {
            spots.forgetConfiguration();
        }
        for (ForeignReport report : reports) {
            counted.add(count(report));
        }
        same.merge(own, drafts.values());
        findings.addAll(new Wording()
                .of(drafts.values().stream()
                        .filter(draft -> !same.taken().contains(draft))
                        .toList()));
        findings.addAll(MissingReports.findings(rules, reports));
        return List.copyOf(findings);
    }

    /** Findings of policies with the rules of other scanners that say the same. */
    public List<Finding> mark(List<Finding> all) {
        return same.mark(all);
    }

    /**
     * Makes one finding of those that say the same, once it is known which of them are exempt. Is called once, and after it
     * is known what a decision says of the reports.
     *
     * @param marked all findings
     */
    public List<Finding> join(List<Finding> marked) {
        List<Finding> joined = same.join(marked, drafts.values());
        Set<String> gone = new HashSet<>();
        same.taken().forEach(draft -> gone.add(draft.policy() + "\n" + draft.address()));
        findings.removeIf(finding -> gone.contains(finding.policy() + "\n" + finding.address()));
        List<ImportUse> uses = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            uses.add(use(reports.get(i), counted.get(i), same.taken()));
        }
        imported = new Imported(uses, tallies());
        return joined;
    }

    /** What a decision says of the reports, once the findings were joined. */
    public Imported imported() {
        return imported;
    }

    /** What a reader should know of the reports, once the findings were joined. */
    public List<String> remarks() {
        return ReportRemarks.of(imported.uses());
    }

    private List<Counted> count(ForeignReport report) throws ImportException {
        List<Counted> counted = new ArrayList<>();
        for (ForeignResult result : report.results()) {
            counted.add(count(report, result));
            if (drafts.size() > MAX_FINDINGS) {
                throw new ImportException(
                        report.source(),
                        "",
                        "With all instances of the resources that results are about, there are more than "
                                + MAX_FINDINGS + " findings of other scanners",
                        "Have the scanners look at fewer files, or leave out what is no finding");
            }
        }
        return counted;
    }

    private Counted count(ForeignReport report, ForeignResult result) throws ImportException {
        String policy = ScannerName.policy(report.tool(), result.rule());
        EnforcementLevel level = result.suppressed() && rules.honourSuppressions()
                ? EnforcementLevel.SHADOW
                : levels.computeIfAbsent(policy + "\n" + result.level(), key -> rules.level(policy, result.level()));
        List<Draft.Spot> places = spots.of(report, result);
        List<Draft> its = new ArrayList<>(places.size());
        for (Draft.Spot spot : places) {
            Draft draft = drafts.computeIfAbsent(
                    new Key(policy, spot.address(), spot.print()),
                    key -> new Draft(policy, report.tool(), spot, result));
            draft.add(result, report.source(), level);
            its.add(draft);
        }
        return new Counted(result, its);
    }

    private ImportUse use(ForeignReport report, List<Counted> results, Set<Draft> merged) {
        return new ImportUse(
                report.source(),
                report.tool(),
                report.toolVersion(),
                report.sha256(),
                ImportsDocument.digest(report),
                results.size(),
                (int) results.stream()
                        .flatMap(result -> result.drafts().stream())
                        .distinct()
                        .filter(draft -> !merged.contains(draft))
                        .count(),
                (int) results.stream()
                        .filter(result -> merged.containsAll(result.drafts()))
                        .count(),
                (int) results.stream()
                        .filter(result -> result.result().suppressed())
                        .count(),
                (int) results.stream()
                        .filter(result -> result.drafts().get(0).address().isEmpty())
                        .count(),
                report.problems().stream()
                        .limit(Math.max(1, MAX_PROBLEMS / reports.size()))
                        .toList());
    }

    private List<Decision.PolicyTally> tallies() {
        Map<String, List<Finding>> byPolicy = new TreeMap<>();
        findings.forEach(finding -> byPolicy.computeIfAbsent(finding.policy(), id -> new ArrayList<>())
                .add(finding));
        return byPolicy.values().stream()
                .limit(Imported.MAX_RULES)
                .map(ForeignFindings::tally)
                .toList();
    }

    private static Decision.PolicyTally tally(List<Finding> findings) {
        Finding first = findings.get(0);
        int count = findings.size();
        return new Decision.PolicyTally(
                first.policy(),
                first.title(),
                first.pack(),
                findings.stream()
                        .map(Finding::severity)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .id(),
                findings.stream()
                        .map(Finding::level)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .id(),
                count,
                0,
                count,
                0,
                0);
    }
}
