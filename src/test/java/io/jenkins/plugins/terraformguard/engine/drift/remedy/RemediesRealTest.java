package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.constant;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.list;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.map;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.reference;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.tool.RealTerraform;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program takes the texts, and the drift is gone with them. */
class RemediesRealTest {
    private static final int RESOURCES = 60;
    private static final String HOSTILE = "x\"y'z $(touch pwned) `id` ${file(\"/etc/passwd\")} %{ if true }\\";

    private static String block(String name, String body) {
        return "resource \"terraform_data\" \"" + name + "\" {\n" + body + "\n}\n";
    }

    /** Addresses with what the plan does to them, without those where it does nothing. */
    private static Set<String> changes(RealTerraform terraform) throws Exception {
        Set<String> changes = new TreeSet<>();
        try (InputStream plan = terraform.plan().saved().open()) {
            for (JsonNode change : new ObjectMapper().readTree(plan).path("resource_changes")) {
                String actions = change.path("change").path("actions").toString();
                if (!actions.equals("[\"no-op\"]")) {
                    changes.add(change.path("address").asText() + " " + actions);
                }
            }
        }
        return changes;
    }

    private static Drifts data(String name, Value recorded, Value real) {
        return Drifts.at("terraform_data." + name)
                .configured("input", constant(recorded))
                .differs("input", recorded, real);
    }

    private static String input(String one, String other) {
        return "input = tomap(" + HclText.of(map("k", one, HOSTILE, other), "x") + ")";
    }

    /** Who changes the recorded value behind the program's back leaves what looks like a change of the real thing. */
    @Test
    void whatIsAcceptedIsNoChangeAnyMore(@TempDir Path folder) throws Exception {
        RealTerraform terraform = new RealTerraform(folder)
                .file("main.tf", block("a", "  input = \"blue\""))
                .init()
                .apply();
        Path state = folder.resolve("terraform.tfstate");
        Files.writeString(state, Files.readString(state).replace("\"blue\"", "\"gr\\u00fcn ${x}\""));
        assertEquals(Set.of("terraform_data.a [\"update\"]"), changes(terraform));

        Drifts drift = data("a", Value.of("blue"), Value.of("gr\u00fcn ${x}"));
        terraform.file("main.tf", block("a", drift.text("accept", "hcl")));
        assertEquals(Set.of(), changes(terraform));

        terraform.file("main.tf", block("a", "input = \"blue\"\n" + drift.text("ignore", "hcl")));
        assertEquals(Set.of(), changes(terraform));
    }

    @Test
    void anyValueCanBeAccepted(@TempDir Path folder) throws Exception {
        RandomValues random = new RandomValues(4711);
        StringBuilder before = new StringBuilder();
        StringBuilder other = new StringBuilder();
        StringBuilder accepted = new StringBuilder();
        for (int i = 0; i < RESOURCES; ) {
            Value recorded = random.next(2);
            Value real = random.next(3);
            List<DriftRemedy> remedies = data("r" + i, recorded, real).remedies();
            if (recorded.equals(real) || remedies.get(1).language().isEmpty()) {
                continue;
            }
            before.append(block("r" + i, "input = " + HclText.of(recorded, "x")));
            other.append(block("r" + i, "input = " + HclText.of(real, "x")));
            accepted.append(block("r" + i, remedies.get(1).text()));
            i++;
        }
        RealTerraform terraform = new RealTerraform(folder)
                .file("main.tf", other.toString())
                .init()
                .apply();
        terraform.file("main.tf", before.toString());
        assertEquals(RESOURCES, changes(terraform).size());
        terraform.file("main.tf", accepted.toString());
        assertEquals(Set.of(), changes(terraform));
    }

    @Test
    void entriesOfMapsCanBeIgnored(@TempDir Path folder) throws Exception {
        RealTerraform terraform = new RealTerraform(folder)
                .file("main.tf", block("a", input("1", "2")))
                .init()
                .apply();
        String text = Drifts.at("terraform_data.a")
                .root("input", map("k", "1", HOSTILE, "3"), map("k", "1", HOSTILE, "2"))
                .path(ValuePath.key("input", HOSTILE), "3", "2", DriftClass.REVERTED)
                .text("ignore", "hcl");
        terraform.file("main.tf", block("a", input("1", "3") + "\n" + text));
        assertEquals(Set.of(), changes(terraform));
        terraform.file("main.tf", block("a", input("4", "3") + "\n" + text));
        assertEquals(Set.of("terraform_data.a [\"update\"]"), changes(terraform));
    }

