package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real program at work in a folder. A test that needs it is left out, and says so, where it is not installed. */
public final class RealTerraform {
    private final Path folder;
    private final String program;

    public RealTerraform(Path folder) {
        this.folder = folder;
        this.program = find(folder);
    }

    private static String find(Path folder) {
        try {
            return new ToolFinder(System.getenv(), folder).find("terraform").get(0);
        } catch (ToolException e) {
            return Assumptions.abort("There is no terraform on the PATH: not tested with the real program");
        }
    }

    public RealTerraform file(String name, String content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Runs the program; it must succeed. */
    public RealTerraform run(String... arguments) throws Exception {
        Path log = folder.resolve("log.txt");
        int exit = exit(log, arguments);
        assertEquals(0, exit, Files.readString(log));
        return this;
    }

    /** Runs the program, whatever it says. */
    public RealTerraform tryTo(String... arguments) throws Exception {
        exit(folder.resolve("log.txt"), arguments);
        return this;
    }

    private int exit(Path log, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), "terraform does not end");
        return process.exitValue();
    }

    public RealTerraform init() throws Exception {
        return run("init", "-input=false", "-no-color");
    }

    public RealTerraform apply() throws Exception {
        return run("apply", "-input=false", "-no-color", "-auto-approve");
    }

    public RealTerraform plan(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-out=plan.out"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    /** The saved plan, shown by the program as it is read. */
    public PlanSource saved() throws Exception {
        return PlanFiles.open(
                        folder.resolve("plan.out"),
                        new PlanFiles.Tool(program, System.getenv(), folder, Duration.ofSeconds(180)))
                .source();
    }
}
