package io.jenkins.plugins.terraformguard.results.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftFilesTest {
    private static final List<String> IDS = List.of(
            "infra", "Infra", "INFRA", "iNfra", "con", "CON", "com1.x", "nul", "null", "a.b_c-1", "-", "_", "A");

    @TempDir
    private Path job;

    private DriftFiles files() {
        return new DriftFiles(new KeptFolder(job.resolve("terraform-guard").resolve("drift")));
    }

    @Test
    void noTwoGuardsShareAFileWhateverTheFileSystem() throws IOException {
        Set<String> names = new HashSet<>();
        for (String id : IDS) {
            String name = files().file(id).getFileName().toString();
            assertTrue(names.add(name.toLowerCase(Locale.ROOT)), name);
            assertEquals(name, name.toLowerCase(Locale.ROOT));
            assertTrue(!name.matches("(?:con|nul|com1)\\..*"), name);
        }
        assertEquals("infra.json", files().file("infra").getFileName().toString());
    }

    @Test
    void idsAreFoundAgain() throws IOException {
        files().create();
        for (String id : IDS) {
            Files.writeString(files().file(id), "");
        }
        for (String other :
                List.of("Hand.json", "~x~y.json", "x.json.damaged-1", "x.json123.tmp", "~_infra.json", ".json")) {
            Files.writeString(files().folder().path().resolve(other), "");
        }
        assertEquals(
                IDS.stream().sorted().toList(),
                files().guards().stream().filter(IDS::contains).toList());
        assertEquals(IDS.size() + 1, files().guards().size(), files().guards()::toString);
    }

    @Test
    void idsThatCouldLeadElsewhereAreRefused() {
        for (String id : List.of("", ".", "..", "../x", "a/b", "a\\b", ".hidden", "a\u0000", "x".repeat(65), "a b")) {
            assertThrows(IOException.class, () -> files().file(id), id);
        }
    }

    @Test
    void damagedFilesGetNamesOfTheirOwn() throws IOException {
        files().create();
        Path file = files().file("infra");
        for (int i = 1; i <= 2; i++) {
            Files.writeString(file, "bytes " + i);
            assertEquals("infra.json.damaged-" + i, KeptFolder.putAside(file));
        }
        assertEquals(List.of("infra.json.damaged-1", "infra.json.damaged-2"), files().kept("infra"));
        assertEquals("bytes 1", Files.readString(file.resolveSibling("infra.json.damaged-1")));
        assertEquals(List.of(), files().kept("inf"));
        for (int i : IntStream.rangeClosed(3, 100).toArray()) {
            Files.writeString(file.resolveSibling("infra.json.damaged-" + i), "");
        }
        Files.writeString(file, "one more");
        assertThrows(IOException.class, () -> KeptFolder.putAside(file));
        assertEquals("one more", Files.readString(file), "it is not lost");
    }

    @Test
    void aJobThatIsGoneIsNotMadeAnew() {
        DriftFiles gone = new DriftFiles(new KeptFolder(job.resolve("gone/terraform-guard/drift")));
        assertThrows(IOException.class, gone::create);
        assertEquals(List.of(), gone.guards());
    }
}
