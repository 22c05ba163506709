package io.jenkins.plugins.terraformguard.tool;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
    private static final int MAX_ERROR_BYTES = 16 * 1024;

    private final Process process;
    private final String name;
    private final Thread errorReader;
    private final ScheduledExecutorService watch;
    private final StringBuffer errors = new StringBuffer();
    private volatile boolean timedOut;
    private final Duration timeout;

    private ShowProcess(Process process, String name, Duration timeout) {
        super(process.getInputStream());
        this.process = process;
        this.name = name;
        this.timeout = timeout;
        this.errorReader = new Thread(this::readErrors, "terraform-guard-stderr");
        errorReader.setDaemon(true);
        errorReader.start();
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "terraform-guard-timeout");
            thread.setDaemon(true);
            return thread;
        });
        watch.schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    static ShowProcess start(
            String program, Path plan, Path directory, Map<String, String> environment, Duration timeout)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(program, "show", "-json", "-no-color", plan.toString()));
        builder.directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("TF_INPUT", "0");
        // Logs would drown what the tool says, and arguments from outside could make it show something else.
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_LOG") || name.startsWith("TF_CLI_ARGS"));
        builder.redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
        try {
            return new ShowProcess(builder.start(), program, timeout);
        } catch (IOException e) {
            throw new ToolException(
                    "'" + program + "' can't be started: " + e.getMessage(), "Check the path of the program");
        }
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
        kill();
        watch.shutdownNow();
        super.close();
    }

    private void finish() throws IOException {
        try {
            process.waitFor();
            errorReader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + name, e);
        }
        checkTimeout();
        if (process.exitValue() != 0) {
            throw new ToolException(
                    "'" + name + " show -json' failed with exit code " + process.exitValue() + ": " + said(),
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

    private String said() {
        String text = errors.toString();
        // Warnings come first, each in a frame; what counts is the error.
        String error = text.substring(Math.max(text.indexOf("Error:"), 0));
        String plain = error.replaceAll("[\\u2500-\\u257f]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return plain.isEmpty() ? "it gave no reason" : plain;
    }

    private void expire() {
        timedOut = true;
        kill();
    }

    /** Ends the tool and what it started: a child that lives on would keep the stream open. */
    private void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void readErrors() {
        try (InputStream stderr = process.getErrorStream()) {
            byte[] buffer = new byte[1024];
            for (int count = stderr.read(buffer); count >= 0; count = stderr.read(buffer)) {
                if (errors.length() < MAX_ERROR_BYTES) {
                    errors.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            errors.append(e.getMessage());
        }
    }

    private static java.io.File nullDevice() {
        return new java.io.File(java.io.File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
