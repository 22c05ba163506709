package io.jenkins.plugins.terraformguard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.author.lint.LintProblem;
import io.jenkins.plugins.terraformguard.engine.author.lint.LintSeverity;
import io.jenkins.plugins.terraformguard.engine.author.lint.Linter;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard lint [DIR|FILE...]}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Looks through policy files for mistakes, and for what should not be left so.",
        footer = {"", "Exit codes: 0 no errors, 1 errors (with --strict: or warnings), 2 bad usage."})
final class LintCommand implements Callable<Integer> {
    @Mixin
    private PackArguments packs;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ListFormat format;

    @Option(names = "--strict", description = "Warnings count as errors do")
    private boolean strict;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PackSource> files = packs.read(false).stream()
                .flatMap(group -> group.sources().stream())
                .toList();
        List<LintProblem> problems = new Linter().lint(files);
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListFormat.JSON) {
            out.println(json(problems));
        } else {
            print(out, problems, files.size());
        }
        LintSeverity least = strict ? LintSeverity.WARNING : LintSeverity.ERROR;
        boolean bad =
                problems.stream().anyMatch(problem -> problem.rule().severity().compareTo(least) <= 0);
        return bad ? ExitCode.VIOLATION : ExitCode.OK;
    }

    private void print(PrintWriter out, List<LintProblem> problems, int files) {
        Style style = Style.of(noColor);
        for (LintProblem problem : problems) {
            LintSeverity severity = problem.rule().severity();
            String word =
                    switch (severity) {
                        case ERROR -> style.bad(severity.id());
                        case WARNING -> style.warn(severity.id());
                        case INFO -> style.dim(severity.id());
                    };
            String place = problem.file()
                    + (problem.line() > 0 ? ":" + problem.line() + ":" + Math.max(problem.column(), 1) : "");
            String policy = problem.policy().isEmpty() ? "" : problem.policy() + ": ";
            out.println(SafeText.oneLine(place) + ": " + word + ": " + SafeText.oneLine(policy + problem.message())
                    + " " + style.dim("[" + problem.rule().id() + "]"));
            out.println("  " + SafeText.oneLine(problem.remedy()));
        }
        out.println(files + (files == 1 ? " file: " : " files: ") + count(problems, LintSeverity.ERROR) + " errors, "
                + count(problems, LintSeverity.WARNING) + " warnings, " + count(problems, LintSeverity.INFO)
                + " infos");
    }

    private static long count(List<LintProblem> problems, LintSeverity severity) {
        return problems.stream()
                .filter(problem -> problem.rule().severity() == severity)
                .count();
    }

    private static String json(List<LintProblem> problems) {
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode list = mapper.createArrayNode();
        for (LintProblem problem : problems) {
            ObjectNode node = list.addObject();
            node.put("rule", problem.rule().id());
            node.put("severity", problem.rule().severity().id());
            node.put("policy", problem.policy());
            node.put("file", problem.file());
            node.put("line", problem.line());
            node.put("column", problem.column());
            node.put("message", problem.message());
            node.put("remedy", problem.remedy());
        }
        return list.toPrettyString();
    }
}
