package io.jenkins.plugins.terraformguard.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds {@code terraform} or {@code tofu}, or another program. */
public final class ToolFinder {
    private static final List<String> TOOLS = List.of("terraform", "tofu");
    private static final List<String> WINDOWS_ENDINGS = List.of(".exe", ".cmd", ".bat", "");

    private final Map<String, String> environment;
    private final Path directory;

    /** @param directory where relative paths begin; the tool itself may run in another folder */
    public ToolFinder(Map<String, String> environment, Path directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * The programs that may be tried, best first.
     *
     * @param named path or name that the user gave, or empty
     * @throws ToolException if there is none
     */
    List<String> find(String named) throws ToolException {
        if (!named.isEmpty()) {
            return List.of(program(named));
        }
        List<String> found =
                TOOLS.stream().map(this::onPath).flatMap(Optional::stream).toList();
        if (found.isEmpty()) {
            throw new ToolException(
                    "This needs 'terraform' or 'tofu', and neither is on the PATH",
                    "Install one where the guard runs, name it, or give the output of 'terraform show -json' as the plan");
        }
        return found;
    }

    /**
     * A program by its path or name.
     *
     * @throws ToolException if there is none of that name
     */
    public String program(String named) throws ToolException {
        if (named.contains("/") || named.contains(File.separator)) {
            return directory.resolve(named).toAbsolutePath().toString();
        }
        return onPath(named)
                .orElseThrow(() -> new ToolException(
                        "'" + named + "' is not on the PATH",
                        "Install it where the guard runs, or give the path of the program"));
    }

    private Optional<String> onPath(String name) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String ending : windows ? WINDOWS_ENDINGS : List.of("")) {
                try {
                    Path candidate = Path.of(folder, name + ending);
                    if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                        return Optional.of(candidate.toString());
                    }
                } catch (InvalidPathException e) {
                    // A PATH may hold anything; such an entry leads nowhere.
                }
            }
        }
        return Optional.empty();
    }
}
