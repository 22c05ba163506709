package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for authors, from a new policy to its tests. */
class AuthorCommandsTest {
    private static final String PLAN = """
            {"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[
              {"address":"aws_sqs_queue.b","mode":"managed","type":"aws_sqs_queue","name":"b","provider_name":"p",
               "change":{"actions":["create"],"before":null,"after":{"name":"Orders"},"after_unknown":{}}}],
             "configuration":{"root_module":{}}}
            """;

    @TempDir
    Path folder;

    private CommandLineRun newPolicy(String... more) {
        String[] arguments = new String[more.length + 5];
        arguments[0] = "new";
        System.arraycopy(more, 0, arguments, 1, more.length);
        arguments[more.length + 1] = "--resource";
        arguments[more.length + 2] = "aws_sqs_queue";
        arguments[more.length + 3] = "--dir";
        arguments[more.length + 4] = folder.toString();
        return CommandLineRun.of(arguments);
    }

    @Test
    void aNewPolicyPassesTestAndLint() throws Exception {
        assertEquals(0, newPolicy("SHOP-001").exitCode());
        assertEquals(0, newPolicy("SHOP-002").exitCode());
        assertEquals(0, newPolicy("NET-001", "--pack", "net").exitCode());
        assertTrue(Files.exists(folder.resolve("project.yaml")) && Files.exists(folder.resolve("net.yaml")));
        Path junit = folder.resolve("junit.xml");
        CommandLineRun test = CommandLineRun.of("test", folder.toString(), "--mutation", "--junit", junit.toString());
        assertEquals(0, test.exitCode(), test.out() + test.err());
        assertTrue(test.out().contains("3 policies, 12 examples: all as expected"), test.out());
        assertTrue(test.out().contains("0 survived"), test.out());
        assertTrue(Files.readString(junit).contains("<testcase classname=\"net\" name=\"NET-001 mutation\""));
        CommandLineRun lint = CommandLineRun.of("lint", folder.toString(), "--strict");
        assertEquals(0, lint.exitCode(), lint.out());
    }

    @Test
    void anIdThatExistsAndAFileOfAnotherPackAreLeftAlone() throws Exception {
        newPolicy("SHOP-001");
        String before = Files.readString(folder.resolve("project.yaml"));
        assertEquals(2, newPolicy("SHOP-001").exitCode());
        assertEquals(2, newPolicy("SHOP-001", "--pack", "other").exitCode());
        CommandLineRun bundled = newPolicy("TG-AWS-001");
        assertEquals(2, bundled.exitCode());
        assertTrue(bundled.err().contains("is taken"), bundled.err());
        assertEquals(2, newPolicy("SHOP-009", "--pack", "aws").exitCode());
        Files.writeString(
                folder.resolve("free.yaml"),
                before.replace("pack: project", "pack: a").replace("SHOP", "A"));
        CommandLineRun taken = newPolicy("SHOP-009", "--pack", "free");
        assertEquals(2, taken.exitCode());
        assertTrue(taken.err().contains("another pack"), taken.err());
        assertEquals(before, Files.readString(folder.resolve("project.yaml")));
        assertFalse(Files.exists(folder.resolve("other.yaml")));
    }

    @Test
    void anExampleThatIsOtherwiseFailsWithTheValuesThatDecided() throws Exception {
        newPolicy("SHOP-001");
        Path file = folder.resolve("project.yaml");
        Files.writeString(file, Files.readString(file).replace("name: orders-1 }", "name: Orders-1 }"));
        Path junit = folder.resolve("junit.xml");
        CommandLineRun run = CommandLineRun.of("test", file.toString(), "--mutation", "--junit", junit.toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.out().contains("expected pass, but it is fail"), run.out());
        assertTrue(run.out().contains("after.name = Orders-1"), run.out());
        assertTrue(run.out().contains("1 not as expected"), run.out());
        assertTrue(Files.readString(junit).contains("<failure message=\"expected pass, but it is fail\""));
    }

