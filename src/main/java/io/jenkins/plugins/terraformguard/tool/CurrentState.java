package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The state of an initialised configuration as it is now, as the tool tells it. Nothing of it is written down. */
public final class CurrentState {
    /** Lineage and serial stand at the beginning. */
    private static final int MAX_BYTES = 1 << 20;

    private CurrentState() {}

    /**
     * The state as {@code show -json} prints it.
     *
     * @param directory an initialised folder
     * @throws ToolException if there is no tool
     */
    public static PlanSource source(Path directory, PlanFiles.Tool tool) throws IOException {
        String program = program(directory, tool);
        return PlanSource.of(
                "the state", () -> ShowProcess.startOfState(program, directory, tool.environment(), tool.timeout()));
    }

    /**
     * Lineage and serial of the state, as {@code state pull} prints them; unknown where it does not.
     *
     * @param directory an initialised folder
     * @throws ToolException if there is no tool
     */
    public static StateIdentity identity(Path directory, PlanFiles.Tool tool) throws IOException {
        List<String> command = List.of(program(directory, tool), "state", "pull");
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "terraform-guard-timeout");
            thread.setDaemon(true);
            return thread;
        });
        try (ToolProcess process =
                ToolProcess.start(command, directory, tool.environment(), ProcessBuilder.Redirect.PIPE)) {
            watch.schedule(process::close, tool.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return StateIdentity.read(process.output().readNBytes(MAX_BYTES));
        } catch (IOException e) {
            if (e instanceof ToolException tooled) {
                throw tooled;
            }
            return StateIdentity.UNKNOWN; // It was ended because it took too long.
        } finally {
            watch.shutdownNow();
        }
    }

    private static String program(Path directory, PlanFiles.Tool tool) throws IOException {
        return new ToolFinder(tool.environment(), directory)
                .find(tool.program())
                .get(0);
    }
}
