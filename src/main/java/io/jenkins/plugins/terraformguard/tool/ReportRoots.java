package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.imports.OpaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the paths of reports begin, as far as the workspace can tell. Paths in it become relative to it here, before anything
 * is archived: whoever decides once more has no workspace, and must not have to guess.
 */
public final class ReportRoots {
    /** Files of a report that are looked for. */
    private static final int MAX_LOOKED_FOR = 1_000;

    private final Path workspace;
    private final Path directory;
    private final Set<String> roots = new LinkedHashSet<>();

    /**
     * @param workspace where names of files begin
     * @param directory of the configuration, below it
     */
    public ReportRoots(Path workspace, Path directory) {
        this.workspace = workspace.toAbsolutePath().normalize();
        this.directory = directory.toAbsolutePath().normalize();
        roots.add(root(this.workspace));
        try {
            roots.add(root(workspace.toRealPath()));
        } catch (IOException e) {
            // Then it goes by one name only.
        }
        // All that is absolute would lie in it.
        roots.remove("/");
    }

    /** The reports with the paths that lie in the workspace relative to it. */
    public List<ForeignReport> of(List<ForeignReport> reports) {
        return reports.stream().map(this::of).toList();
    }

    private ForeignReport of(ForeignReport report) {
        if (report.tool().equals(OpaReader.TOOL)) {
            return report;
        }
        Map<String, String> inside = new HashMap<>();
        Set<String> others = new LinkedHashSet<>();
        for (ForeignResult result : report.results()) {
            String below = below(result.file());
            if (!below.isEmpty()) {
                inside.put(result.file(), below);
            } else if (!result.file().isEmpty()) {
                others.add(result.file());
            }
        }
        boolean rooted = !inside.isEmpty() || beginInWorkspace(others);
        return report.having(
                inside.isEmpty()
                        ? report.results()
                        : report.results().stream()
                                .map(result -> result.in(inside.getOrDefault(result.file(), result.file())))
                                .toList(),
                rooted);
    }

    /** What a path is below the workspace; empty if it is not there. Some leave out the slash at its beginning. */
    private String below(String path) {
        for (String root : roots) {
            for (String begin : List.of(root, root.substring(root.startsWith("/") ? 1 : 0))) {
                if (path.startsWith(begin)) {
                    return path.substring(begin.length());
                }
            }
        }
        return "";
    }

    /** Whether files are there as they are named, and not in the folder of the configuration, from where they may be named too. */
    private boolean beginInWorkspace(Set<String> paths) {
        if (directory.equals(workspace)) {
            return false;
        }
        int standing = 0;
        int below = 0;
        for (String path : paths.stream().limit(MAX_LOOKED_FOR).toList()) {
            boolean here = isFile(workspace, path);
            boolean there = isFile(directory, path);
            standing += here && !there ? 1 : 0;
            below += there && !here ? 1 : 0;
        }
        return standing > below;
    }

    /** Nothing outside the workspace is looked for. */
    private boolean isFile(Path folder, String path) {
        try {
            Path file = folder.resolve(path).normalize();
            return file.startsWith(workspace) && Files.isRegularFile(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String root(Path folder) {
        String name = folder.toString().replace('\\', '/');
        return name.endsWith("/") ? name : name + "/";
    }
}
