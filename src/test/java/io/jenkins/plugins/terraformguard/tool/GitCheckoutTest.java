package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Configuration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Git itself writes, and what a stranger may write in its place. */
class GitCheckoutTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String URL = "https://example.com/shop.git";

    @TempDir
    Path folder;

    private Path tree;

    @BeforeEach
    void tree() throws Exception {
        folder = folder.toRealPath();
        tree = Files.createDirectory(folder.resolve("tree"));
    }

    private void write(String name, String text) throws Exception {
        Path file = tree.resolve(".git").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String git(Path folder, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=n", "-c", "user.email=e@example.com"));
        command.addAll(List.of("-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.strip();
    }

    private static boolean gitIsThere() {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (Exception e) {
            return false;
        }
    }

    private String repository() throws Exception {
        assumeTrue(gitIsThere(), "git is not installed");
        git(tree, "init");
        Files.createDirectories(tree.resolve("net"));
        Files.writeString(tree.resolve("net/main.tf"), "");
        git(tree, "add", ".");
        git(tree, "commit", "-m", "first");
        git(tree, "remote", "add", "origin", URL);
        return git(tree, "rev-parse", "HEAD");
    }

    @Test
    void aRepositoryOfGit() throws Exception {
        String commit = repository();
        assertEquals(new GitCheckout(URL, "main", commit), GitCheckout.of(tree));
        assertEquals(new GitCheckout(URL, "main", commit), GitCheckout.of(tree.resolve("net")));
        git(tree, "checkout", "-b", "feature/net-2");
        git(tree, "remote", "add", "fork", "git@example.com:fork/shop.git");
        git(tree, "config", "branch.feature/net-2.remote", "fork");
        assertEquals(new GitCheckout("git@example.com:fork/shop.git", "feature/net-2", commit), GitCheckout.of(tree));
        git(tree, "pack-refs", "--all");
        assertFalse(Files.exists(tree.resolve(".git/refs/heads/feature/net-2")));
        assertEquals(commit, GitCheckout.of(tree).commit());
        git(tree, "checkout", "--detach");
        assertEquals(new GitCheckout(URL, "", commit), GitCheckout.of(tree));
    }

    @Test
    void furtherWorkTreesAndSubmodules() throws Exception {
        String commit = repository();
        Path other = folder.resolve("other");
        git(tree, "worktree", "add", "-b", "fix", other.toString());
        assertEquals(new GitCheckout(URL, "fix", commit), GitCheckout.of(other.resolve("net")));
        Path parent = Files.createDirectory(folder.resolve("parent"));
        git(parent, "init");
        git(parent, "submodule", "add", tree.toString(), "sub");
        assertEquals(new GitCheckout(tree.toString(), "main", commit), GitCheckout.of(parent.resolve("sub/net")));
        assertEquals(new GitCheckout("", "main", ""), GitCheckout.of(parent), "no commit yet");
        // Who names a folder that does not name him in turn may read nothing there.
        Path thief = Files.createDirectory(folder.resolve("thief"));
        Files.copy(other.resolve(".git"), thief.resolve(".git"));
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(thief));
        Files.writeString(thief.resolve(".git"), "gitdir: " + tree.resolve(".git"));
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(thief));
    }

    @Test
    void onlyRightFormsLeaveIt() throws Exception {
        for (String head : List.of(
                "",
                "ref: refs/heads/../../../etc/passwd",
                "ref: refs/heads/.invalid",
                "ref: /etc/passwd",
                "ref: refs/tags/v1",
                "ref: refs/heads/a\nb",
                "ref: refs/heads/" + "a/".repeat(500) + "a",
                COMMIT.substring(1),
                COMMIT.toUpperCase(java.util.Locale.ROOT),
                "secret")) {
            write("HEAD", head);
            assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(tree), head);
        }
        write("HEAD", "ref: refs/heads/a");
        write("refs/heads/a", "root:x:0:0");
        assertEquals(new GitCheckout("", "a", ""), GitCheckout.of(tree));
        write("refs/heads/a", "ref: refs/heads/a");
        assertEquals(new GitCheckout("", "a", ""), GitCheckout.of(tree), "a circle");
        Files.delete(tree.resolve(".git/refs/heads/a"));
        write(
                "packed-refs",
                "# pack-refs\n" + "f".repeat(40) + " refs/heads/b/refs/heads/a\nx " + COMMIT + " refs/heads/a");
        assertEquals("", GitCheckout.of(tree).commit());
        write("packed-refs", COMMIT + " refs/heads/a\n");
        assertEquals(COMMIT, GitCheckout.of(tree).commit());
        write("packed-refs", "x".repeat((32 << 20) + 1));
        assertEquals("", GitCheckout.of(tree).commit());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("a"), COMMIT);
        Files.writeString(outside.resolve("HEAD"), COMMIT);
        write("HEAD", "ref: refs/heads/a");
        Files.createDirectories(tree.resolve(".git/refs"));
        Files.createSymbolicLink(tree.resolve(".git/refs/heads"), outside);
        assertEquals(new GitCheckout("", "a", ""), GitCheckout.of(tree));
        Files.delete(tree.resolve(".git/HEAD"));
        Files.createSymbolicLink(tree.resolve(".git/HEAD"), outside.resolve("HEAD"));
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(tree));
        Path other = Files.createDirectory(folder.resolve("linked"));
        Files.createSymbolicLink(other.resolve(".git"), outside);
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(other));
    }

    @Test
    void nothingAboveTheTopIsLookedAt() throws Exception {
        write("HEAD", COMMIT);
        Path inside = Files.createDirectory(tree.resolve("inside"));
        assertEquals(COMMIT, GitCheckout.of(inside, tree).commit());
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(inside, inside));
        assertEquals(GitCheckout.UNKNOWN, GitCheckout.of(tree, inside));
    }

    @Test
    void addressesOfRemotes() {
        assertEquals("", GitConfig.parse("").remote("main"));
        GitConfig config = GitConfig.parse("""
            # comment
            [core]
            \tworktree = ../a
            [remote "up\\"x"]
              url = "https://example.com/up" ; behind
            [Branch "main"] remote = up"x
            [remote "origin"]
            \turl = one # first
            \tURL = two
            """ + "[" + "x".repeat(100_000));
        assertEquals("../a", config.workTree());
        assertEquals("two", config.remote("other"));
    }

    @Test
    void whatIsToldCounts() {
        GitCheckout git = new GitCheckout("https://u:hidden@example.com/a", "main", COMMIT);
        Configuration none = Configuration.NONE;
        assertEquals(
                new Configuration("https://example.com/a", "main", COMMIT, List.of(), List.of()), git.complete(none));
        Configuration other = new Configuration("", "", "fedcba", List.of(), List.of());
        assertEquals(other, git.complete(other), "of another commit");
        Configuration same = new Configuration("", "release", COMMIT.substring(0, 7), List.of(), List.of());
        assertEquals(
                new Configuration("https://example.com/a", "release", COMMIT.substring(0, 7), List.of(), List.of()),
                git.complete(same));
        assertEquals(none, GitCheckout.UNKNOWN.complete(none));
    }
}
