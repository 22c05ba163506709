package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Grounds;
import io.jenkins.plugins.terraformguard.engine.decision.ImportUse;
import io.jenkins.plugins.terraformguard.engine.decision.Obligation;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.decision.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a decision comes from, and what it leaves open, as pages show it. All text is fit for showing and cut; the page
 * escapes it.
 *
 * @param rules rules that led to the verdict, the one that decided first
 * @param facts of the build and the configuration
 * @param modules modules that are installed
 * @param providers providers of the lock file
 * @param problems what is missing of that
 * @param obligations what is to be looked at after apply
 * @param reports what other scanners were heard
 */
public record OriginOverview(
        List<String> rules,
        List<Fact> facts,
        Capped<Part> modules,
        Capped<Part> providers,
        Capped<String> problems,
        Capped<Open> obligations,
        Capped<Report> reports) {
    private static final int MAX_RULES = 10;
    private static final int MAX_PARTS = 200;
    private static final int MAX_PROBLEMS = 10;
    private static final int MAX_OPEN = 200;
    private static final int MAX_PATHS = 5;
    private static final int MAX_LINE = 500;

    /** What is known of one thing; {@code code} where it is a name of a machine rather than of a person. */
    public record Fact(String name, String value, boolean code) {}

    /** A module or provider; {@code detail} is the source of a module, the constraints of a provider, or empty. */
    public record Part(String name, String version, String detail) {}

    /** What is to be looked at after apply. */
    public record Open(String policy, String address, String level, String waitsFor) {}

    /** What became of the report of another scanner. */
    public record Report(
            String tool, String source, String digest, int results, int findings, int merged, int suppressed) {}

    /** The view; null where the decision says nothing of it, as those of earlier versions. */
    public static OriginOverview of(Grounds grounds) {
        if (grounds.equals(Grounds.NONE)) {
            return null;
        }
        Provenance.Configuration configuration = grounds.provenance().configuration();
        return new OriginOverview(
                grounds.rules().stream()
                        .limit(MAX_RULES)
                        .map(OriginOverview::rule)
                        .toList(),
                facts(grounds.provenance()),
                Capped.of(
                        configuration.modules(),
                        MAX_PARTS,
                        module -> new Part(line(module.key()), line(module.version()), line(module.source()))),
                Capped.of(
                        configuration.providers(),
                        MAX_PARTS,
                        provider -> new Part(
                                line(provider.source()), line(provider.version()), line(provider.constraints()))),
                Capped.of(configuration.problems(), MAX_PROBLEMS, OriginOverview::line),
                Capped.of(grounds.obligations(), MAX_OPEN, OriginOverview::open),
                Capped.of(grounds.imports(), MAX_PARTS, OriginOverview::report));
    }

    /** Whether anything is told of modules or providers. */
    public boolean installed() {
        return modules.any() || providers.any();
    }

    /** Whether any rule is named. */
    public boolean ruled() {
        return !rules.isEmpty();
    }

    private static String rule(VerdictRule rule) {
        String verdict = ReportText.verdict(rule.verdict()).toLowerCase(Locale.ROOT);
        return switch (rule.rule()) {
            case VerdictRule.ALL_PASS -> "nothing speaks against it: " + verdict;
            case VerdictRule.UNREADABLE -> "the guard could not decide: " + verdict;
            case VerdictRule.RISK -> "the risk of " + rule.count() + " reaches the threshold: " + verdict;
            case VerdictRule.REVIEW ->
                "reviewers are worried about " + ReportText.count(rule.count(), "subject") + ": " + verdict;
            default -> rule.count() + " \u00d7 " + line(rule.rule().replace("/", ", ")) + ": " + verdict;
        };
    }

    private static List<Fact> facts(Provenance provenance) {
        Provenance.Run run = provenance.run();
        Provenance.Configuration configuration = provenance.configuration();
        List<Fact> facts = new ArrayList<>();
        add(facts, "Job", run.job(), false);
        add(facts, "Build", run.build(), false);
        add(facts, "Started by", run.startedBy(), false);
        add(facts, "Started at", run.startedAt(), false);
        add(facts, "Change", String.join(", ", run.changeReferences()), false);
        add(facts, "Repository", configuration.repository(), true);
        add(facts, "Branch", configuration.branch(), true);
        add(facts, "Commit", configuration.commit(), true);
        add(facts, "Address", run.url(), true);
        List<String> tools = new ArrayList<>();
        provenance.tools().forEach((name, version) -> tools.add(name + " " + version));
        add(facts, "Tools", String.join(", ", tools), false);
        return facts;
    }

    private static void add(List<Fact> facts, String name, String value, boolean code) {
        if (!value.isBlank()) {
            facts.add(new Fact(name, line(value), code));
        }
    }

    private static Report report(ImportUse use) {
        return new Report(
                line(use.version().isEmpty() ? use.tool() : use.tool() + " " + use.version()),
                line(use.source()),
                use.sha256(),
                use.results(),
                use.findings(),
                use.merged(),
                use.suppressed());
    }

    private static Open open(Obligation obligation) {
        List<String> paths = obligation.waitsFor();
        String shown = String.join(", ", paths.subList(0, Math.min(paths.size(), MAX_PATHS)));
        return new Open(
                line(obligation.policy()),
                line(obligation.address()),
                obligation.level(),
                line(shown) + (paths.size() > MAX_PATHS ? ", \u2026" : ""));
    }

    private static String line(String text) {
        return SafeText.oneLine(text, MAX_LINE);
    }
}
