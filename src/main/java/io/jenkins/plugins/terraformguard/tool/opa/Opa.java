package io.jenkins.plugins.terraformguard.tool.opa;

import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.imports.OpaReader;
import io.jenkins.plugins.terraformguard.engine.imports.RegoModule;
import io.jenkins.plugins.terraformguard.engine.imports.RegoQuery;
import io.jenkins.plugins.terraformguard.engine.imports.RegoRule;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.PrivateFolder;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import io.jenkins.plugins.terraformguard.tool.ToolProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks the Rego policies of a folder what they say of a plan. They see it without its secrets, and run without network and
 * without the build's environment. Whatever goes wrong is an error: there is no answer that only looks like a pass.
 */
public final class Opa {
    private static final String INPUT = "terraform-guard-input.json";
    private static final String CAPABILITIES = "terraform-guard-capabilities.json";
    private static final String QUERY = "terraform-guard-query.rego";
    private static final String OLD_REGO = "--v0-compatible";

    private final RegoFolder folder;
    private final PrivateFolder work;
    private final OpaProgram program;

    private Opa(RegoFolder folder, PrivateFolder work, OpaProgram program) {
        this.folder = folder;
        this.work = work;
        this.program = program;
    }

    /**
     * @param plan read as an evaluation reads it
     * @param tool names {@code opa}; its time is for everything together
     * @throws ToolException if there is no answer; the message says why
     * @throws ImportException if the answer can't be used
     */
    public static ForeignReport ask(RegoFolder folder, PlanSource plan, ReadLimits limits, PlanFiles.Tool tool)
            throws ImportException, IOException, InterruptedException {
        try (PrivateFolder work = PrivateFolder.create()) {
            Opa opa = new Opa(folder, work, OpaProgram.find(tool, work.path()));
            return opa.ask(plan, limits);
        } catch (PlanException e) {
            throw new ToolException("Rego policies can't be asked: " + e.getMessage(), e.remedy());
        }
    }

    private ForeignReport ask(PlanSource plan, ReadLimits limits)
            throws ImportException, PlanException, IOException, InterruptedException {
        String version = program.version();
        folder.copyTo(work.path().resolve(folder.place()));
        Asked asked = parse();
        List<String> capabilities = new ArrayList<>(List.of("capabilities", "--current"));
        capabilities.addAll(asked.flags());
        write(CAPABILITIES, Capabilities.narrowed(program.ask(capabilities, ToolProcess.nullDevice())));
        write(QUERY, asked.query().text().getBytes(StandardCharsets.UTF_8));
        OpaInput.write(plan, limits, work.path(), work.path().resolve(INPUT));
        List<String> eval = new ArrayList<>(List.of(
                "eval",
                "--format",
                "json",
                "--data",
                folder.place(),
                "--input",
                INPUT,
                "--capabilities",
                CAPABILITIES,
                "--stdin"));
        eval.addAll(asked.flags());
        byte[] answer = program.ask(eval, work.path().resolve(QUERY).toFile());
        return OpaReader.read(answer, asked.query(), folder.name(), version, folder.sha256());
    }

    /** What to ask, and what the program must be told for that. */
    private record Asked(RegoQuery query, List<String> flags) {}

    /** Policies of before version 1 of the language are read as such if all of them can be. */
    private Asked parse() throws ImportException, IOException, InterruptedException {
        try {
            return new Asked(query(List.of()), List.of());
        } catch (ToolException first) {
            List<String> old = List.of(OLD_REGO);
            try {
                return new Asked(query(old), old);
            } catch (ToolException second) {
                throw first;
            }
        }
    }

    private RegoQuery query(List<String> flags) throws ImportException, IOException, InterruptedException {
        SortedSet<RegoRule> rules = new TreeSet<>();
        for (String file : folder.policies()) {
            List<String> parse = new ArrayList<>(List.of("parse", "--format", "json"));
            parse.addAll(flags);
            parse.add(folder.place() + "/" + file);
            rules.addAll(RegoModule.rules(program.ask(parse, ToolProcess.nullDevice()), folder.name() + "/" + file));
        }
        return RegoQuery.of(rules, folder.name());
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = work.path().resolve(name);
        Files.write(file, content);
    }
}
