package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where configuration is looked for, and from where its files are named. */
class ConfigurationFolderTest {
    @TempDir
    Path folder;

    private Path make(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    @Test
    void theFirstFolderWithConfigurationIsTaken() throws Exception {
        Path none = make("none");
        Files.writeString(none.resolve("main.tf~"), "");
        Files.createDirectories(none.resolve("folder.tf"));
        Path one = make("one");
        Files.writeString(one.resolve("x.tofu.json"), "{}");
        Path two = make("two");
        Files.writeString(two.resolve("main.tf"), "");
        assertEquals(Optional.of(one), ConfigurationFolder.firstOf(List.of(folder.resolve("gone"), none, one, two)));
        assertEquals(Optional.of(two), ConfigurationFolder.firstOf(List.of(two, one)));
        assertEquals(Optional.empty(), ConfigurationFolder.firstOf(List.of(none)));
    }

    @Test
    void filesAreNamedFromTheRepository() throws Exception {
        Path infra = make("repo/infra/live");
        make("repo/.git");
        assertEquals(folder.resolve("repo"), ConfigurationFolder.root(infra, infra));
        // In a worktree it is a file.
        Files.writeString(folder.resolve("repo/infra/.git"), "gitdir: elsewhere");
        assertEquals(folder.resolve("repo/infra"), ConfigurationFolder.root(infra, folder));
    }

    @Test
    void withoutARepositoryTheyAreNamedFromWhereTheCommandRunsOrElseFromTheirOwnFolder() throws Exception {
        for (Path above = folder.toAbsolutePath(); above != null; above = above.getParent()) {
            assumeTrue(Files.notExists(above.resolve(".git")), "left out: the temporary folder is in a repository");
        }
        Path live = make("infra/live");
        assertEquals(folder.resolve("infra"), ConfigurationFolder.root(live, folder.resolve("infra")));
        assertEquals(live, ConfigurationFolder.root(live, make("elsewhere")));
    }
}
