package io.jenkins.plugins.terraformguard.engine.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.author.lint.Linter;
import io.jenkins.plugins.terraformguard.engine.author.source.PackFile;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaffoldTest {
    private static PackFile read(String yaml) throws PolicyException {
        return PackFile.read(new PackLoader(), PackSource.of(new PolicyFile("p.yaml", yaml)), PolicyPack.PROJECT);
    }

    @Test
    void aNewPackPassesItsTestsAndHasNoProblem() throws Exception {
        String yaml = Scaffold.pack("shop", "p.yaml", "SHOP-001", "aws_sqs_queue");
        assertEquals(List.of(), new Linter().lint(List.of(PackSource.of(new PolicyFile("p.yaml", yaml)))));
        List<PolicyTests.Result> results = PolicyTests.run(read(yaml), null, true);
        assertEquals(1, results.size());
        assertTrue(results.get(0).isGood(), results.toString());
        assertTrue(results.get(0).mutation().total() > 5, results.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n# the end\n",
                "\n  # of the list\n\n# of what follows\nparams: {}\n",
                "\nparams: {}",
                "\n# last\nversion2"
            })
    void whatIsThereStaysAsItIs(String rest) throws Exception {
        for (String list : List.of("  - id: ACME-1", "- id: ACME-1")) {
            String indent = list.startsWith(" ") ? "    " : "  ";
            String yaml = "# About this pack\npack: acme # its name\nversion: 1\npolicies:\n" + list + "\n"
                    + ("title: A\nseverity: low\nenforcement: shadow\nscope: plan\nassert: plan.errored != true\n"
                                    + "remediation: |\n  Do:\n\n    # this\n    that")
                            .indent(indent.length())
                            .stripTrailing()
                    + rest.replace("version2", "description: x");
            for (String text : List.of(yaml, yaml.replace("\n", "\r\n"))) {
                String end = text.contains("\r\n") ? "\r\n" : "\n";
                String appended = Scaffold.append(text, "p.yaml", "ACME-2", "test_thing");
                PackFile file = read(appended);
                assertEquals(
                        List.of("ACME-1", "ACME-2"),
                        file.pack().policies().stream()
                                .map(policy -> policy.id())
                                .toList());
                assertEquals(
                        read(text).pack().policies().get(0).remediation(),
                        file.pack().policies().get(0).remediation());
                List<String> lines = appended.lines().toList();
                int from = lines.indexOf(list.replace("ACME-1", "ACME-2"));
                List<String> kept = new java.util.ArrayList<>(lines);
                kept.subList(
                                from - 1,
                                from
                                        + Scaffold.pack("a", "p", "A", "b")
                                                .lines()
                                                .toList()
                                                .size()
                                        - 3)
                        .clear();
                assertEquals(text.lines().toList(), kept, appended);
                assertTrue(appended.endsWith(end));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pack: acme\nversion: 1\npolicies: []\n",
                "{pack: acme, version: 1, policies: []}\n",
                "pack: acme\nversion: 1\npolicies: [{id: A, title: t, severity: low, enforcement: shadow, scope: plan, assert: 'true'}]\n",
                "pack: acme\nversion: 1\n"
            })
    void whereNothingCanBeAddedItIsSaid(String yaml) {
        PolicyException e =
                assertThrows(PolicyException.class, () -> Scaffold.append(yaml, "p.yaml", "ACME-2", "test_thing"));
        assertTrue(!e.remedy().isBlank() && e.line() > 0, e.getMessage());
    }

    @Test
    void idsAndTypesMustBeUsable() throws Exception {
        String yaml = Scaffold.pack("shop", "p.yaml", "SHOP-001", "aws_sqs_queue");
        assertThrows(PolicyException.class, () -> Scaffold.append(yaml, "p.yaml", "shop-001", "aws_sqs_queue"));
        for (String id : List.of("", "1", "a: b", "a\nb", "x".repeat(200))) {
            assertThrows(PolicyException.class, () -> Scaffold.append(yaml, "p.yaml", id, "aws_sqs_queue"), id);
        }
        for (String type : List.of("", "*", "Aws", "a]", "a\"b")) {
            assertThrows(PolicyException.class, () -> Scaffold.append(yaml, "p.yaml", "B", type), type);
        }
        assertThrows(PolicyException.class, () -> Scaffold.pack("Shop X", "p.yaml", "A", "test_thing"));
    }
}
