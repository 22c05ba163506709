package io.jenkins.plugins.terraformguard.tool.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With scripts that say what the program says. What the program itself says is tested in {@link RealOpaTest}. */
@DisabledOnOs(OS.WINDOWS)
class OpaTest {
    private static final String TREE =
            "{\"package\": {\"path\": [{\"type\": \"var\", \"value\": \"data\"}, {\"type\": \"string\", \"value\": \"main\"}]},"
                    + " \"rules\": [{\"head\": {\"name\": \"deny\", \"ref\": [{\"type\": \"var\", \"value\": \"deny\"}]}}]}";
    private static final String CAPABILITIES =
            "{\"builtins\": [{\"name\": \"eq\"}, {\"name\": \"http.send\"}, {\"name\": \"net.lookup_ip_addr\"},"
                    + " {\"name\": \"opa.runtime\"}, {\"name\": \"time.now_ns\", \"nondeterministic\": true},"
                    + " {\"name\": \"new.reach_out\", \"nondeterministic\": true}]}";
    private static final String ANSWER =
            "{\"result\": [{\"expressions\": [{\"value\": {\"0\": [[\"aws_s3_bucket.logs is open\"]]}}]}]}";

    @TempDir
    Path temporary;

    private Path policies;

    @BeforeEach
    void policies() throws IOException {
        policies = Files.createDirectories(temporary.resolve("policy"));
        OpaPlans.rego(policies, "a.rego", "package main");
    }

    @Test
    void theProgramIsAskedAndAnswers() throws Exception {
        ForeignReport report = ask(program(
                ANSWER, "cp terraform-guard-* \"$0.seen\"", "env > \"$0.env\"", "echo \"$@\" > \"$0.arguments\""));

        assertEquals("opa", report.tool());
        assertEquals("1.3.0", report.toolVersion());
        assertEquals("policy", report.source());
        assertEquals(
                List.of("aws_s3_bucket.logs is open"),
                report.results().stream().map(ForeignResult::message).toList());
        assertEquals(
                "eval --format json --data policy --input terraform-guard-input.json"
                        + " --capabilities terraform-guard-capabilities.json --stdin\n",
                Files.readString(temporary.resolve("opa.arguments")));
        Path seen = temporary.resolve("opa.seen");
        assertEquals(
                "{\"0\": [x | x := data[\"main\"][\"deny\"]]}",
                Files.readString(seen.resolve("terraform-guard-query.rego")));
        assertTrue(Files.readString(seen.resolve("terraform-guard-input.json")).contains("planned_values"));
    }

    @Test
    void policiesReachNothingOutsideAndSeeNoSecret() throws Exception {
        ask(program(ANSWER, "cp terraform-guard-* \"$0.seen\"", "env > \"$0.env\"", "echo \"$@\" > \"$0.arguments\""));

        JsonNode capabilities = new ObjectMapper()
                .readTree(temporary
                        .resolve("opa.seen/terraform-guard-capabilities.json")
                        .toFile());
        assertEquals(List.of("eq", "time.now_ns"), capabilities.path("builtins").findValuesAsText("name"));
        assertTrue(capabilities.path("allow_net").isArray());
        assertTrue(capabilities.path("allow_net").isEmpty());
        String environment = Files.readString(temporary.resolve("opa.env"));
        assertFalse(environment.contains(OpaPlans.SECRET), environment);
        assertFalse(environment.contains("OPA_"), environment);
        assertTrue(environment.contains("PATH="), environment);
        assertFalse(Files.readString(temporary.resolve("opa.seen/terraform-guard-input.json"))
                .contains(OpaPlans.SECRET));
    }

    @Test
    void policiesOfBeforeAreReadAsSuch() throws Exception {
        Path program = script(
                "case \"$*\" in",
                "version) echo 'Version: 1.3.0';;",
                "'capabilities --current --v0-compatible') echo '" + CAPABILITIES + "';;",
                "'parse --format json --v0-compatible policy/a.rego') echo '" + TREE + "';;",
                "eval*--v0-compatible) echo '" + ANSWER + "';;",
                "*) echo '{\"errors\": [{\"message\": \"`if` keyword is required\"}]}' >&2; exit 1;;",
                "esac");

        assertEquals(1, ask(program).results().size());
    }

