package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.ScanBudget;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings name the line of the configuration, where it is the plan's. */
class PositionsTest {
    private static final String MAIN = """
            resource "test_thing" "t" {
              count = 2
              x     = 2

              rule {
                port = 22
              }
              rule {
                port  = 23
                names = [
                  "a",
                  "b",
                ]
              }
              tags = { "a.b" = 2 }
            }
            module "net" {
              source = "./net"
            }
            module "far" {
              source = "far/away"
            }
            data "test_thing" "t" {
              x = 2
            }
            """;
    private static final String NET = "\nresource \"test_thing\" \"t\" {\n  x = 2\n}\n";

    private static SourceIndex.Builder module(SourceIndex.Builder index, List<String> names, String file, String text) {
        return index.add(
                names,
                ModuleSource.of(List.of(HclScanner.scan(text, file, new ScanBudget(10_000, 10_000))), List.of()));
    }

    private static SourceIndex sources() {
        SourceIndex.Builder index = module(new SourceIndex.Builder(), List.of(), "infra/main.tf", MAIN);
        return module(index, List.of("net"), "infra/net/n.tf", NET).build();
    }

    private static String change(String address, String actions) {
        String json = address.replace("\\", "\\\\").replace("\"", "\\\"");
        boolean data = address.contains("data.");
        boolean gone = actions.contains("delete");
        String state = "{\"x\":2,\"rule\":[{\"port\":22},{\"port\":23,\"names\":[\"a\",\"b\"]}],\"tags\":{\"a.b\":2}}";
        return "{\"address\":\"" + json + "\",\"mode\":\"" + (data ? "data" : "managed")
                + "\",\"type\":\"test_thing\",\"name\":\"t\",\"change\":{\"actions\":[" + actions + "],\"before\":"
                + (gone ? state : "null") + ",\"after\":" + (gone ? "null" : state) + ",\"after_unknown\":{}}}";
    }

    private static Decision judge(String plan, SourceIndex sources, String... lines) throws Exception {
        String policy = Decisions.pack("P", "advisory", lines);
        return new GuardEngine("1.0")
                .evaluate(
                        new GuardRequest(
                                "g",
                                TestPlans.source(plan),
                                "",
                                PolicyInput.ofProject(List.of(new PolicyFile("p.yaml", policy))),
                                ReadLimits.DEFAULT,
                                sources),
                        GuardProgress.SILENT);
    }

    private static String place(Finding finding) {
        return finding.file() + ":" + finding.line();
    }

    @ParameterizedTest
    @CsvSource({
        "test_thing.t[0], 3",
        "test_thing.t, 3",
        "data.test_thing.t, 24",
        "module.net.test_thing.t, net 3",
        "module.net[\"a] (deposed b\"].test_thing.t[\"x.y\"], net 3",
        "module.far.module.deep.test_thing.t, 20",
        "module.net.module.deep.test_thing.t, 17"
    })
    void theAddressLeadsToTheBlock(String address, String line) throws Exception {
        String action = address.startsWith("data.") ? "\"read\"" : "\"create\"";
        Decision decision = judge(
                TestPlans.plan(change(address, action)), sources(), "actions: [create, read]", "assert: after.x == 1");
        String file = line.startsWith("net ") ? "infra/net/n.tf" : "infra/main.tf";
        assertEquals(
                file + ":" + line.replace("net ", ""),
                place(Decisions.of(decision, "P").get(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "after.rule[1].port == 1 ; 9",
                "after.rule.all(r, r.port < 23) ; 9",
                "after.rule[1].names[1] == 'c' ; 12",
                "after.tags['a.b'] == 1 ; 15",
                "after.missing == 1 ; 1",
                "resource.name == 'other' ; 1",
                "resource.name == 'other' || after.x == 1 ; 3"
            })
    void theFirstAttributeThatDecidedLeadsToTheLine(String assertion, int line) throws Exception {
        Decision decision = judge(
                TestPlans.plan(change("test_thing.t[1]", "\"create\"")), sources(), "assert: \"" + assertion + "\"");
        assertEquals("infra/main.tf:" + line, place(Decisions.of(decision, "P").get(0)));
    }

    @Test
    void whatIsGoneHasNoLineUnlessItsBlockIsStillThere() throws Exception {
        String gone = change("test_thing.gone", "\"delete\"");
        String fewer = change("test_thing.t[5]", "\"delete\"").replace("\"mode\"", "\"deposed\":\"0a1b\",\"mode\"");
        Decision decision = judge(
                TestPlans.plan(gone, fewer, change("test_thing.t[0]", "\"create\"")),
                sources(),
                "actions: [delete]",
                "assert: before.x == 1");
        List<Finding> findings = Decisions.of(decision, "P");
        assertEquals(
                List.of(":0", "infra/main.tf:1"),
                findings.stream().map(PositionsTest::place).toList());
        assertTrue(findings.get(1).address().endsWith("(deposed 0a1b)"), findings.toString());
        assertTrue(decision.notes().stream().noneMatch(note -> note.startsWith("No lines")));
    }

    @Test
    void theConfigurationOfAnotherPlanGivesNoLines() throws Exception {
        String own = change("test_thing.t[0]", "\"create\"");
        String other = TestPlans.plan(own, change("test_thing.u", "\"create\""), change("test_thing.v", "\"update\""));
        Decision without = judge(other, SourceIndex.EMPTY, "assert: after.x == 1");
        Decision decision = judge(other, sources(), "assert: after.x == 1");
        assertEquals(without.findings(), decision.findings());
        assertTrue(without.notes().stream().noneMatch(note -> note.startsWith("No lines")));
        assertTrue(
                decision.notes().get(0).startsWith("No lines are given"),
                decision.notes().toString());

        String most = TestPlans.plan(own, own.replace("t[0]", "t[1]"), change("test_thing.u", "\"create\""));
        List<Finding> findings = Decisions.of(judge(most, sources(), "assert: after.x == 1"), "P");
        assertEquals(
                List.of("infra/main.tf:3", "infra/main.tf:3", ":0"),
                findings.stream().map(PositionsTest::place).toList());
    }

    @Test
    void aFindingOnThePlanHasNoLine() throws Exception {
        Decision decision = judge(
                TestPlans.plan(change("test_thing.t", "\"create\"")).replaceFirst("\\{", "{\"errored\":true,"),
                sources(),
                "assert: true");
        assertFalse(decision.findings().isEmpty());
        assertEquals(
                List.of(":0"),
                decision.findings().stream()
                        .filter(finding -> finding.address().isEmpty())
                        .map(PositionsTest::place)
                        .distinct()
                        .toList());
    }

    @Test
    void manyHostileAddressesTakeLittleTime() {
        String deep = "module.far.".repeat(600);
        StringBuilder changes = new StringBuilder(change("test_thing.t", "\"create\""));
        for (int i = 0; i < 3000; i++) {
            changes.append(',').append(change(deep + "test_thing.t[" + i + "]", "\"create\""));
        }
        Decision decision = assertTimeout(
                Duration.ofSeconds(60),
                () -> judge(TestPlans.plan(changes.toString()), sources(), "assert: after.x == 1"));
        assertEquals(3001, Decisions.of(decision, "P").size());
    }
}
