package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where Git keeps what belongs to a work tree. As a rule that is {@code .git} in it; of a further work tree, and of a
 * submodule, {@code .git} is a file that names the folder. That one is believed only if it names the work tree in turn.
 *
 * @param own folder of this work tree, resolved
 * @param common folder that it shares with other work trees, resolved
 */
record GitFolder(Path own, Path common) {
    private static final int MAX_FILE = 16 << 10;
    private static final int MAX_CONFIG = 1 << 20;
    private static final String POINTER = "gitdir: ";

    /** @throws IOException if there is none, or none that can be believed */
    static GitFolder of(Path tree) throws IOException {
        Path git = tree.resolve(".git");
        if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
            return new GitFolder(git.toRealPath(), git.toRealPath());
        }
        String pointer = read(git, MAX_FILE);
        if (!pointer.startsWith(POINTER)) {
            throw new IOException("neither a folder nor a pointer to one");
        }
        Path own = tree.resolve(pointer.substring(POINTER.length()).strip()).toRealPath();
        GitFolder alone = new GitFolder(own, own);
        String shared = alone.text(own, "commondir", MAX_FILE).strip();
        if (shared.isEmpty()) {
            String worktree =
                    GitConfig.parse(alone.text(own, "config", MAX_CONFIG)).workTree();
            return believed(alone, worktree.isEmpty() ? null : own.resolve(worktree), tree);
        }
        String back = alone.text(own, "gitdir", MAX_FILE).strip();
        return believed(
                new GitFolder(own, own.resolve(shared).toRealPath()), back.isEmpty() ? null : own.resolve(back), git);
    }

    private static GitFolder believed(GitFolder folder, Path named, Path expected) throws IOException {
        if (named == null || !named.toRealPath().equals(expected.toRealPath())) {
            throw new IOException("the folder does not belong to this work tree");
        }
        return folder;
    }

    /**
     * The text of a file in one of the folders; empty if there is none, it is too large, or links lead elsewhere.
     *
     * @param name with slashes
     */
    String text(Path folder, String name, int maxBytes) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !file.toRealPath().startsWith(folder)) {
            return "";
        }
        return read(file, maxBytes);
    }

    private static String read(Path file, int maxBytes) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return bytes.length > maxBytes ? "" : new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
