package io.jenkins.plugins.terraformguard.tool.opa;

import io.jenkins.plugins.terraformguard.engine.imports.OpaReader;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import io.jenkins.plugins.terraformguard.tool.ToolFinder;
import io.jenkins.plugins.terraformguard.tool.ToolProcess;
import io.jenkins.plugins.terraformguard.tool.ToolText;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program {@code opa}. It gets nothing of the build's environment but what every program needs: a policy could read the
 * rest, and variables that begin with {@code OPA_} would change what it does.
 */
final class OpaProgram {
    /** What it may print at most, in bytes. */
    static final int MAX_OUTPUT = 64 << 20;

    /** How often it is looked whether it takes too long or prints too much. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final String NAME = "opa";
    private static final Set<String> HANDED_ON = Set.of("PATH", "TMPDIR", "TMP", "TEMP", "SYSTEMROOT", "WINDIR");
    private static final Pattern VERSION = Pattern.compile("(?m)^Version: ([0-9A-Za-z.+-]{1,64})\\s*$");
    private static final String WHICH = "Name the program of the Open Policy Agent, of version 0.44 or later";

    private final String program;
    private final Map<String, String> environment;
    private final Path directory;
    private final Duration timeout;
    private final long end;

    private OpaProgram(String program, Map<String, String> environment, Path directory, Duration timeout) {
        this.program = program;
        this.environment = environment;
        this.directory = directory;
        this.timeout = timeout;
        this.end = System.nanoTime() + timeout.toNanos();
    }

    /**
     * @param tool where to look for it, and the time for all that it is asked for together
     * @param directory where it shall run
     * @throws ToolException if it is not there
     */
    static OpaProgram find(PlanFiles.Tool tool, Path directory) throws ToolException {
        String named = tool.program().isEmpty() ? NAME : tool.program();
        String program;
        try {
            program = new ToolFinder(tool.environment(), tool.fallbackDirectory()).program(named);
        } catch (ToolException e) {
            throw new ToolException(
                    "Rego policies need 'opa', and " + e.getMessage(),
                    "Install the Open Policy Agent where the guard runs, or give the path of the program");
        }
        Map<String, String> kept = new TreeMap<>();
        tool.environment().forEach((name, value) -> {
            if (HANDED_ON.contains(name.toUpperCase(Locale.ROOT))) {
                kept.put(name, value);
            }
        });
        return new OpaProgram(program, kept, directory, tool.timeout());
    }

    /** Its version. */
    String version() throws IOException, InterruptedException {
        Ended ended = run(List.of("version"), ToolProcess.nullDevice());
        Matcher version = VERSION.matcher(new String(ended.output(), StandardCharsets.UTF_8));
        if (ended.exit() != 0 || !version.find()) {
            throw new ToolException("'" + program + " version' tells no version of opa", WHICH);
        }
        return version.group(1);
    }

    /**
     * What it prints.
     *
     * @param input what it reads
     * @throws ToolException if it fails, takes too long or prints too much
     */
    byte[] ask(List<String> arguments, File input) throws IOException, InterruptedException {
        Ended ended = run(arguments, input);
        if (ended.exit() != 0) {
            throw failed(arguments, ended);
        }
        return ended.output();
    }

    /** How it ended. */
    record Ended(int exit, byte[] output, String errors) {}

    private Ended run(List<String> arguments, File input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Path output = Files.createTempFile(directory, "terraform-guard-output", ".json");
        try (ToolProcess process = ToolProcess.start(
                command, directory, environment, input, ProcessBuilder.Redirect.to(output.toFile()))) {
            while (!process.await(LOOK)) {
                check(output);
            }
            check(output);
            return new Ended(process.await(), Files.readAllBytes(output), process.errors());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private void check(Path output) throws IOException {
        if (System.nanoTime() >= end) {
            throw tooLong();
        }
        if (Files.size(output) > MAX_OUTPUT) {
            throw new ToolException(
                    "'" + program + "' prints more than " + MAX_OUTPUT + " bytes",
                    "Let the policies say less, in shorter texts");
        }
    }

    private ToolException tooLong() {
        return new ToolException(
                "The Rego policies took longer than " + timeout.toSeconds() + " seconds",
                "Raise the time-out of the tool, or find out which rule takes so long with 'opa eval --profile'");
    }

    /** It says what is wrong as JSON, on one stream or the other, or else in words. */
    private ToolException failed(List<String> arguments, Ended ended) {
        String said = OpaReader.errors(ended.output());
        if (said.isEmpty()) {
            said = OpaReader.errors(ended.errors().getBytes(StandardCharsets.UTF_8));
        }
        String words = said.isEmpty() ? ended.errors() : said;
        return new ToolException(
                "'opa " + arguments.get(0) + "' failed with exit code " + ended.exit() + ": "
                        + ToolText.of(words, environment),
                "Correct the policies: 'opa check FOLDER' says the same. Functions that reach out, such as http.send, and"
                        + " opa.runtime are not there");
    }
}