    @Test
    void survivorsAreNamedAndOneCanAskForOnePolicy() throws Exception {
        newPolicy("SHOP-001");
        newPolicy("SHOP-002");
        Path file = folder.resolve("project.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("(?s)    +- name: holds a space.*?orders 1 }\n", ""));
        CommandLineRun run = CommandLineRun.of("test", folder.toString(), "--mutation", "--policy", "shop-001");
        assertEquals(1, run.exitCode(), run.out());
        assertTrue(run.out().contains("project.yaml:10:32: no example tells this apart:"), run.out());
        assertTrue(run.out().contains("assert: \"^[a-z][a-z0-9-]*$\" -> \"^[a-z][a-z0-9-]*\""), run.out());
        assertTrue(run.out().contains("1 policy, 3 examples"), run.out());
        assertEquals(
                0,
                CommandLineRun.of("test", folder.toString(), "--policy", "SHOP-002")
                        .exitCode());
        CommandLineRun unknown = CommandLineRun.of("test", folder.toString(), "--policy", "SHOP-02");
        assertEquals(2, unknown.exitCode());
        assertTrue(unknown.err().contains("did you mean"), unknown.err());
    }

    @Test
    void plansAreTestedAsAWholeAndNoPathLeavesTheFolder() throws Exception {
        newPolicy("SHOP-001");
        Path tests = Files.createDirectories(folder.resolve("tests"));
        Files.writeString(tests.resolve("plan.json"), PLAN);
        Path testCase = Files.writeString(tests.resolve("a.yaml"), """
                name: orders
                plan: tests/plan.json
                expect:
                  verdict: advisory
                  findings: [{ policy: SHOP-001, address: aws_sqs_queue.b, outcome: violation }]
                  complete: true
                """);
        CommandLineRun good = CommandLineRun.of("test", folder.toString());
        assertEquals(0, good.exitCode(), good.out() + good.err());
        assertTrue(good.out().contains("1 plan: all as expected"), good.out());
        Files.writeString(testCase, Files.readString(testCase).replace("verdict: advisory", "verdict: fail"));
        CommandLineRun bad = CommandLineRun.of("test", folder.toString());
        assertEquals(1, bad.exitCode());
        assertTrue(bad.out().contains("expected the verdict fail, but it is advisory"), bad.out());
        Files.writeString(testCase, Files.readString(testCase).replace("tests/plan.json", "tests/none.json"));
        CommandLineRun missing = CommandLineRun.of("test", folder.toString());
        assertEquals(2, missing.exitCode());
        assertTrue(missing.err().contains("a.yaml:2:7: There is no plan"), missing.err());
    }

    @Test
    void brokenFilesAreToldCompletely() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "pack: A\nversion: 1 2\npolicies: []\n");
        Files.writeString(folder.resolve("b.yaml"), "pack: b\n");
        CommandLineRun test = CommandLineRun.of("test", folder.toString());
        assertEquals(2, test.exitCode());
        assertTrue(test.err().contains("a.yaml:1:7") && test.err().contains("a.yaml:2:10"), test.err());
        assertTrue(test.err().contains("b.yaml:1:1"), test.err());
        CommandLineRun lint = CommandLineRun.of("lint", folder.toString(), "--format", "json");
        assertEquals(1, lint.exitCode());
        JsonNode problems = new ObjectMapper().readTree(lint.out());
        assertEquals("broken-file", problems.get(0).path("rule").asText());
        assertEquals(1, problems.get(0).path("line").asInt());
        assertTrue(problems.size() >= 4, lint.out());
        assertEquals(
                2, CommandLineRun.of("lint", folder.resolve("none").toString()).exitCode());
    }

    @Test
    void policiesAreListedAndExplainedWithParametersAndExamples() throws Exception {
        newPolicy("SHOP-001");
        CommandLineRun list = CommandLineRun.of("policies", "list", "--policies", folder.toString());
        assertEquals(0, list.exitCode());
        assertTrue(list.out().contains("TG-AWS-001") && list.out().contains("SHOP-001"), list.out());
        CommandLineRun json =
                CommandLineRun.of("policies", "list", "--format", "json", "--policies", folder.toString());
        JsonNode policies = new ObjectMapper().readTree(json.out());
        assertEquals("SHOP-001", policies.get(policies.size() - 1).path("id").asText());
        assertEquals("shadow", policies.get(policies.size() - 1).path("level").asText());
        assertEquals(2, CommandLineRun.of("policies").exitCode());
        CommandLineRun explain = CommandLineRun.of("explain", "TG-AWS-009");
        assertTrue(explain.out().contains("required_tags = [\"Owner\", \"Environment\"]"), explain.out());
        assertTrue(explain.out().contains("undecided  known after apply"), explain.out());
    }
}
