package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Opens a plan as a user names it: JSON as it is, a saved plan through {@code show -json}. */
public final class PlanFiles {
    private PlanFiles() {}

    /**
     * How a saved plan is read.
     *
     * @param program path (from the fallback directory) or name of the tool, or empty to look for one on the PATH
     * @param environment environment of the tool
     * @param fallbackDirectory where to run the tool if the plan's own folder is not initialised
     * @param timeout for one run of the tool
     */
    public record Tool(String program, Map<String, String> environment, Path fallbackDirectory, Duration timeout) {}

    /**
     * @param savedPlanSha256 digest of the saved plan, empty for JSON
     * @param state the state that a saved plan was made from, unknown for JSON
     */
    public record Opened(PlanSource source, String savedPlanSha256, StateIdentity state) {
        /** JSON as it is. */
        public static Opened json(PlanSource source) {
            return new Opened(source, "", StateIdentity.UNKNOWN);
        }
    }

    /**
     * @param file an existing regular file
     * @throws ToolException if it is a saved plan and no tool can read it
     */
    public static Opened open(Path file, Tool tool) throws IOException {
        if (!isSavedPlan(file)) {
            return Opened.json(PlanSource.ofFile(file));
        }
        Path absolute = file.toAbsolutePath();
        Path directory = directory(absolute, tool.fallbackDirectory());
        ToolFinder finder = new ToolFinder(tool.environment(), tool.fallbackDirectory());
        String program = firstThatWorks(finder.find(tool.program()), absolute, directory, tool);
        return show(absolute, program, directory, tool);
    }

    /** A file that this program turns into JSON. */
    static Opened show(Path absolute, String program, Path directory, Tool tool) throws IOException {
        PlanSource source = PlanSource.of(
                String.valueOf(absolute.getFileName()),
                () -> ShowProcess.start(program, absolute, directory, tool.environment(), tool.timeout()));
        return new Opened(source, sha256(absolute), StateIdentity.of(absolute));
    }

    /** Whether a file is a zip archive, as saved plans are. */
    public static boolean isSavedPlan(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }

    /** A plan of one tool can't be read by the other; where both are there, the first that can is taken. */
    private static String firstThatWorks(List<String> programs, Path plan, Path directory, Tool tool)
            throws IOException {
        if (programs.size() == 1) {
            return programs.get(0);
        }
        ToolException first = null;
        for (String program : programs) {
            try (InputStream probe = ShowProcess.start(program, plan, directory, tool.environment(), tool.timeout())) {
                if (probe.read() >= 0) {
                    return program;
                }
                throw new ToolException(
                        "'" + program + " show -json' printed nothing", "Check that it is the program itself");
            } catch (ToolException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    private static Path directory(Path plan, Path fallback) {
        Path own = plan.getParent();
        boolean initialised = own != null && Files.isDirectory(own.resolve(".terraform"));
        return initialised || own != null && !Files.isDirectory(fallback.resolve(".terraform")) ? own : fallback;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.hex(in);
        }
    }
}
