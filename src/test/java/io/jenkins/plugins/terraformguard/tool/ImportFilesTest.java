package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    }

    @Test
    void thereIsAnEnd() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= ImportFiles.MAX_REPORTS; i++) {
            many.add(i + ".sarif");
        }

        assertThrows(ToolException.class, () -> ImportFiles.named(root, many));
    }

    @Test
    void whatIsWrongNamesTheReport() throws IOException {
        ImportException e =
                assertThrows(ImportException.class, () -> ImportFiles.read(root.resolve("a.sarif"), "a.sarif"));
        assertTrue(ImportFiles.message(e).startsWith("'a.sarif' can't be imported: "), ImportFiles.message(e));

        ImportException gone =
                assertThrows(ImportException.class, () -> ImportFiles.read(root.resolve("gone"), "gone"));
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

    private List<String> named(String... names) throws IOException {
        return ImportFiles.named(root, List.of(names));
    }
}
