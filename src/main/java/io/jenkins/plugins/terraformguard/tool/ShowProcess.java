package io.jenkins.plugins.terraformguard.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The output of a running {@code show -json}. The JSON goes straight to the reader and is never written down. The end of
 * the stream is the end only if the tool succeeded; otherwise it is an error with what the tool said.
 */
final class ShowProcess extends FilterInputStream {
    private final ToolProcess process;
    private final String name;
    private final Map<String, String> environment;
    private final ScheduledExecutorService watch;
    private final Duration timeout;
    private volatile boolean timedOut;

    private ShowProcess(ToolProcess process, String name, Map<String, String> environment, Duration timeout) {
        super(process.output());
        this.process = process;
        this.name = name;
        this.environment = environment;
        this.timeout = timeout;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "terraform-guard-timeout");
            thread.setDaemon(true);
            return thread;
        });
        watch.schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    static ShowProcess start(
            String program, Path plan, Path directory, Map<String, String> environment, Duration timeout)
            throws ToolException {
        return start(
                program,
                List.of(program, "show", "-json", "-no-color", plan.toString()),
                directory,
                environment,
                timeout);
    }

    /** The same of the state of an initialised folder. */
    static ShowProcess startOfState(String program, Path directory, Map<String, String> environment, Duration timeout)
            throws ToolException {
        return start(program, List.of(program, "show", "-json", "-no-color"), directory, environment, timeout);
    }

    private static ShowProcess start(
            String program, List<String> command, Path directory, Map<String, String> environment, Duration timeout)
            throws ToolException {
        ToolProcess process = ToolProcess.start(command, directory, environment, ProcessBuilder.Redirect.PIPE);
        return new ShowProcess(process, program, environment, timeout);
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value < 0) {
            finish();
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(buffer, offset, length);
        } catch (IOException e) {
            checkTimeout();
            throw e;
        }
        if (count < 0) {
            finish();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        process.close();
        watch.shutdownNow();
        super.close();
    }

    private void finish() throws IOException {
        int exit;
        try {
            exit = process.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + name, e);
        }
        checkTimeout();
        if (exit != 0) {
            throw new ToolException(
                    "'" + name + " show -json' failed with exit code " + exit + ": "
                            + ToolText.of(process.errors(), environment),
                    "Run it where the plan was made (same folder, initialised, same version of the tool)");
        }
    }

    private void checkTimeout() throws ToolException {
        if (timedOut) {
            throw new ToolException(
                    "'" + name + " show -json' took longer than " + timeout.toSeconds() + " seconds",
                    "Raise the time-out, or find out what the tool waits for");
        }
    }

    private void expire() {
        timedOut = true;
        process.close();
    }
}
