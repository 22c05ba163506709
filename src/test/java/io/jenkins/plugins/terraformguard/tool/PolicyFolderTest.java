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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void aFileThatIsThereAndCantBeReadIsNotLeftOut() throws Exception {
        Files.createSymbolicLink(folder.resolve("gone.yaml"), folder.resolve("nothing"));
        refuses(PolicyFolder.Limits.PROJECT, "gone.yaml can't be read, or is a link to nothing");
        Files.delete(folder.resolve("gone.yaml"));
        Files.createSymbolicLink(folder.resolve("loop.yaml"), folder.resolve("loop.yaml"));
        refuses(PolicyFolder.Limits.PROJECT, "loop.yaml can't be read");
    }

    @Test
    void allFilesTogetherAreBounded() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "12345");
        Files.writeString(folder.resolve("b.yaml"), "12345");
        assertEquals(
                2, PolicyFolder.read(folder, new PolicyFolder.Limits(2, 5, 10)).size());
        refuses(new PolicyFolder.Limits(2, 5, 9), "larger than 9 bytes together");
        refuses(new PolicyFolder.Limits(2, 4, 10), "a.yaml is larger than 4 bytes");
        refuses(new PolicyFolder.Limits(1, 5, 10), "more than 1 policy files");
    }

    private void refuses(PolicyFolder.Limits limits, String message) {
        IOException e = assertThrows(IOException.class, () -> PolicyFolder.read(folder, limits));
        assertTrue(e.getMessage().contains(message), e.getMessage());
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
