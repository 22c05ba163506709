package io.jenkins.plugins.terraformguard.tool.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives, and what is tried with them. */
class TrailArchiveTest {
    private static final int LOCAL_HEADER_MODE = 38;

    @TempDir
    Path folder;

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.endsWith("/") ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private TrailSearch search(byte[] archive) throws IOException {
        TrailSearch search = new TrailSearch(SearchLimits.USUAL);
        search.add(Files.write(folder.resolve("a.zip"), archive));
        return search;
    }

    private String refused(byte[] archive) {
        return assertThrows(IOException.class, () -> search(archive)).getMessage();
    }

    /** Where an entry begins in the list at the end. */
    private static int entry(byte[] archive, int index) {
        int seen = 0;
        for (int i = 0; i + 4 <= archive.length; i++) {
            if (archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2) {
                if (seen++ == index) {
                    return i;
                }
            }
        }
        throw new IllegalArgumentException("no entry " + index);
    }

    @Test
    void anArchiveIsReadAsAFolder() throws Exception {
        TrailSearch search =
                search(zip("archive/", "archive/x/decision.json", "archive/x/policies/p", "trail-head.json"));
        TrailFolder found = search.folders().get(0);
        assertEquals(folder.resolve("a.zip") + "/archive/x", found.place());
        assertNotNull(found.decision());
        assertEquals(Set.of("policies/p"), found.digests().keySet());
        assertEquals(1, search.heads().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../decision.json", "/etc/passwd", "a/../../b", "a\\..\\b", "a//b", "..", "a\u0000b", "a\nb"})
    void pathsOutOfIt(String name) throws Exception {
        assertTrue(refused(zip("decision.json", name)).contains("outside of it"));
    }

    @Test
    void twoFilesOfOneName() throws Exception {
        byte[] archive = zip("decision.json", "decision.jsom");
        byte[] twice = archive.clone();
        int name = entry(twice, 1) + 46 + "decision.jso".length();
        twice[name] = 'n';
        assertTrue(refused(twice).contains("two files that are called 'decision.json'"));
        assertTrue(refused(zip("a", "a/")).contains("two files"));
    }

    @Test
    void symbolicLinks() throws Exception {
        byte[] archive = zip("decision.json", "report.html");
        int entry = entry(archive, 1);
        archive[entry + 5] = 3;
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + LOCAL_HEADER_MODE, 0120777 << 16);
        assertTrue(refused(archive).contains("a symbolic link, 'report.html'"));
    }

    @Test
    void bombs() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("report.html"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 32; i++) {
                out.write(zeros);
            }
        }
        assertTrue(refused(bytes.toByteArray()).contains("times its size"));

        byte[] lies = bytes.toByteArray();
        ByteBuffer.wrap(lies).order(ByteOrder.LITTLE_ENDIAN).putInt(entry(lies, 0) + 24, 1000);
        String problem = refused(lies);
        assertTrue(problem.contains("too large") || problem.contains("damaged"), problem);
    }

    @Test
    void filesThatOverlap() throws Exception {
        byte[] archive = zip("a", "b");
        ByteBuffer list = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        list.putInt(entry(archive, 1) + 20, archive.length);
        assertTrue(refused(archive).contains("overlap"));
    }

    @Test
    void theFormForLargeArchivesIsNamed() throws Exception {
        byte[] archive = zip("a");
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(archive.length - 6, -1);
        assertTrue(refused(archive).contains("unpack it"));
    }

    @Test
    void damagedArchivesAreRefusedAndNeverMore() throws Exception {
        byte[] right = zip("x/decision.json", "x/report.html", "x/decision.link.json");
        for (int length = 4; length < right.length; length++) {
            refused(Arrays.copyOf(right, length));
        }
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            byte[] wrong = right.clone();
            wrong[4 + random.nextInt(wrong.length - 4)] ^= (byte) (1 << random.nextInt(8));
            try {
                search(wrong);
            } catch (IOException expected) {
                String problem = expected.getMessage();
                assertTrue(problem.contains("a.zip") || problem.contains("too large"), problem);
            }
        }
    }
}