    @Test
    void blocksOfTheRootModuleAreTaken(@TempDir Path folder) throws Exception {
        RealTerraform terraform = new RealTerraform(folder)
                .file("main.tf", block("a", "") + block("b", ""))
                .init()
                .apply();
        String moved = Drifts.at("terraform_data.c")
                .kind("move")
                .from("terraform_data.a")
                .text("moved", "hcl");
        String removed = Drifts.at("terraform_data.b")
                .kind("delete")
                .planned(ChangeKind.CREATE)
                .text("removed", "hcl");
        String imported = Drifts.at("terraform_data.d")
                .kind("create")
                .importId(Value.of(HOSTILE))
                .text("import", "hcl");
        terraform.file("main.tf", block("c", "") + block("d", "") + moved + "\n" + removed + "\n" + imported);
        assertEquals(Set.of("terraform_data.b [\"forget\"]"), changes(terraform));
    }

    @Test
    void theShellHandsTheAddressOn(@TempDir Path folder) throws Exception {
        String forEach = "for_each = toset(" + HclText.of(list(HOSTILE), "x") + ")";
        RealTerraform terraform = new RealTerraform(folder)
                .file("main.tf", block("a", forEach))
                .init()
                .apply();
        String address = terraformAddress();
        String command = Drifts.at(address)
                .root("x", 1, 2)
                .path("x", 1, 2, DriftClass.STATE_ONLY)
                .text("revert", "sh");
        Process shell = new ProcessBuilder("/bin/sh", "-c", command + " -auto-approve -no-color -input=false")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, shell.waitFor(), said);
        assertTrue(said.contains("1 added, 0 changed, 1 destroyed"), said);
        assertTrue(Files.notExists(folder.resolve("pwned")));
        assertEquals(Set.of(), changes(terraform));
    }

    private static String terraformAddress() {
        return "terraform_data.a[" + QuotedString.of(HOSTILE) + "]";
    }

    @Test
    void whatIsWrittenIsFormatted(@TempDir Path folder) throws Exception {
        Value rule = map("port", 22, "cidrs", list("0.0.0.0/0"), "nested", list(map("a", "b"), map("a", Value.NULL)));
        Value secret = map("port", 443, "key", Drifts.SECRET, HOSTILE, "x");
        List<Drifts> drifts = List.of(
                data("a", Value.of("x"), map("a", list(map("b", Drifts.SECRET)), "longer", "x\ny\nz\n", "c", 1)),
                Drifts.at("module.m[\"k\"].a_b.c[0]")
                        .configured(
                                "rule",
                                list(
                                        map(
                                                "port",
                                                constant(22),
                                                "cidrs",
                                                reference("var.x"),
                                                "nested",
                                                list(map("a", constant("c")))),
                                        map("port", constant(1), "gone", reference("local.y"))),
                                "one",
                                map("x", constant(1), "y", map()),
                                "tags",
                                reference("each.value.tags", "each.value"))
                        .place("", "modules/m/main.tf", 12)
                        .place("rule[0].nested[0].a", "modules/m/main.tf", 14)
                        .root("rule", list(map("port", 1)), list(rule, secret))
                        .path("rule[0].nested[0].a", "c", "b", DriftClass.REVERTED)
                        .path("rule[1]", Value.NULL, secret, DriftClass.OVERWRITTEN)
                        .path("rule[1]", map("port", 1), Value.NULL, DriftClass.REVERTED)
                        .differs("one", map("x", 1), map("x", 2, "y", list("z")))
                        .differs("tags", map("a", "b"), map("a", "b", HOSTILE, HOSTILE))
                        .differs("untold", list(), list(rule, secret))
                        .root("free", Value.NULL, "x")
                        .path("free", Value.NULL, "x", DriftClass.UNMANAGED),
                Drifts.at("a_b.c").kind("delete").planned(ChangeKind.CREATE),
                Drifts.at("a_b.c[\"k\"]").kind("move").from("a_b.d"),
                Drifts.at("a_b.c[\"k\"]").kind("create").importId(Drifts.SECRET));
        List<String> texts = new ArrayList<>();
        drifts.forEach(drift -> drift.remedies().stream()
                .filter(remedy -> remedy.language().equals("hcl"))
                .forEach(remedy -> texts.add(remedy.text())));
        assertEquals(8, texts.size());
        Evaluated.formatted(folder, texts);
    }

    @Test
    void whateverAPlanSaysTheTextsAreConfiguration(@TempDir Path folder) throws Exception {
        RandomDrifts random = new RandomDrifts(31);
        List<String> texts = new ArrayList<>();
        while (texts.size() < 400) {
            for (DriftRemedy remedy : random.next().remedies()) {
                assertTrue(remedy.text().length() <= DriftRemedy.MAX_TEXT);
                if (remedy.language().equals("hcl")) {
                    texts.add(remedy.text());
                }
            }
        }
        Evaluated.formatted(folder, texts);
    }
}
