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
import java.util.ArrayList;
import java.util.List;

/**
 * What others say of the plan, read on the agent: reports of scanners that lie in the workspace, and the answers of Rego
 * policies. What was asked for and can't be had is an error.
 *
 * @param reports in the order in which they were named, those of Rego last
 */
record AgentImports(List<ForeignReport> reports) {
    static AgentImports read(
            ImportSettings settings, WorkspacePaths paths, PlanSource plan, ReadLimits limits, PlanFiles.Tool opa)
            throws WorkspacePaths.PathException, IOException, InterruptedException {
        List<ForeignReport> reports = new ArrayList<>();
        try {
            List<ImportFiles.Named> files = new ArrayList<>();
            for (String name : ImportFiles.named(paths.root(), settings.reports())) {
                files.add(new ImportFiles.Named(paths.file(name, "import"), name));
            }
            reports.addAll(ImportFiles.read(files));
            if (!settings.rego().isEmpty()) {
                Path folder = paths.folder(settings.rego(), "rego", "Rego policies");
                if (folder.equals(paths.root())) {
                    // The plan may lie there, with its secrets, and would be data of the policies.
                    throw new WorkspacePaths.PathException(
                            "'" + settings.rego()
                                    + "' is the workspace itself, and all JSON and YAML in it would be data",
                            "Put the Rego policies into a folder of their own, and name that");
                }
                reports.add(Opa.ask(RegoFolder.read(folder, settings.rego()), plan, limits, opa));
            }
        } catch (ImportException e) {
            throw new ToolException(ImportFiles.message(e), e.remedy());
        }
        return new AgentImports(List.copyOf(reports));
    }

    /** The provenance with the versions of the tools that took part here. */
    Provenance in(Provenance provenance) {
        return ImportFiles.in(provenance, reports);
    }
}
