package io.jenkins.plugins.terraformguard.engine.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("report");
    }

    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String digest(Path directory) throws Exception {
        return DecisionWriter.digest(DecisionReader.read(Files.readAllBytes(directory.resolve("decision.json"))));
    }

    @Test
    void writesEveryFile() throws Exception {
        Decision decision = SampleDecisions.full();

        ReportWriter.write(decision, target);

        assertEquals(
                Set.of(
                        "decision.json",
                        "report.html",
                        "report.css",
                        "summary.md",
                        "results.sarif",
                        "junit.xml",
                        "rollback.md"),
                names(target));
        assertArrayEquals(DecisionWriter.write(decision), Files.readAllBytes(target.resolve("decision.json")));
        assertTrue(Files.readString(target.resolve("report.html")).contains(DecisionWriter.digest(decision)));
        assertEquals(HtmlReport.css(), Files.readString(target.resolve("report.css")));
        assertEquals(Set.of("report"), names(folder));
    }

    @Test
    void makesTheFoldersThatAreMissing() throws Exception {
        ReportWriter.write(SampleDecisions.empty(), folder.resolve("a/b/c"));

        assertEquals(7, names(folder.resolve("a/b/c")).size());
    }

    @Test
    void replacesAnEarlierReport() throws Exception {
        ReportWriter.write(SampleDecisions.full(), target);
        Files.delete(target.resolve("junit.xml"));

        ReportWriter.write(SampleDecisions.empty(), target);

        assertEquals(DecisionWriter.digest(SampleDecisions.empty()), digest(target));
        assertEquals(7, names(target).size());
        assertEquals(Set.of("report"), names(folder));
    }

    @Test
    void fillsAnEmptyFolder() throws Exception {
        Files.createDirectory(target);

        ReportWriter.write(SampleDecisions.empty(), target);

        assertEquals(7, names(target).size());
    }

    @Test
    void leavesForeignFilesAlone() throws Exception {
        ReportWriter.write(SampleDecisions.full(), target);
        Files.writeString(target.resolve("main.tf"), "x");

        IOException e = assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), target));

        assertTrue(e.getMessage().contains("main.tf"), e.getMessage());
        assertEquals(8, names(target).size());
        assertEquals(DecisionWriter.digest(SampleDecisions.full()), digest(target));
        assertEquals(Set.of("report"), names(folder));
    }

    @Test
    void aFolderUnderANameOfOursIsForeignToo() throws Exception {
        Files.createDirectories(target.resolve("report.html"));

        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), target));
        assertEquals(Set.of("report.html"), names(target));
    }

    @Test
    void refusesAFile() throws Exception {
        Files.writeString(target, "precious");

        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), target));
        assertEquals("precious", Files.readString(target));
        assertEquals(Set.of("report"), names(folder));
    }

    @Test
    void refusesLinks() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        link(target, elsewhere);

        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), target));
        assertEquals(Set.of(), names(elsewhere));

        Files.delete(target);
        Files.createDirectory(target);
        Path precious = Files.writeString(folder.resolve("precious"), "x");
        link(target.resolve("report.html"), precious);

        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), target));
        assertEquals("x", Files.readString(precious));
        assertEquals(Set.of("report.html"), names(target));
    }

    private static void link(Path link, Path to) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Files.createSymbolicLink(link, to);
    }

    @Test
    void refusesTheRoot() {
        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), folder.getRoot()));
    }

    @Test
    void leavesNothingBehindWhenItFailsHalfway() throws Exception {
        ReportWriter.write(SampleDecisions.full(), target);
        Map<String, byte[]> files = new LinkedHashMap<>(ReportWriter.render(SampleDecisions.empty()));
        files.put("no-such-folder/file", new byte[0]);

        assertThrows(IOException.class, () -> ReportWriter.write(files, target));

        assertEquals(DecisionWriter.digest(SampleDecisions.full()), digest(target));
        assertEquals(7, names(target).size());
        assertEquals(Set.of("report"), names(folder));
    }

    @Test
    void leavesNothingBehindWhereItCanNotStart() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");

        assertThrows(IOException.class, () -> ReportWriter.write(SampleDecisions.empty(), file.resolve("sub/report")));
        assertEquals(Set.of("file"), names(folder));
    }
}
