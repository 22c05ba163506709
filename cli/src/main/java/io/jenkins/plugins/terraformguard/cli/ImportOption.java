package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.ImportFiles;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import io.jenkins.plugins.terraformguard.tool.opa.Opa;
import io.jenkins.plugins.terraformguard.tool.opa.RegoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** What others say of the plan: reports of scanners, and Rego policies. */
final class ImportOption {
    @Option(
            names = "--import",
            paramLabel = "FILE",
            description = "Report of another scanner, in SARIF 2.1.0; may be given several times."
                    + " Its findings count like those of policies")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--rego",
            paramLabel = "DIR",
            description = "Folder with Rego policies after the conventions of conftest; opa evaluates them on the plan"
                    + " without its secrets")
    private Path rego;

    @Option(
            names = "--opa",
            paramLabel = "PROGRAM",
            defaultValue = "",
            description = "The Open Policy Agent, 0.44 or later, for --rego (default: opa on the PATH)")
    private String opa;

    void check() throws UserError {
        for (Path file : files) {
            notBlank(file, "--import", "FILE");
            PlanOption.file(file, "report");
        }
        if (rego != null) {
            notBlank(rego, "--rego", "DIR");
        }
        if (rego != null && !Files.isDirectory(rego)) {
            throw new UserError("The folder '" + rego + "' does not exist", "Name the folder of the Rego policies");
        }
    }

    /** The empty path would be the folder that we are in. */
    private static void notBlank(Path path, String option, String what) throws UserError {
        if (path.toString().isBlank()) {
            throw new UserError(
                    "The option " + option + " is given, and blank",
                    "Name the " + what + ", and check the variables in it; leave " + option
                            + " out where there is nothing to name");
        }
    }

    /**
     * Reads the reports and asks the policies.
     *
     * @param file that the plan was read from
     * @param tool how the plan's own tool is run: the time-out holds for opa as well
     * @throws ToolException if anything that was asked for can't be had; the message says why
     */
    List<ForeignReport> read(Path file, PlanSource plan, ReadLimits limits, PlanFiles.Tool tool)
            throws IOException, InterruptedException {
        List<ForeignReport> reports = new ArrayList<>();
        try {
            reports.addAll(ImportFiles.read(new LinkedHashSet<>(files)
                    .stream()
                            .map(report -> new ImportFiles.Named(report, name(report)))
                            .toList()));
            if (rego != null) {
                PlanFiles.Tool program =
                        new PlanFiles.Tool(opa, tool.environment(), tool.fallbackDirectory(), tool.timeout());
                reports.add(Opa.ask(
                        RegoFolder.read(rego.toRealPath(), name(rego), file.toRealPath()), plan, limits, program));
            }
        } catch (ImportException e) {
            throw new ToolException(ImportFiles.message(e), e.remedy());
        }
        return reports;
    }

    /** As it was given, but of what lies elsewhere only the name: a decision tells nothing of this machine. */
    private static String name(Path path) {
        boolean inside = !path.isAbsolute() && !path.normalize().startsWith("..");
        return inside ? path.normalize().toString().replace('\\', '/') : String.valueOf(path.getFileName());
    }
}
