package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Which commit a folder was checked out from, read from the files of Git without running it: hooks and settings of a
 * strange repository have no effect. Only a commit, the name of a branch and the address of a remote ever leave here, and
 * only where their form is right. Whether files were changed since is not looked at.
 *
 * @param repository address of the remote that the branch follows, else of {@code origin}; empty where there is none
 * @param branch empty where the head is detached
 * @param commit empty where there is none yet, or it can't be told
 */
public record GitCheckout(String repository, String branch, String commit) {
    /** Nothing is known. */
    public static final GitCheckout UNKNOWN = new GitCheckout("", "", "");

    private static final int MAX_LEVELS = 100;
    private static final int MAX_FILE = 64 << 10;
    private static final int MAX_CONFIG = 1 << 20;

    /** A line of 60 to 100 bytes for each branch and tag. */
    private static final int MAX_PACKED = 32 << 20;

    private static final int MAX_LINKS = 5;
    private static final int MAX_LINE = 1_000;

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");

    /** What Git takes for the name of a reference, without the rarer signs. */
    private static final Pattern REFERENCE =
            Pattern.compile("refs(?:/[^\\x00-\\x20\\x7f~^:?*\\[\\\\./][^\\x00-\\x20\\x7f~^:?*\\[\\\\/]{0,200}){2,20}");

    private static final String HEADS = "refs/heads/";
    private static final String LINK = "ref: ";

    /** Of a work tree that the folder is in, or {@link #UNKNOWN}. */
    public static GitCheckout of(Path folder) {
        return of(folder, Objects.requireNonNull(folder.toAbsolutePath().getRoot()));
    }

    /** @param top where to stop looking: what lies above it is of no interest */
    public static GitCheckout of(Path folder, Path top) {
        try {
            Path from = folder.toRealPath();
            Path last = top.toRealPath();
            Path tree = from;
            for (int i = 0; i < MAX_LEVELS && tree != null && tree.startsWith(last); i++) {
                if (Files.exists(tree.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                    return belongsTogether(tree.resolve(".git"), from) ? of(GitFolder.of(tree)) : UNKNOWN;
                }
                tree = tree.getParent();
            }
            return UNKNOWN;
        } catch (IOException | InvalidPathException | UnsupportedOperationException | SecurityException e) {
            return UNKNOWN;
        }
    }

    /**
     * What was told, with what is known here where nothing was told; of another commit nothing is known here.
     *
     * @param told repository, branch and commit, as far as somebody said them
     */
    public Provenance.Configuration complete(Provenance.Configuration told) {
        if (!commit.startsWith(told.commit())) {
            return told;
        }
        return new Provenance.Configuration(
                told.repository().isEmpty() ? repository : told.repository(),
                told.branch().isEmpty() ? branch : told.branch(),
                told.commit().isEmpty() ? commit : told.commit(),
                told.modules(),
                told.providers(),
                told.problems());
    }

    /** A folder above may be anybody's, and then may say anything. */
    private static boolean belongsTogether(Path git, Path folder) throws IOException {
        return Files.getOwner(git, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(folder));
    }

    private static GitCheckout of(GitFolder git) throws IOException {
        String head = git.text(git.own(), "HEAD", MAX_FILE).strip();
        if (COMMIT.matcher(head).matches()) {
            return new GitCheckout(
                    GitConfig.parse(git.text(git.common(), "config", MAX_CONFIG))
                            .remote(""),
                    "",
                    head);
        }
        String reference = reference(head);
        if (!reference.startsWith(HEADS)) {
            return UNKNOWN;
        }
        String branch = reference.substring(HEADS.length());
        String commit = commit(git, reference);
        return new GitCheckout(
                GitConfig.parse(git.text(git.common(), "config", MAX_CONFIG)).remote(branch), branch, commit);
    }

    /** What a symbolic reference names, or the empty text. */
    private static String reference(String text) {
        String name = text.startsWith(LINK) ? text.substring(LINK.length()) : "";
        boolean right = name.length() <= MAX_LINE
                && REFERENCE.matcher(name).matches()
                && !name.contains("..")
                && !name.contains("@{")
                && !name.endsWith(".lock");
        return right ? name : "";
    }

    private static String commit(GitFolder git, String reference) throws IOException {
        String name = reference;
        for (int i = 0; i < MAX_LINKS && !name.isEmpty(); i++) {
            String text = git.text(git.common(), name, MAX_FILE).strip();
            if (COMMIT.matcher(text).matches()) {
                return text;
            }
            if (text.isEmpty()) {
                return packed(git, name);
            }
            name = reference(text);
        }
        return "";
    }

    /** From the file that holds references together, {@code COMMIT NAME} on each line. */
    private static String packed(GitFolder git, String name) throws IOException {
        String refs = git.text(git.common(), "packed-refs", MAX_PACKED);
        int end = refs.indexOf(" " + name + "\n");
        int start = refs.lastIndexOf('\n', Math.max(end, 0)) + 1;
        return end > start && COMMIT.matcher(refs.substring(start, end)).matches() ? refs.substring(start, end) : "";
    }
}
