package io.jenkins.plugins.terraformguard.step;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What others say of the plan, read on the agent: reports of scanners that lie in the workspace, and the answers of Rego
 * policies. What was asked for and can't be had is an error.
 *
 * @param reports in the order in which they were named, those of Rego last
 */
record AgentImports(List<ForeignReport> reports) {
    /**
     * @param began when the build began, by the clock of the agent
     * @param file that the plan was read from, with all links resolved; null where it was made for this look
     */
    static AgentImports read(
            ImportSettings settings,
            WorkspacePaths paths,
            Instant began,
            Path file,
            PlanSource plan,
            ReadLimits limits,
            PlanFiles.Tool opa)
            throws WorkspacePaths.PathException, IOException, InterruptedException {
        if (!settings.blank().isEmpty()) {
            throw blank(settings.blank());
        }
        List<ForeignReport> reports = new ArrayList<>();
        try {
            List<ImportFiles.Named> files = new ArrayList<>();
            for (String name : ImportFiles.named(paths.root(), settings.reports())) {
                files.add(new ImportFiles.Named(paths.file(name, ImportSettings.IMPORT), name));
            }
            reports.addAll(ImportFiles.read(files, began));
            if (!settings.rego().isEmpty()) {
                Path folder = paths.folder(settings.rego(), ImportSettings.REGO, "Rego policies");
                if (folder.equals(paths.root())) {
                    // The plan may lie there, with its secrets, and would be data of the policies.
                    throw new WorkspacePaths.PathException(
                            "'" + settings.rego()
                                    + "' is the workspace itself, and all JSON and YAML in it would be data",
                            "Put the Rego policies into a folder of their own, and name that");
                }
                reports.add(Opa.ask(RegoFolder.read(folder, settings.rego(), file), plan, limits, opa));
            }
        } catch (ImportException e) {
            throw new ToolException(ImportFiles.message(e), e.remedy());
        }
        return new AgentImports(List.copyOf(reports));
    }

    /** Whoever names a report that has no name has not said that there is none. */
    private static WorkspacePaths.PathException blank(String parameter) {
        return new WorkspacePaths.PathException(
                "The parameter '" + parameter
                        + "' is given, and blank: it is empty, or holds an empty text, or a variable"
                        + " that is empty",
                "Name a path in the workspace, and check the variables in it; leave '" + parameter
                        + "' out where there is nothing to name");
    }

    /** The provenance with the versions of the tools that took part here. */
    Provenance in(Provenance provenance) {
        return ImportFiles.in(provenance, reports);
    }
}
