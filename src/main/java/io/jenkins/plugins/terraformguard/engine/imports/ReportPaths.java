package io.jenkins.plugins.terraformguard.engine.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What files of a report are called in the configuration. Scanners write paths from where they were started, or from the root
 * of a container that nobody knows; so the one beginning is looked for that explains most paths of a report together.
 */
final class ReportPaths {
    /** Folders that a file of a configuration lies in, where the beginning of a path has to be guessed. */
    private static final int MAX_DEPTH = 20;

    /** Beginnings that are compared. */
    private static final int MAX_WAYS = 10_000;

    /** Files of the configuration that are looked at for paths that end like them. */
    private static final int MAX_LOOKED_AT = 500_000;

    private static final Way AS_IT_STANDS = new Way("", "");

    private final Set<String> files;
    private final Way own;
    /** Files by their names read backwards, so that those with the same end stand beside each other. */
    private final NavigableMap<String, String> backwards = new TreeMap<>();

    /**
     * From what a report writes to what the configuration has.
     *
     * @param without beginning that is taken off
     * @param folder that is put before it, with a slash at its end, or empty
     */
    private record Way(String without, String folder) {
        String of(String path) {
            String name = path.startsWith(without) ? folder + path.substring(without.length()) : "";
            return name.contains("../") ? SarifPath.plain(name) : name;
        }
    }

    /**
     * @param files of the configuration
     * @param folder of its root module, with a slash at its end, or empty
     */
    ReportPaths(Set<String> files, String folder) {
        this.files = files;
        this.own = new Way("", folder);
        files.forEach(file -> backwards.put(reversed(file), file));
    }

    /** Those paths of a report that are known, with what they are called in the configuration. */
    Map<String, String> names(ForeignReport report) {
        Set<String> relative = new LinkedHashSet<>();
        Set<String> absolute = new LinkedHashSet<>();
        for (ForeignResult result : report.results()) {
            if (!result.file().isEmpty()) {
                (SarifPath.isAbsolute(result.file()) ? absolute : relative).add(result.file());
            }
        }
        Map<String, String> names = new HashMap<>();
        (report.rooted() ? Optional.of(AS_IT_STANDS) : relative(relative)).ifPresent(way -> put(way, relative, names));
        root(absolute).ifPresent(way -> put(way, absolute, names));
        return names;
    }

    private void put(Way way, Set<String> paths, Map<String, String> names) {
        for (String path : paths) {
            String name = way.of(path);
            if (files.contains(name)) {
                names.put(path, name);
            }
        }
    }

    /**
     * From the workspace, unless all that fits there fits in the folder of the configuration as well, and more; else from the
     * folder that most fit in; else from somewhere above.
     */
    private Optional<Way> relative(Set<String> paths) {
        Set<String> standing = explained(AS_IT_STANDS, paths);
        Set<String> below = explained(own, paths);
        if (!standing.isEmpty() && (below.size() <= standing.size() || !below.containsAll(standing))) {
            return Optional.of(AS_IT_STANDS);
        }
        Map<Way, Integer> folders = folders(paths);
        if (!below.isEmpty() && folders.values().stream().allMatch(count -> count <= below.size())) {
            return Optional.of(own);
        }
        return folders.isEmpty() ? root(paths) : most(folders);
    }

    private Set<String> explained(Way way, Set<String> paths) {
        Set<String> explained = new HashSet<>();
        for (String path : paths) {
            if (files.contains(way.of(path))) {
                explained.add(path);
            }
        }
        return explained;
    }

    /** How many paths there are in each folder of the configuration. */
    private Map<Way, Integer> folders(Set<String> paths) {
        Map<Way, Integer> counts = new HashMap<>();
        int seen = 0;
        for (String path : paths) {
            String end = reversed("/" + path);
            for (Map.Entry<String, String> file : backwards.tailMap(end, true).entrySet()) {
                if (!file.getKey().startsWith(end) || ++seen > MAX_LOOKED_AT) {
                    break;
                }
                String name = file.getValue();
                count(new Way("", name.substring(0, name.length() - path.length())), counts);
            }
        }
        return counts;
    }

    /** What is before the names that files have from the workspace, else before those they have from the own folder. */
    private Optional<Way> root(Set<String> paths) {
        Map<Way, Integer> counts = new HashMap<>();
        for (String folder : own.equals(AS_IT_STANDS) ? List.of("") : List.of("", own.folder())) {
            if (counts.isEmpty()) {
                paths.forEach(path -> roots(path, folder, counts));
            }
        }
        return most(counts);
    }

    private void roots(String path, String folder, Map<Way, Integer> counts) {
        int slash = path.lastIndexOf('/');
        for (int i = 0; slash >= 0 && i < MAX_DEPTH; i++) {
            String before = path.substring(0, slash + 1);
            // What lies above the folder where a scanner was started is not that folder itself.
            boolean above = !folder.isEmpty() && SarifPath.shown(before).isEmpty() && before.startsWith(".");
            if (!above && files.contains(folder + path.substring(slash + 1))) {
                count(new Way(before, folder), counts);
            }
            slash = slash == 0 ? -1 : path.lastIndexOf('/', slash - 1);
        }
    }

    private static void count(Way way, Map<Way, Integer> counts) {
        if (counts.size() < MAX_WAYS || counts.containsKey(way)) {
            counts.merge(way, 1, Integer::sum);
        }
    }

    /** The one that explains most; nobody knows where two explain as much. */
    private static Optional<Way> most(Map<Way, Integer> counts) {
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Way> best = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .limit(2)
                .toList();
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
