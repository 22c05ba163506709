package io.jenkins.plugins.terraformguard.results.kept;

import hudson.model.Item;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A folder of a job, or of a folder of jobs, that goes with it wherever it is moved, and goes with it when it is deleted.
 *
 * @param path the folder, which need not be there
 */
@Restricted(NoExternalUse.class)
public record KeptFolder(Path path) {
    private static final String OUTER = "terraform-guard";
    private static final String ASIDE = ".damaged-";
    private static final int MAX_ASIDE = 100;

    /** @param name what is kept in it */
    public static KeptFolder of(Item item, String name) {
        return new KeptFolder(item.getRootDir().toPath().resolve(OUTER).resolve(name));
    }

    /** Makes the folder, in a job that must be there: what was moved away is not made anew. */
    public void create() throws IOException {
        create(Objects.requireNonNull(path.getParent()));
        create(path);
    }

    /** Makes one folder, unless it is there; the one around it must be there. */
    public static void create(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Names of what is in the folder; none if it is not there. */
    public Stream<String> names() {
        String[] names = path.toFile().list();
        return names == null ? Stream.of() : Stream.of(names);
    }

    /** Names under which damaged files of this name were kept. */
    public List<String> aside(String name) {
        return names().filter(other -> other.startsWith(name + ASIDE)).sorted().toList();
    }

    /** Paths, below what is kept of an item, of all damaged files that were put aside there. */
    static List<String> asideIn(Item item) {
        return asideIn(item.getRootDir().toPath());
    }

    /** The same of an item, or of Jenkins, by its folder. */
    static List<String> asideIn(Path root) {
        Path outer = root.resolve(OUTER);
        String[] folders = outer.toFile().list();
        return Stream.of(folders == null ? new String[0] : folders)
                .flatMap(folder -> new KeptFolder(outer.resolve(folder))
                        .names()
                        .filter(name -> name.contains(ASIDE))
                        .map(name -> folder + "/" + name))
                .sorted()
                .toList();
    }

    /**
     * Puts a damaged file aside, so that nothing of it is lost.
     *
     * @return its new name
     */
    public static String putAside(Path file) throws IOException {
        for (int i = 1; i <= MAX_ASIDE; i++) {
            Path aside = file.resolveSibling(file.getFileName() + ASIDE + i);
            if (!Files.exists(aside)) {
                Files.move(file, aside);
                return String.valueOf(aside.getFileName());
            }
        }
        throw new IOException("There are " + MAX_ASIDE + " damaged files beside " + file + " already; remove them");
    }
}
