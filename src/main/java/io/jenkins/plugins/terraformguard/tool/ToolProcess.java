package io.jenkins.plugins.terraformguard.tool;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A run of a program that nobody talks to, such as {@code terraform}. What it says on its error stream is kept, within bounds. */
public final class ToolProcess implements Closeable {
    private static final int MAX_ERROR_BYTES = 64 * 1024;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Process process;
    private final Thread errorReader;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private ToolProcess(Process process) {
        this.process = process;
        this.errorReader = new Thread(this::readErrors, "terraform-guard-stderr");
        errorReader.setDaemon(true);
        errorReader.start();
    }

    /**
     * @param command the program and its arguments
     * @param output where its standard output goes; {@link ProcessBuilder.Redirect#PIPE} to read it
     * @throws ToolException if it can't be started
     */
    static ToolProcess start(
            List<String> command, Path directory, Map<String, String> environment, ProcessBuilder.Redirect output)
            throws ToolException {
        return start(command, directory, environment, nullDevice(), output);
    }

    /** The same, with a file as its standard input. */
    public static ToolProcess start(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            File input,
            ProcessBuilder.Redirect output)
            throws ToolException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("TF_INPUT", "0");
        // Logs would drown what the tool says, and arguments from outside could make it do something else.
        builder.environment().keySet().removeIf(name -> name.startsWith("TF_LOG") || name.startsWith("TF_CLI_ARGS"));
        builder.redirectInput(ProcessBuilder.Redirect.from(input));
        builder.redirectOutput(output);
        try {
            return new ToolProcess(builder.start());
        } catch (IOException e) {
            throw new ToolException(
                    "'" + command.get(0) + "' can't be started: " + e.getMessage(), "Check the path of the program");
        }
    }

    public InputStream output() {
        return process.getInputStream();
    }

    /** Waits until it has ended and its last words are read, and gives its exit code. */
    public int await() throws InterruptedException {
        process.waitFor();
        errorReader.join(LAST_WORDS.toMillis());
        return process.exitValue();
    }

    /** The same, for a time. @return whether it has ended */
    public boolean await(Duration time) throws InterruptedException {
        boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        if (ended) {
            await();
        }
        return ended;
    }

    /** What it has said on its error stream so far: the beginning, if that is long. */
    public String errors() {
        synchronized (errors) {
            return errors.toString(StandardCharsets.UTF_8);
        }
    }

    /**
     * Asks it to end, so that it gives back the locks that it holds; after a while it is ended with all that it started.
     *
     * @param patience how long it may take to end in order
     */
    void stop(Duration patience) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            // A script around the tool dies at once and leaves the tool alone.
            children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
            long end = System.nanoTime() + patience.toNanos();
            while (children.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Whoever is in a hurry gets the hard way.
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
            close();
        }
    }

    /** Ends it and what it started: a child that lives on would keep its streams open. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private void readErrors() {
        try (InputStream stderr = process.getErrorStream()) {
            byte[] buffer = new byte[1024];
            for (int count = stderr.read(buffer); count >= 0; count = stderr.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            byte[] reason = String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8);
            keep(reason, reason.length);
        }
    }

    private void keep(byte[] bytes, int count) {
        synchronized (errors) {
            errors.write(bytes, 0, Math.min(count, MAX_ERROR_BYTES - errors.size()));
        }
    }

    /** A file with nothing in it. */
    public static File nullDevice() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }
}
