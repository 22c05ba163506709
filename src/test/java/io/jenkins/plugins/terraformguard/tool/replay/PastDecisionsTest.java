package io.jenkins.plugins.terraformguard.tool.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayCase;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PastDecisionsTest {
    @TempDir
    Path folder;

    private PastDecisions search(Path... named) throws IOException {
        PastDecisions search = new PastDecisions(new SearchLimits(100, 4, 1 << 20, 1 << 20, 1 << 20));
        for (Path path : named) {
            search.add(path);
        }
        return search;
    }

    private List<String> places(Path named) throws IOException {
        return search(named).found().stream()
                .map(past -> past.place().substring(named.toString().length()))
                .toList();
    }

    private void decision(String path) throws IOException {
        Path own = Files.createDirectories(folder.resolve(path));
        Files.writeString(own.resolve("decision.json"), path);
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("export.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void foldersAreLookedThroughInTheOrderOfNumbers() throws Exception {
        for (String path : List.of("b/10/g", "b/9/g", "a", "b/9/h/deeper")) {
            decision(path);
        }
        assertEquals(List.of("/a", "/b/9/g", "/b/9/h/deeper", "/b/10/g"), places(folder));
        assertEquals(1, search(folder.resolve("a/decision.json")).found().size());
    }

    @Test
    void archivesAreUnpackedOneDecisionAtATime() throws Exception {
        Path zip = zip(
                "2/g/decision.json",
                "two",
                "10/g/policies.zip",
                "p",
                "10/g/decision.json",
                "ten",
                "10/g/other",
                "x",
                "xdecision.json",
                "no");
        List<Path> seen = new ArrayList<>();
        assertEquals(List.of("/2/g", "/10/g"), places(zip));
        PastDecision ten = search(zip).found().get(1);
        String text = ten.look(at -> {
            seen.add(at);
            assertTrue(Files.exists(at.resolve("policies.zip")));
            assertFalse(Files.exists(at.resolve("other")));
            return Files.readString(at.resolve("decision.json"));
        });
        assertEquals("ten", text);
        assertFalse(Files.exists(seen.get(0)), "the copy is gone");
    }

    /** Else a changed decision that its link gives away in a folder would pass in an archive. */
    @Test
    void theLinkOfADecisionIsUnpackedWithIt() throws Exception {
        Path zip = zip("1/g/decision.json", "{}", "1/g/decision.link.json", "{}", "1/g/gate.link.json", "{}");
        PastDecision past = search(zip).found().get(0);
        past.look(at -> {
            assertTrue(Files.exists(at.resolve("decision.link.json")));
            assertFalse(Files.exists(at.resolve("gate.link.json")));
            String problem = ReplayCase.read(at, ReadLimits.DEFAULT).problem();
            assertTrue(problem.startsWith("decision.link.json"), problem);
            return null;
        });
    }

    @Test
    void aDecisionMayLieAtTheTopOfAnArchive() throws Exception {
        assertEquals(List.of(""), places(zip("decision.json", "x")));
    }

    @Test
    void archivesThatTryAnythingAreRefused() throws Exception {
        Path out = zip("../decision.json", "x");
        assertTrue(
                assertThrows(IOException.class, () -> search(out)).getMessage().contains("outside"));
        Path bomb = zip("1/decision.json", "0".repeat(40 << 20));
        assertTrue(
                assertThrows(IOException.class, () -> search(bomb)).getMessage().contains("times its size"));
        byte[] cut = Files.readAllBytes(zip("1/decision.json", "x"));
        Path half = Files.write(folder.resolve("half.zip"), Arrays.copyOf(cut, cut.length / 2));
        assertTrue(
                assertThrows(IOException.class, () -> search(half)).getMessage().contains("is not read"));
        Path text = Files.writeString(folder.resolve("x.txt"), "text");
        assertThrows(IOException.class, () -> search(text));
        assertThrows(IOException.class, () -> search(folder.resolve("none")));
    }

    @Test
    void thereAreBounds() throws Exception {
        decision("1/2/3/4/5/6");
        assertEquals(1, search(folder).problems().size());
        for (int i = 0; i < 100; i++) {
            decision("many/" + i);
        }
        assertThrows(IOException.class, () -> search(folder));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowed() throws Exception {
        decision("real/1");
        Path named = Files.createDirectory(folder.resolve("named"));
        Files.createSymbolicLink(named.resolve("link"), folder.resolve("real"));
        assertEquals(List.of(), places(named));
    }

    @Test
    void policiesMayComeInAnArchive() throws Exception {
        Path zip = zip("a.yaml", "pack: a", "notes.txt", "x", "in/b.yaml", "pack: b");
        assertEquals(
                List.of("pack: a"),
                PolicyFiles.read(zip).stream().map(file -> file.text()).toList());
        assertEquals("a.yaml", PolicyFiles.read(zip).get(0).fileName());
        Path none = zip("in/b.yaml", "pack: b");
        assertTrue(assertThrows(IOException.class, () -> PolicyFiles.read(none))
                .getMessage()
                .contains("at the top"));
        assertThrows(IOException.class, () -> PolicyFiles.read(zip("../a.yaml", "pack: a")));
        assertThrows(IOException.class, () -> PolicyFiles.read(zip("a.yaml", "x".repeat(5 << 20))));
        assertEquals(List.of(), PolicyFiles.read(Files.createDirectory(folder.resolve("empty"))));
    }
}
