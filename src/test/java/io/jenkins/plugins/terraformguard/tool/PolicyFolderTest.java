package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PolicyFolderTest {
    @TempDir
    Path folder;

    @Test
    void readsTheYamlFilesInTheirOrderAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("b.yml"), "b: \u00e9");
        Files.writeString(folder.resolve("a.yaml"), "a: 1");
        Files.writeString(folder.resolve("README.md"), "text");
        Files.writeString(folder.resolve("other.json"), "{}");
        Files.writeString(folder.resolve("baseline.json"), "{}");
        Files.writeString(Files.createDirectories(folder.resolve("inner.yaml")).resolve("c.yaml"), "c: 1");
        assertEquals(
                List.of(
                        new PolicyFile("a.yaml", "a: 1"),
                        new PolicyFile("b.yml", "b: \u00e9"),
                        new PolicyFile("baseline.json", "{}")),
                PolicyFolder.read(folder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aLinkOutOfTheFolderIsRefusedAndOneInsideIsNot(@TempDir Path outside) throws Exception {
        Path secret = Files.writeString(outside.resolve("secret.yaml"), "password: x");
        Path real = Files.writeString(
                Files.createDirectories(folder.resolve("..data")).resolve("a.yaml"), "a: 1");
        Files.createSymbolicLink(folder.resolve("a.yaml"), real);
        assertEquals(1, PolicyFolder.read(folder).size());
        Files.createSymbolicLink(folder.resolve("z.yaml"), secret);
        IOException e = assertThrows(IOException.class, () -> PolicyFolder.read(folder));
        assertTrue(e.getMessage().contains("z.yaml is a link out of its folder"), e.getMessage());
    }

    @Test
    void whatIsTooMuchOrNoTextIsRefused() throws Exception {
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
        assertTrue(assertThrows(IOException.class, () -> PolicyFolder.read(folder))
                .getMessage()
                .contains("not UTF-8"));
        Files.writeString(folder.resolve("latin.yaml"), "a".repeat((4 << 20) + 1));
        assertTrue(assertThrows(IOException.class, () -> PolicyFolder.read(folder))
                .getMessage()
                .contains("larger than"));
        for (int i = 0; i < 201; i++) {
            Files.writeString(folder.resolve(i + ".yaml"), "");
        }
        assertTrue(assertThrows(IOException.class, () -> PolicyFolder.read(folder))
                .getMessage()
                .contains("more than 200"));
    }
}
