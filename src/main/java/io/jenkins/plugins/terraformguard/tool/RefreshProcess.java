package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Finds out what is really there: runs {@code plan -refresh-only} in a folder and opens the plan that comes of it. Neither
 * the state nor the resources are changed.
 */
public final class RefreshProcess {
    /** A tool that is asked to end gives back the lock of the state first. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final String OPENTOFU = "tofu";

    private RefreshProcess() {}

    /**
     * Waits for the tool. The plan lies in a folder of its own until what is returned is closed, and nowhere after a failure.
     *
     * @param tool its time-out is for showing the plan; see {@link RefreshRequest} for that of the refresh
     * @throws ToolException if there is no plan; the message says why
     * @throws InterruptedException if the thread was interrupted; the tool has been ended then
     */
    public static Refreshed run(RefreshRequest request, PlanFiles.Tool tool) throws IOException, InterruptedException {
        PrivateFolder folder = PrivateFolder.create();
        try {
            return refresh(request, tool, folder);
        } catch (IOException | InterruptedException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Refreshed refresh(RefreshRequest request, PlanFiles.Tool tool, PrivateFolder folder)
            throws IOException, InterruptedException {
        String program = program(request.directory(), tool);
        Path plan = folder.path().resolve("refresh.tfplan");
        ToolProcess process = ToolProcess.start(
                request.command(program, plan),
                request.directory(),
                tool.environment(),
                ProcessBuilder.Redirect.DISCARD);
        int exit = await(process, request, program);
        boolean written = Files.isRegularFile(plan);
        RefreshErrors errors = new RefreshErrors(
                program, request.names(), process.errors(), ToolText.of(process.errors(), tool.environment()));
        if (!written) {
            throw exit == 0
                    ? new ToolException(
                            "'" + program + " plan -refresh-only' ended well and wrote no plan",
                            "Check that it is the program itself")
                    : errors.explain(exit);
        }
        PlanFiles.Opened opened = PlanFiles.show(plan, program, request.directory(), tool);
        return new Refreshed(opened, exit == 0 ? "" : errors.summary(exit), folder);
    }

    private static int await(ToolProcess process, RefreshRequest request, String program)
            throws ToolException, InterruptedException {
        boolean ended = false;
        try {
            ended = process.await(request.timeout());
        } finally {
            if (!ended) {
                process.stop(PATIENCE);
            }
        }
        if (!ended) {
            throw new ToolException(
                    "'" + program + " plan -refresh-only' took longer than "
                            + request.timeout().toSeconds() + " seconds",
                    "Raise " + request.names().timeout() + ", or find out what it waits for; the state may be locked"
                            + " still if it could not end in order");
        }
        return process.await();
    }

    /** Where both tools are there, the one that the folder was initialised with. */
    private static String program(Path directory, PlanFiles.Tool tool) throws ToolException {
        List<String> found = new ToolFinder(tool.environment(), tool.fallbackDirectory()).find(tool.program());
        boolean openTofu = found.size() > 1 && ConfigurationFolder.isOfOpenTofu(directory);
        return found.stream()
                .filter(program -> openTofu
                        && String.valueOf(Path.of(program).getFileName()).startsWith(OPENTOFU))
                .findFirst()
                .orElse(found.get(0));
    }
}
