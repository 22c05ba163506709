package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scanners name files from where they were started, or from a container that nobody knows. */
class ImportPathsTest {
    private static final String ROOT =
            "resource \"test_thing\" \"this\" {\n  x = 2\n}\nresource \"test_thing\" \"k\" {\n}\n";
    private static final String MODULE = "\nresource \"test_thing\" \"this\" {\n  x = 2\n}\n";
    private static final String LOGS = "module.logs.test_thing.this";

    /** A configuration in a folder, with a module in a folder below that. */
    private static Importing importing(String folder, String module) {
        Importing importing = new Importing();
        importing.sources = new SourceIndex.Builder()
                .add(List.of(), Importing.scan(folder + "main.tf", ROOT))
                .add(List.of("logs"), Importing.scan(module + "main.tf", MODULE))
                .build();
        importing.plan = TestPlans.plan(
                Importing.thing("test_thing.this"),
                Importing.thing("test_thing.k[\\\"Ann Lee\\\"]"),
                Importing.thing("test_thing.k[\\\"a]\\\\\\\"b\\\"]"),
                Importing.thing("test_thing.k[\\\"c\\\"]"),
                Importing.thing(LOGS));
        return importing;
    }

    /** By file as the report has it, the addresses of what was found there in line 2. */
    private static String found(Importing importing, boolean rooted, String... files) throws Exception {
        importing.reports.add(new ForeignReport(
                "r.sarif",
                "x",
                "1",
                "c".repeat(64),
                Stream.of(files).map(file -> Importing.at(file, file, 2)).toList(),
                List.of(),
                false,
                rooted));
        Map<String, String> found = new TreeMap<>();
        for (Finding finding : importing.judge().findings()) {
            if (finding.policy().startsWith("x:")) {
                found.put(
                        finding.file() + ":" + finding.line(), finding.address().isEmpty() ? "-" : finding.address());
            }
        }
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({
        // As Trivy, Checkov, Terrascan and tfsec name files of the folder that they are given.
        "main.tf, modules/logs/main.tf",
        "main.tf, main.tf",
        // As KICS does in a container, for the workspace and for the folder.
        "../../path/infra/main.tf, ../../path/infra/modules/logs/main.tf",
        "../../path/main.tf, ../../path/modules/logs/main.tf",
        // From a folder below the workspace, and in a container.
        "../infra/main.tf, ../infra/modules/logs/main.tf",
        "/src/infra/main.tf, /src/infra/modules/logs/main.tf",
        "/src/main.tf, /src/modules/logs/main.tf",
        "/src/infra/main.tf, /src/infra/main.tf",
        "srv/w/infra/main.tf, srv/w/infra/modules/logs/main.tf",
        "infra/main.tf, infra/modules/logs/main.tf"
    })
    void theBeginningIsTheOneThatExplainsMost(String file, String module) throws Exception {
        assertEquals(
                "infra/main.tf:2 test_thing.this"
                        + (file.equals(module) ? "" : ", infra/modules/logs/main.tf:2 " + LOGS),
                found(importing("infra/", "infra/modules/logs/"), false, file, module));
    }

    @Test
    void whatLiesAboveTheFolderIsNotInIt() throws Exception {
        assertEquals("main.tf:2 -", found(importing("infra/", "modules/logs/"), false, "../main.tf"));
        assertEquals(
                "modules/logs/main.tf:2 " + LOGS,
                found(importing("infra/", "modules/logs/"), false, "../modules/logs/main.tf"));
        assertEquals(
                "infra/main.tf:2 test_thing.this, modules/logs/main.tf:2 " + LOGS,
                found(importing("infra/", "modules/logs/"), false, "../modules/logs/main.tf", "main.tf"));
    }

    /** The line is told even where nobody knows what stands there. */
    @Test
    void aReportOfTheRepositoryIsNotFoldedIntoTheFolder() throws Exception {
        assertEquals(
                "envs/prod/main.tf:2 test_thing.this, main.tf:2 -",
                found(importing("envs/prod/", "envs/prod/logs/"), false, "main.tf", "envs/prod/main.tf"));
        assertEquals("main.tf:2 -", found(importing("envs/prod/", "envs/prod/logs/"), true, "main.tf"));
        assertEquals(
                "envs/prod/main.tf:2 test_thing.this",
                found(importing("envs/prod/", "envs/prod/logs/"), false, "main.tf"));
    }

    /** A workspace may be called like a folder of the configuration. */
    @Test
    void whereTwoBeginningsExplainAsMuchNoneIsTaken() throws Exception {
        assertEquals(
                "main.tf:2 test_thing.this, network/main.tf:2 " + LOGS,
                found(importing("", "network/"), false, "/w/network/main.tf", "/w/network/network/main.tf"));
        assertEquals(":0 -", found(importing("", "network/"), false, "/w/network/main.tf"));
        assertEquals("network/main.tf:2 " + LOGS, found(importing("", "network/"), true, "network/main.tf"));
    }

    private static ForeignResult terrascan(String file, int line) {
        return new ForeignResult(
                "R", "", "error", "", "m", "", file, line, line, List.of("*.test_thing.this"), "", false);
    }

    @Test
    void aNameWithoutAModuleChoosesAtTheLine() throws Exception {
        Decision there = importing("", "modules/logs/")
                .report("x", terrascan("modules/logs/main.tf", 3))
                .judge();
        assertEquals(List.of(LOGS), Importing.addresses(there, "x:R"));
        Decision other = importing("", "modules/logs/")
                .report("x", terrascan("main.tf", 5))
                .judge();
        assertEquals(List.of(""), Importing.addresses(other, "x:R"));
        Decision elsewhere =
                importing("", "modules/logs/").report("x", terrascan("o.tf", 3)).judge();
        assertEquals(List.of(""), Importing.addresses(elsewhere, "x:R"));
    }

    @Test
    void withoutALineItIsThatOfAnyModule() throws Exception {
        Decision decision =
                importing("", "modules/logs/").report("x", terrascan("", 0)).judge();
        assertEquals(
                List.of(LOGS, "test_thing.this"),
                Importing.addresses(decision, "x:R").stream().sorted().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "'test_thing.k[\"Ann Lee\"] has no MFA', 'test_thing.k[\"Ann Lee\"]'",
        "'see test_thing.k[\"a]\\\"b\"].', 'test_thing.k[\"a]\\\"b\"]'",
        "'`test_thing.k[\"c\"]`', 'test_thing.k[\"c\"]'",
        "'test_thing.k[each.key] has no MFA', ''",
        "'test_thing.k[\"Ann Lee has no MFA', ''",
        "'test_thing.this, that is all', test_thing.this"
    })
    void aKeyInAMessageIsReadAsAWholeOrTheAddressIsNot(String message, String expected) throws Exception {
        Decision decision = importing("", "modules/logs/")
                .report("x", Importing.result("R", "error", message, "", 0))
                .judge();
        assertEquals(List.of(expected), Importing.addresses(decision, "x:R"));
    }
}
