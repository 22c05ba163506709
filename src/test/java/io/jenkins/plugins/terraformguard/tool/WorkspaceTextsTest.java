package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Texts of a workspace. */
class WorkspaceTextsTest {
    @TempDir
    Path folder;

    private Path write(String name, byte[] content) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    @Test
    void aFileIsReadAsItIs() throws Exception {
        String text = "\uFEFFa = 1\r\nb = \"ä\"";
        write("w/m/a.tf", text.getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of(text), new WorkspaceTexts(folder.resolve("w")).read("m/a.tf"));
    }

    @Test
    void othersAreNot() throws Exception {
        write("secret.tf", new byte[0]);
        write("w/id_rsa", new byte[0]);
        write("w/broken.tf", new byte[] {(byte) 0xff});
        WorkspaceTexts texts = new WorkspaceTexts(folder.resolve("w"));
        for (String name : List.of("../secret.tf", "id_rsa", "broken.tf", "none.tf", ".", "a\0.tf")) {
            assertEquals(Optional.empty(), texts.read(name), name);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkOutOfTheWorkspaceIsNotFollowed() throws Exception {
        write("secret.tf", new byte[0]);
        write("w/a.tf", new byte[0]);
        Files.createSymbolicLink(folder.resolve("w/link.tf"), folder.resolve("secret.tf"));
        assertEquals(Optional.empty(), new WorkspaceTexts(folder.resolve("w")).read("link.tf"));
    }
}
