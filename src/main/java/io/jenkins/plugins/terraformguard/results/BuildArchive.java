package io.jenkins.plugins.terraformguard.results;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.results.trail.RecordedLink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.util.BuildListenerAdapter;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Archives documents of guards with a build, wherever its artifact manager keeps them. */
@Restricted(NoExternalUse.class)
public final class BuildArchive {
    private BuildArchive() {}

    /** Lays out what is to be archived. */
    @FunctionalInterface
    public interface Layout {
        /** @param root holds a folder for each id */
        void make(Path root) throws IOException;
    }

    /** Archives with one call what is laid out in a folder of the build, which is gone afterwards. */
    public static void add(Run<?, ?> run, Launcher launcher, TaskListener listener, Layout layout)
            throws IOException, InterruptedException {
        FilePath temporary =
                new FilePath(Files.createTempDirectory(run.getRootDir().toPath(), "terraform-guard")
                        .toFile());
        try {
            Path root = Files.createDirectory(Path.of(temporary.getRemote()).resolve(GuardRunAction.URL_NAME));
            layout.make(root);
            Map<String, String> artifacts = new HashMap<>();
            for (String id : names(root)) {
                for (String name : names(root.resolve(id))) {
                    String path = GuardRunAction.URL_NAME + "/" + id + "/" + name;
                    artifacts.put(path, path);
                }
            }
            run.pickArtifactManager().archive(temporary, launcher, BuildListenerAdapter.wrap(listener), artifacts);
        } finally {
            temporary.deleteRecursive();
        }
    }

    /**
     * Archives what happened to a decision beside that, with its link.
     *
     * @param stem name of the document without its end, which nothing else in the build has
     */
    public static void addEvent(Run<?, ?> run, String guard, String stem, byte[] document, RecordedLink link)
            throws IOException {
        TaskListener listener = TaskListener.NULL;
        try {
            add(run, new Launcher.LocalLauncher(listener), listener, root -> {
                Path folder = Files.createDirectory(root.resolve(guard));
                Files.write(folder.resolve(stem + ".json"), document);
                Files.write(folder.resolve(stem + ArtifactName.LINK), link.link());
                Files.write(folder.resolve(stem + ArtifactName.SIGNATURE), link.signature());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("Stopped while " + stem + " was archived").initCause(e);
        }
    }

    /** Names of what lies in a folder. */
    public static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
