package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where ledgers lie: one file for each guard in a folder of the job, so that they go with the job wherever it is moved, and
 * go with it when it is deleted. On a file system that takes {@code Web} and {@code web} for one name, and has names of its
 * own, two guards never share a file.
 *
 * @param folder the folder, which need not be there
 */
record DriftFiles(Path folder) {
    private static final String OUTER = "terraform-guard";
    private static final String INNER = "drift";
    private static final String SUFFIX = ".json";
    private static final String ASIDE = ".damaged-";
    private static final int MAX_ASIDE = 100;

    private static final Pattern DEVICE = Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");
    private static final String DEVICE_MARK = "~_";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern MARKED = Pattern.compile("~([a-z])");

    static DriftFiles of(Job<?, ?> job) {
        return new DriftFiles(job.getRootDir().toPath().resolve(OUTER).resolve(INNER));
    }

    /** The file of a guard. */
    Path file(String guard) throws IOException {
        if (!DecisionStore.isUsableId(guard)) {
            throw new IOException("No usable id for a guard");
        }
        return folder.resolve(name(guard) + SUFFIX);
    }

    /** Makes the folder, in a job that must be there: what was moved away is not made anew. */
    void create() throws IOException {
        for (Path each : List.of(folder.getParent(), folder)) {
            try {
                Files.createDirectory(each);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(each)) {
                    throw e;
                }
            }
        }
    }

    /** Whether any guard has a ledger here. */
    boolean isAny() {
        return !guards().isEmpty();
    }

    /** Guards that have a ledger here, readable or not, by id. */
    List<String> guards() {
        return names().filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .filter(name ->
                        DecisionStore.isUsableId(id(name)) && name(id(name)).equals(name))
                .map(DriftFiles::id)
                .sorted()
                .toList();
    }

    /** Names of the damaged files of a guard that were kept. */
    List<String> kept(String guard) throws IOException {
        String prefix = file(guard).getFileName() + ASIDE;
        return names().filter(name -> name.startsWith(prefix)).sorted().toList();
    }

    /**
     * Puts a damaged file aside, so that nothing of it is lost.
     *
     * @return its new name
     */
    String putAside(Path file) throws IOException {
        for (int i = 1; i <= MAX_ASIDE; i++) {
            Path aside = file.resolveSibling(file.getFileName() + ASIDE + i);
            if (!Files.exists(aside)) {
                Files.move(file, aside);
                return String.valueOf(aside.getFileName());
            }
        }
        throw new IOException("There are " + MAX_ASIDE + " damaged files beside " + file + " already; remove them");
    }

    private Stream<String> names() {
        String[] names = folder.toFile().list();
        return names == null ? Stream.of() : Stream.of(names);
    }

    private static String name(String guard) {
        String name = CAPITAL.matcher(guard)
                .replaceAll(capital -> "~" + (char) (capital.group().charAt(0) - 'A' + 'a'));
        return DEVICE.matcher(name).matches() ? DEVICE_MARK + name : name;
    }

    private static String id(String name) {
        String plain = name.startsWith(DEVICE_MARK) ? name.substring(DEVICE_MARK.length()) : name;
        return MARKED.matcher(plain)
                .replaceAll(letter -> "" + (char) (letter.group(1).charAt(0) - 'a' + 'A'));
    }
}
