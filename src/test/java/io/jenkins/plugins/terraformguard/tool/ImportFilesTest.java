package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.imports.SarifReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFilesTest {
    @TempDir
    Path temporary;

    private Path root;

    @BeforeEach
    void files() throws IOException {
        root = temporary.toRealPath().resolve("workspace");
        for (String file : List.of(
                "a.sarif",
                "b.sarif",
                "b.json",
                "scans/c.sarif",
                "scans/deep/d.sarif",
                "x[1].sarif",
                "\ud83d\ude00.sarif")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "{}");
        }
        Files.writeString(temporary.resolve("outside.sarif"), "{}");
    }

    @Test
    void namesAreTakenAsTheyAre() throws IOException {
        assertEquals(List.of("b.sarif", "missing.sarif"), named("b.sarif", "missing.sarif", "b.sarif"));
        assertEquals(List.of("x[1].sarif"), named("x[1].sarif"));
    }

    @Test
    void patternsFindFilesInTheirOrder() throws IOException {
        assertEquals(List.of("a.sarif", "b.sarif", "x[1].sarif", "\ud83d\ude00.sarif"), named("*.sarif"));
        assertEquals(List.of("a.sarif", "b.sarif", "\ud83d\ude00.sarif"), named("?.sarif"));
        assertEquals(List.of("scans/c.sarif"), named("scans/*.sarif"));
        assertEquals(List.of("scans/c.sarif", "scans/deep/d.sarif"), named("scans/**/*.sarif"));
        assertEquals(
                List.of(
                        "b.sarif",
                        "a.sarif",
                        "scans/c.sarif",
                        "scans/deep/d.sarif",
                        "x[1].sarif",
                        "\ud83d\ude00.sarif"),
                named("b.sarif", "**/*.sarif"));
        assertEquals(List.of("x[1].sarif"), named("x[1]*"), "only stars and question marks mean something");
        assertEquals(List.of("b.json"), named("*.json"));
    }

    /** A scanner that was not run has not said that all is well. */
    @Test
    void aPatternThatNothingMatchesIsAnError() {
        for (String pattern : List.of("none/*.sarif", "*.xml", "scans/*/x?.sarif")) {
            ToolException e = assertThrows(ToolException.class, () -> named(pattern));
            assertTrue(e.getMessage().contains("'" + pattern + "'"), e.getMessage());
            assertTrue(e.remedy().contains("scanner"), e.remedy());
        }
    }

    @Test
    void noPatternLeadsOut() throws IOException {
        assertThrows(ToolException.class, () -> named("../*.sarif"));
        assertThrows(ToolException.class, () -> named("scans/../../*.sarif"));
        assertThrows(ToolException.class, () -> named(temporary + "/*.sarif"));
        Files.createSymbolicLink(root.resolve("way"), temporary);
        assertThrows(ToolException.class, () -> named("way*/*.sarif"), "links to folders are not followed");
        Files.createDirectories(temporary.resolve("else"));
        Files.writeString(temporary.resolve("else/x.sarif"), "{}");
        ToolException out = assertThrows(ToolException.class, () -> named("way/else/*.sarif"));
        assertTrue(out.getMessage().contains("leads out"), out.getMessage());
        assertThrows(ToolException.class, () -> named("a\0/*.sarif"));
    }

    @Test
    void thereIsAnEnd() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= ImportFiles.MAX_REPORTS; i++) {
            many.add(i + ".sarif");
        }

        assertThrows(ToolException.class, () -> ImportFiles.named(root, many));
    }

    /** What one file may hold is much; a hundred such would be more than an agent can take. */
    @Test
    void allReportsTogetherHaveABound() throws Exception {
        String head = "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"x\"}}, \"results\": [";
        String results = String.join(",", Collections.nCopies(60_000, "{\"ruleId\": \"a\"}"));
        Files.writeString(root.resolve("a.sarif"), head + results + "]}]}");
        Files.writeString(root.resolve("b.sarif"), head + results + "]}]}");
        assertEquals(1, read("a.sarif").size());
        ImportException results2 = assertThrows(ImportException.class, () -> read("a.sarif", "b.sarif"));
        assertTrue(ImportFiles.message(results2).contains("'b.sarif'"), ImportFiles.message(results2));

        Files.writeString(root.resolve("b.sarif"), head + "]}]}" + " ".repeat(SarifReader.MAX_BYTES - 200));
        String[] large = {"b.sarif", "b.sarif", "b.sarif", "b.sarif", "b.sarif"};
        ImportException bytes = assertThrows(ImportException.class, () -> read(large));
        assertTrue(bytes.getMessage().contains(ImportFiles.MAX_BYTES + " bytes"), bytes.getMessage());
    }

    @Test
    void aPatternOfManyFoldersIsMatchedInTime() throws IOException {
        Path deep = root.resolve("a/".repeat(100));
        Files.createDirectories(deep);
        Files.writeString(deep.resolve("x.sarif"), "{}");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(ToolException.class, () -> named("**/".repeat(12) + "y.sarif")));
        assertEquals(List.of("scans/c.sarif"), named("**/**/**/c.sarif"));
    }

    @Test
    void whatIsWrongNamesTheReport() throws IOException {
        ImportException e = assertThrows(ImportException.class, () -> read("a.sarif"));
        assertTrue(ImportFiles.message(e).startsWith("'a.sarif' can't be imported: "), ImportFiles.message(e));

        ImportException gone = assertThrows(ImportException.class, () -> read("gone"));
        assertTrue(ImportFiles.message(gone).contains("'gone'"), ImportFiles.message(gone));
    }

    @Test
    void theProgramThatWeRunIsRecorded() {
        ForeignReport scanner = new ForeignReport("a", "trivy", "0.50", "", List.of(), List.of());
        ForeignReport opa = new ForeignReport("policy", "opa", "1.3.0", "", List.of(), List.of());

        assertEquals(Provenance.NONE, ImportFiles.in(Provenance.NONE, List.of(scanner)));
        assertEquals(
                Map.of("opa", "1.3.0"),
                ImportFiles.in(Provenance.NONE, List.of(scanner, opa)).tools());
    }

    private List<ForeignReport> read(String... names) throws ImportException {
        return ImportFiles.read(Stream.of(names)
                .map(name -> new ImportFiles.Named(root.resolve(name), name))
                .toList());
    }

    private List<String> named(String... names) throws IOException {
        return ImportFiles.named(root, List.of(names));
    }
}
