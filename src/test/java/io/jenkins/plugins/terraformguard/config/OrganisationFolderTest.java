package io.jenkins.plugins.terraformguard.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OrganisationFolderTest {
    @TempDir
    Path folder;

    @Test
    void isReadAnewEachTime() throws Exception {
        assertEquals(List.of(), OrganisationFolder.read(""));
        assertEquals(List.of(), OrganisationFolder.read(folder.toString()));
        Files.writeString(folder.resolve("a.yaml"), "a: 1");
        assertEquals(
                List.of(new PolicyFile("organisation/a.yaml", "a: 1")), OrganisationFolder.read(folder.toString()));
        Files.writeString(folder.resolve("a.yaml"), "a: 2");
        assertEquals("a: 2", OrganisationFolder.read(folder.toString()).get(0).text());
    }

    @Test
    void aFolderThatCantBeReadIsAnErrorAndItsPathIsNotTold() {
        for (String path : List.of("policies", "./x", folder + "/gone", folder + "\0")) {
            PolicyException e = assertThrows(PolicyException.class, () -> OrganisationFolder.read(path), path);
            assertEquals("organisation", e.file());
            assertFalse(e.getMessage().contains(folder.toString()), e.getMessage());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aLinkOutOfTheFolderIsAnErrorThatNamesIt(@TempDir Path outside) throws Exception {
        Path target = Files.writeString(outside.resolve("secret.yaml"), "password: x");
        Files.createSymbolicLink(folder.resolve("z.yaml"), target);
        refuses("z.yaml is a link out");
        Files.delete(target);
        refuses("z.yaml can't be read, or is a link to nothing");
        // A volume of Kubernetes is built like this.
        Path data = Files.createDirectories(folder.resolve("..data"));
        Files.delete(folder.resolve("z.yaml"));
        Files.writeString(data.resolve("a.yaml"), "a: 1");
        Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data", "a.yaml"));
        Path alias = Files.createSymbolicLink(outside.resolve("alias"), folder);
        assertEquals(1, OrganisationFolder.read(alias.toString()).size());
    }

    @Test
    void nobodyWritesByHandThatAPackTookAStepBack() throws Exception {
        Files.writeString(folder.resolve("rollout-demotions.yml"), "demotions: []");
        refuses("rollout-demotions.yml");
    }

    @Test
    void bounds() throws Exception {
        Files.writeString(folder.resolve("big.yaml"), "#".repeat(5 << 20));
        assertEquals(1, OrganisationFolder.read(folder.toString()).size());
        Files.writeString(folder.resolve("big.yaml"), "#".repeat((5 << 20) + 1));
        refuses("big.yaml is larger than");
        Files.delete(folder.resolve("big.yaml"));
        for (int i = 0; i <= PolicyEntries.MAX; i++) {
            Files.createFile(folder.resolve(i + ".yml"));
        }
        refuses("more than 1000");
    }

    private void refuses(String message) {
        PolicyException e = assertThrows(PolicyException.class, () -> OrganisationFolder.read(folder.toString()));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
