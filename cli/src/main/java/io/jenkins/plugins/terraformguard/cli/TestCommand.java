package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.author.PlanCase;
import io.jenkins.plugins.terraformguard.engine.author.PlanCaseRunner;
import io.jenkins.plugins.terraformguard.engine.author.PolicyTests;
import io.jenkins.plugins.terraformguard.engine.author.TestReport;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.PolicySet;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Suggestion;
import io.jenkins.plugins.terraformguard.engine.tuning.RowExamples;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard test [DIR|FILE...]}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Tests policies: their examples, those of rows in impact.yaml, and cases about whole plans in the folder"
                        + " 'tests' beside them.",
        footer = {"", "Exit codes: 0 all as expected, 1 something is not, 2 bad usage or a broken file."})
final class TestCommand implements Callable<Integer> {
    private static final String CASES = "tests";

    @Mixin
    private PackArguments packs;

    @Option(names = "--bundled", description = "Test the bundled packs as well")
    private boolean bundled;

    @Option(names = "--policy", paramLabel = "ID", description = "Test this policy alone, and no whole plans")
    private String policy;

    @Option(
            names = "--mutation",
            description = "Change the conditions of each policy in one place after the other, and name the changes that"
                    + " no example tells apart")
    private boolean mutation;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML")
    private Path junit;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PackArguments.Group> groups = packs.read(bundled);
        PackReader reader = new PackReader(spec.commandLine().getErr());
        for (PackArguments.Group group : groups) {
            reader.read(group.sources(), PolicyPack.PROJECT);
        }
        Set<String> tested =
                reader.packs().stream().map(pack -> pack.pack().name()).collect(Collectors.toSet());
        if (bundled) {
            reader.read(BundledPolicies.sources(), PolicyPack.BUNDLED);
            BundledPolicies.packs().forEach(pack -> tested.add(pack.name()));
        }
        try {
            if (reader.hasFailed()) {
                return ExitCode.BAD_INPUT;
            }
            List<PolicyTests.Result> results = policies(reader.packs());
            List<PlanCaseRunner.Result> plans = policy == null ? plans(groups, tested) : List.of();
            List<RowExamples.Result> rows = policy == null ? RowTests.run(groups) : List.of();
            report(results, plans);
            RowTests.print(rows, spec.commandLine().getOut());
            boolean good = rows.stream().allMatch(RowExamples.Result::isAsExpected)
                    && results.stream().allMatch(PolicyTests.Result::isGood)
                    && plans.stream().allMatch(PlanCaseRunner.Result::isGood);
            return good ? ExitCode.OK : ExitCode.VIOLATION;
        } catch (PolicyException e) {
            PackReader.print(spec.commandLine().getErr(), e);
            return ExitCode.BAD_INPUT;
        }
    }

    private List<PolicyTests.Result> policies(List<PackFile> files) throws PolicyException, UserError {
        List<PolicyTests.Result> results = new ArrayList<>();
        for (PackFile file : files) {
            results.addAll(PolicyTests.run(file, policy, mutation));
        }
        if (policy != null && results.isEmpty()) {
            Set<String> known = files.stream()
                    .flatMap(file -> file.pack().policies().stream())
                    .map(Policy::id)
                    .collect(Collectors.toCollection(TreeSet::new));
            throw new UserError(
                    Suggestion.append("There is no policy '" + policy + "'", policy, known),
                    "Name one of these packs; --bundled adds the bundled ones");
        }
        return results;
    }

    private static List<PlanCaseRunner.Result> plans(List<PackArguments.Group> groups, Set<String> tested)
            throws IOException, PolicyException {
        List<PlanCaseRunner.Result> results = new ArrayList<>();
        for (PackArguments.Group group : groups) {
            Path folder = group.folder();
            if (folder != null && Files.isDirectory(folder.resolve(CASES))) {
                results.addAll(plans(group, tested, folder));
            }
        }
        return results;
    }

    private static List<PlanCaseRunner.Result> plans(PackArguments.Group group, Set<String> tested, Path folder)
            throws IOException, PolicyException {
        List<PolicyPack> all = new ArrayList<>(BundledPolicies.packs());
        all.addAll(PackReader.load(group.files()));
        Set<String> ids = PolicySet.of(all).packs().stream()
                .flatMap(pack -> pack.policies().stream())
                .map(Policy::id)
                .collect(Collectors.toSet());
        PlanCaseRunner runner = new PlanCaseRunner(group.files(), tested);
        List<PlanCaseRunner.Result> results = new ArrayList<>();
        Path cases = folder.resolve(CASES);
        for (PolicyFile file : PackArguments.named(cases, PolicyFolder.read(cases.toAbsolutePath()))) {
            PlanCase planCase = PlanCase.read(file.text(), file.name(), ids);
            Path plan = PolicyFolder.inside(folder, planCase.plan());
            if (plan == null) {
                throw planCase.planNode()
                        .error(
                                "There is no plan '" + planCase.plan() + "' in " + folder,
                                "Write the path of plan JSON from that folder, such as " + CASES + "/plan.json");
            }
            results.add(runner.run(planCase, PlanSource.ofFile(plan)));
        }
        return results;
    }

    private void report(List<PolicyTests.Result> results, List<PlanCaseRunner.Result> plans) throws UserError {
        new TestPrinter(spec.commandLine().getOut(), Style.of(noColor)).print(results, plans);
        if (junit != null) {
            try {
                Files.write(junit, TestReport.junit(results, plans));
            } catch (IOException e) {
                throw new UserError("The report '" + junit + "' can't be written", "Name another file with --junit");
            }
        }
    }
}
