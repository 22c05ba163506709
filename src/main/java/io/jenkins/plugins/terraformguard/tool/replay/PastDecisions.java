package io.jenkins.plugins.terraformguard.tool.replay;

import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.zip.SafeZip;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds decisions in folders and in zip archives, without reading them. Symbolic links are not followed. Of an archive one
 * decision at a time is unpacked, into a folder that nobody else can look into.
 */
public final class PastDecisions {
    private static final String BEFORE = "/" + ArtifactName.DECISION;

    private final SearchLimits limits;
    private final List<PastDecision> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int files;

    public PastDecisions(SearchLimits limits) {
        this.limits = limits;
    }

    /** What was found so far: as it was named, and then by place, numbers in it by their value. */
    public List<PastDecision> found() {
        return List.copyOf(found);
    }

    /** Folders that could not be looked into, a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Looks through one that somebody named: a folder, a zip archive, or a {@code decision.json}.
     *
     * @throws IOException with a message for people if it is not there, can't be read, is too large or nothing of the kind
     */
    public void add(Path named) throws IOException {
        List<PastDecision> here = new ArrayList<>();
        if (Files.isDirectory(named)) {
            walk(named.toRealPath(), named.toString(), 0, here);
        } else if (!Files.exists(named)) {
            throw new IOException("'" + named + "' does not exist");
        } else if (ArtifactName.DECISION.equals(String.valueOf(named.getFileName()))) {
            Path folder = named.toRealPath().getParent();
            here.add(new InFolder(named.toString(), folder));
        } else if (isZip(named)) {
            archive(named, here);
        } else {
            throw new IOException("'" + named + "' is neither a folder, nor a zip archive, nor a decision.json");
        }
        here.sort(Comparator.comparing(PastDecision::place, NumbersByValue::compare));
        found.addAll(here);
    }

    private void count() throws IOException {
        if (++files > limits.files()) {
            throw new IOException("There are more than " + limits.files() + " files: name fewer folders");
        }
    }

    private void walk(Path folder, String place, int depth, List<PastDecision> here) throws IOException {
        if (depth > limits.depth()) {
            problems.add("'" + place + "' is a folder too deep inside others");
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                count();
                String name = String.valueOf(entry.getFileName());
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    walk(entry, place + "/" + name, depth + 1, here);
                } else if (name.equals(ArtifactName.DECISION)) {
                    here.add(new InFolder(place, folder));
                }
            }
        } catch (AccessDeniedException e) {
            problems.add("'" + place + "' can't be read");
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void archive(Path file, List<PastDecision> here) throws IOException {
        List<String> paths = new ArrayList<>();
        new SafeZip(file, limits.depth(), this::count).read((path, in, size) -> {
            if (("/" + path).endsWith(BEFORE)) {
                paths.add(path.substring(0, path.length() - ArtifactName.DECISION.length()));
            }
        });
        for (String path : paths) {
            here.add(new InArchive(file, path));
        }
    }

    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private record InFolder(String place, Path folder) implements PastDecision {
        @Override
        public <T> T look(Look<T> look) throws IOException {
            return look.at(folder);
        }
    }
}
