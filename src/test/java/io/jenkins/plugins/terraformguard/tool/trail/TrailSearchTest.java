package io.jenkins.plugins.terraformguard.tool.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files belong to which decision. */
class TrailSearchTest {
    @TempDir
    Path folder;

    private TrailSearch search = new TrailSearch(SearchLimits.USUAL);

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<TrailFolder> found() throws IOException {
        search.add(folder);
        return search.folders();
    }

    private String refused(Path path) {
        return assertThrows(IOException.class, () -> search.add(path)).getMessage();
    }

    @Test
    void everyFileBelongsToTheNearestDecisionAroundIt() throws Exception {
        write("readme.txt", "belongs to nobody");
        write("b1/terraform-guard/default/decision.json", "{}");
        write("b1/terraform-guard/default/policies/own.yaml", "x");
        write("b1/terraform-guard/default/decision.link.json", "{}");
        write("b1/terraform-guard/staging/decision.json", "{}");
        write("b1/terraform-guard/staging/report.html", "x");
        write("links/1.link.json", "{}");
        write("links/1.sig.json", "{}");
        write("trail-head.json", "{}");
        List<TrailFolder> found = found();
        assertEquals(
                List.of(
                        folder + "/b1/terraform-guard/default",
                        folder + "/b1/terraform-guard/staging",
                        folder + "/links"),
                found.stream().map(TrailFolder::place).toList());
        assertEquals(Set.of("policies/own.yaml"), found.get(0).digests().keySet());
        assertEquals(Set.of("report.html"), found.get(1).digests().keySet());
        assertEquals(
                Set.of("1.link.json", "1.sig.json"), found.get(2).documents().keySet());
        assertEquals(Set.of(folder + "/trail-head.json"), search.heads().keySet());
    }

    @Test
    void aDocumentStandsForItsFolder() throws Exception {
        Path decision = write("x/decision.json", "{}");
        write("x/report.html", "x");
        write("decision.json", "{}");
        search.add(decision);
        assertEquals(1, search.folders().size());
        assertEquals(Set.of("report.html"), search.folders().get(0).digests().keySet());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreNotFollowedAndNotLeftOut(@TempDir Path elsewhere) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "secret");
        write("x/decision.json", "{}");
        Files.createSymbolicLink(folder.resolve("x/report.html"), secret);
        Files.createSymbolicLink(folder.resolve("x/loop"), folder);
        TrailFolder found = found().get(0);
        assertEquals(Set.of(), found.digests().keySet());
        assertEquals(2, found.problems().size(), found.problems().toString());
        assertTrue(found.problems().get(0).contains("symbolic link"));
    }

    @Test
    void whatCanNotBeLookedAtIsNeverSilent() throws Exception {
        write("a/b/c/decision.json", "{}");
        search = new TrailSearch(new SearchLimits(100, 1, 100, 100, 100));
        List<TrailFolder> found = found();
        assertEquals(1, found.size());
        assertTrue(found.get(0).problems().get(0).contains("too deep"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatMayNotBeReadIsNotLeftOut() throws Exception {
        write("decision.json", "{}");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        assumeFalse(Files.isReadable(closed), "this user may read everything");
        assertTrue(found().get(0).problems().get(0).contains("closed/ can't be read"));
    }

    @Test
    void bounds() throws Exception {
        write("decision.json", "x".repeat(50));
        write("a.link.json", "x".repeat(50));
        search = new TrailSearch(new SearchLimits(1, 9, 100, 100, 1000));
        assertTrue(refused(folder).contains("more than 1 files"));
        search = new TrailSearch(new SearchLimits(9, 9, 49, 100, 1000));
        assertTrue(refused(folder).contains("too large to be looked at"));
        search = new TrailSearch(new SearchLimits(9, 9, 50, 100, 99));
        assertTrue(refused(folder).contains("too large to be looked at"));
        search = new TrailSearch(new SearchLimits(9, 9, 50, 49, 1000));
        assertTrue(refused(folder).contains("larger than 49 bytes together"));
        search = new TrailSearch(new SearchLimits(2, 9, 50, 50, 100));
        assertNotNull(found().get(0).decision());
    }

    @Test
    void otherFilesAreNamedAsWhatTheyAre() throws Exception {
        assertTrue(refused(folder.resolve("none")).contains("does not exist"));
        assertTrue(refused(write("x.txt", "x")).contains("nothing that can be verified; name a folder"));
        assertTrue(refused(write("empty.zip", "")).contains("nothing that can be verified"));
        Path gzip = Files.write(folder.resolve("x.tar.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertTrue(refused(gzip).contains("unpack it"));
    }
}