    /** Whatever it does wrong, there is a message and no report. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "echo '{\"errors\": [{\"message\": \"undefined function http.send\", \"location\": {\"file\": \"policy/a.rego\", \"row\": 3}}]}'; exit 2"
                        + " | policy/a.rego:3: undefined function http.send",
                "echo '{\"errors\": [{\"message\": \"on the other stream\"}]}' >&2; exit 2 | on the other stream",
                "echo 'in words' >&2; exit 3 | exit code 3: in words",
                "exit 1 | exit code 1: it gave no reason",
                "echo '{}' | gave no answer",
                "echo 'no json' | can't be read",
                "true | can't be read",
                "echo '{\"errors\": [{\"message\": \"eval_conflict_error\"}]}' | eval_conflict_error",
            })
    void whatGoesWrongIsSaid(String eval, String message) throws IOException {
        Path program = script(
                "case \"$1\" in",
                "version) echo 'Version: 1.3.0';;",
                "parse) echo '" + TREE + "';;",
                "capabilities) echo '" + CAPABILITIES + "';;",
                "*) " + eval + ";;",
                "esac");

        Exception e = assertThrows(Exception.class, () -> ask(program));

        assertTrue(e instanceof ToolException || e instanceof ImportException, e.toString());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void whatIsNotOpaIsSaid() throws IOException {
        Path program = script("echo hello");
        ToolException e = assertThrows(ToolException.class, () -> ask(program));
        assertTrue(e.getMessage().contains("tells no version of opa"), e.getMessage());

        ToolException none = assertThrows(
                ToolException.class,
                () -> Opa.ask(
                        RegoFolder.read(policies, "policy", null),
                        OpaPlans.source(OpaPlans.PLAN),
                        ReadLimits.parse(""),
                        OpaPlans.tool("no-such-opa", temporary, 10)));
        assertTrue(none.getMessage().contains("'no-such-opa' is not on the PATH"), none.getMessage());
        assertTrue(none.remedy().contains("Open Policy Agent"), none.remedy());
    }

    @Test
    void policiesThatTakeTooLongAreEnded() throws IOException {
        Path program = script(
                "case \"$1\" in",
                "version) echo 'Version: 1.3.0';;",
                "parse) echo '" + TREE + "';;",
                "capabilities) echo '" + CAPABILITIES + "';;",
                "*) sleep 60;;",
                "esac");
        long begin = System.nanoTime();

        ToolException e = assertThrows(ToolException.class, () -> ask(program, 2));

        assertTrue(e.getMessage().contains("longer than 2 seconds"), e.getMessage());
        assertTrue(System.nanoTime() - begin < 30_000_000_000L);
    }

    @Test
    void anEndlessAnswerIsEnded() throws IOException {
        Path program = script(
                "case \"$1\" in",
                "version) echo 'Version: 1.3.0';;",
                "parse) echo '" + TREE + "';;",
                "capabilities) echo '" + CAPABILITIES + "';;",
                "*) yes;;",
                "esac");

        ToolException e = assertThrows(ToolException.class, () -> ask(program, 60));

        assertTrue(e.getMessage().contains("prints more than"), e.getMessage());
    }

    @Test
    void withoutCapabilitiesNothingIsEvaluated() throws IOException {
        Path program = script(
                "case \"$1\" in",
                "version) echo 'Version: 0.30.0';;",
                "parse) echo '" + TREE + "';;",
                "capabilities) echo '{\"builtins\": []}';;",
                "*) echo '" + ANSWER + "';;",
                "esac");

        ToolException e = assertThrows(ToolException.class, () -> ask(program));

        assertTrue(e.remedy().contains("0.44 or later"), e.remedy());
    }

    @Test
    void severalPlansAreRefused() throws IOException {
        Path program = program(ANSWER);

        ToolException e = assertThrows(
                ToolException.class,
                () -> Opa.ask(
                        RegoFolder.read(policies, "policy", null),
                        OpaPlans.source(OpaPlans.PLAN + OpaPlans.PLAN),
                        ReadLimits.parse(""),
                        OpaPlans.tool(program.toString(), temporary, 10)));

        assertTrue(e.getMessage().startsWith("Rego policies can't be asked: "), e.getMessage());
    }

    private ForeignReport ask(Path program) throws Exception {
        return ask(program, 30);
    }

    private ForeignReport ask(Path program, int seconds) throws Exception {
        return Opa.ask(
                RegoFolder.read(policies, "policy", null),
                OpaPlans.source(OpaPlans.PLAN),
                ReadLimits.parse(""),
                OpaPlans.tool(program.toString(), temporary, seconds));
    }

    /** @param first what it does before it evaluates */
    private Path program(String answer, String... first) throws IOException {
        Files.createDirectories(temporary.resolve("opa.seen"));
        return script(
                "case \"$1\" in",
                "version) echo 'Version: 1.3.0';;",
                "parse) echo '" + TREE + "';;",
                "capabilities) echo '" + CAPABILITIES + "';;",
                "*) " + String.join("; ", first.length == 0 ? new String[] {"true"} : first) + "; echo '" + answer
                        + "';;",
                "esac");
    }

    private Path script(String... lines) throws IOException {
        return OpaPlans.script(temporary, lines);
    }
}
