package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModulePath;
import io.jenkins.plugins.terraformguard.engine.source.SourceBlock;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import io.jenkins.plugins.terraformguard.engine.source.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real program, where it is installed: it and the scanner agree on what is where. */
class RealSourcesTest {
    @TempDir
    Path workspace;

    private Path root;

    private String terraform() {
        try {
            return new ToolFinder(System.getenv(), workspace).find("terraform").get(0);
        } catch (ToolException e) {
            return Assumptions.abort("There is no terraform on the PATH: not tested with the real program");
        }
    }

    private String run(boolean mustSucceed, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(terraform()));
        command.addAll(List.of(arguments));
        Path log = workspace.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TF_IN_AUTOMATION", "1");
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "terraform does not end");
        String output = Files.readString(log);
        assertTrue(!mustSucceed || process.exitValue() == 0, output);
        return output;
    }

    private void write(String name, String text) throws Exception {
        Path file = root.resolve(name).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private SourceIndex index() {
        return ConfigurationSources.read(workspace, root, ConfigurationSources.Limits.DEFAULT);
    }

    /** Where a resource says it is: its name is in no other place. */
    private static String place(String name, Map<String, String> files) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<String> lines = file.getValue().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                boolean header = lines.get(i).contains("resource \"terraform_data\" \"" + name + "\" {")
                        || lines.get(i).contains("data \"terraform_remote_state\" \"" + name + "\" {")
                        || lines.get(i).strip().startsWith("\"" + name + "\": {");
                if (header) {
                    return Path.of(file.getKey()).normalize().toString().replace('\\', '/') + ":" + (i + 1);
                }
            }
        }
        return "nowhere";
    }

    @Test
    void everyResourceOfAPlanIsFound() throws Exception {
        root = workspace.resolve("live");
        Map<String, String> files = new TreeMap<>();
        files.put("live/main.tf", """
            variable "names" {
              type    = list(string)
              default = ["a.b", "c\\"d"]
            }
            # resource "terraform_data" "commented" {
            resource "terraform_data" "plain" {
              input = {
                text = <<-EOT
                  resource "terraform_data" "in_text" {
                  ${join(",", [for n in var.names : "${n}}"])}
                  EOT
                tags = { "a.b" = "1", c = "}" }
              }
            }
            resource "terraform_data" "counted" { count = 2 }
            module "each" {
              source   = "../modules/each"
              for_each = toset(var.names)
              name     = each.key
            }
            module "moved_away" {
              source = "./nowhere"
            }
            """);
        files.put("live/more.tf.json", """
            {"resource": {"terraform_data": {
              "from_json": {
                "for_each": "${toset(var.names)}",
                "input": {"text": "x"}
              }
            }}}
            """);
        files.put("live/last_override.tf", """
            resource "terraform_data" "plain" {
              triggers_replace = ["x"]
            }
            module "moved_away" {
              source = "../modules/deep"
            }
            """);
        files.put("modules/each/main.tf", """
            variable "name" {}
            module "deep" {
              count  = 2
              source = "./../deep"
            }
            resource "terraform_data" "inner" {
              input = "${var.name} ${"}"}" /* { */
            }
            """);
        files.put("modules/deep/main.tf", "\n\nresource \"terraform_data\" \"deep\" {\n  input = 1\n}\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            write("../" + file.getKey(), file.getValue());
        }
        run(true, "init", "-input=false", "-no-color");
        run(true, "plan", "-input=false", "-no-color", "-out=plan.out");
        PlanFiles.Opened opened = PlanFiles.open(
                root.resolve("plan.out"),
                new PlanFiles.Tool("terraform", System.getenv(), root, Duration.ofSeconds(120)));
        SourceIndex index = index();
        assertEquals(List.of(), index.problems());
        files.remove("live/last_override.tf");
        Set<String> names = new TreeSet<>();
        for (ResourceChange change : TestPlans.read(opened.source()).changes()) {
            List<String> module = ModulePath.parse(change.moduleAddress()).names();
            SourceBlock block = index.find(module, change.mode(), change.type(), change.name())
                    .orElseThrow(() -> new AssertionError(change.address()));
            assertEquals(
                    place(change.name(), files),
                    block.position().file() + ":" + block.position().line(),
                    change.address());
            names.add(module + change.name());
        }
        assertEquals(
                Set.of("[]plain", "[]counted", "[]from_json", "[each]inner", "[each, deep]deep", "[moved_away]deep"),
                names);
        assertEquals(
                new SourcePosition("live/last_override.tf", 2, 3),
                index.findAttribute(List.of(), "managed", "terraform_data", "plain", "triggers_replace[0]")
                        .map(at -> new SourcePosition(at.file(), at.line(), 3))
                        .orElseThrow());
        assertEquals(
                12,
                index.findAttribute(List.of(), "managed", "terraform_data", "plain", "input.tags[\"a.b\"]")
                        .orElseThrow()
                        .line());
    }

    /** The program complains of each attribute that does not exist, and says where it is. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void theProgramSeesAttributesInTheSamePlaces(String lineFeed) throws Exception {
        root = Files.createDirectories(workspace.resolve("live"));
        List<String> values = List.of(
                "1",
                "\"}\"",
                "\"${\"}\"}\"",
                "\"$${\"",
                "\"$$${ \"",
                "\"a$\"",
                "\"%%{ if\"",
                "\"%{ if true }}%{ endif }\"",
                "\"\\\"\\\\\"",
                "\"${\n1\n}\"",
                "\"${1 # }\"\n}\"",
                "\"${ { a = \"}\" }.a }\"",
                "<<A\nA",
                "<<-A\n  }\n   A",
                "<<A\n${\"A\"}\nA A\n$A\n  A\t",
                "<<A\n${<<B\n}\nB\n}\nA",
                "<<A\n$${ \" \\\nA",
                "[\n1, # ]\n2\n]",
                "{\n a = 1 // }\n (\"b\") = \"{\"\n}",
                "(1 +\n2)",
                "[for x in [1] :\nx\n]",
                "{ for k, v in {} :\nk => v\n}",
                "1 /* \n } */",
                "f(\n{},\n<<A\n)\nA\n)",
                "[{ a = [{ b = 1 }] },\n{}][0]",
                "true ? [\n1] : []",
                "a.0.b[\n0]",
                "\"\u540d\uD83D\uDE00\"",
                "<<\u00e9-A\n\u00e9\n\u00e9-A");
        StringBuilder text = new StringBuilder("\uFEFFresource \"terraform_data\" \"x\" {\n");
        for (int i = 0; i < values.size(); i++) {
            text.append("  probe_")
                    .append(i)
                    .append(" = ")
                    .append(values.get(i))
                    .append('\n');
            text.append("  block_")
                    .append(i)
                    .append(" {\n    a = ")
                    .append(values.get(i))
                    .append("\n  }\n");
        }
        write("main.tf", text.append("}\n").toString().replace("\n", lineFeed));
        Set<String> said = new TreeSet<>();
        JsonNode answer = new ObjectMapper().readTree(run(false, "validate", "-json", "-no-color"));
        for (JsonNode diagnostic : answer.get("diagnostics")) {
            JsonNode start = diagnostic.path("range").path("start");
            assertTrue(diagnostic.get("summary").asText().startsWith("Unsupported "), diagnostic.toString());
            said.add(start.get("line") + ":" + start.get("column"));
        }
        Set<String> scanned = new TreeSet<>();
        SourceIndex index = index();
        assertEquals(List.of(), index.problems());
        SourceBlock block =
                index.find(List.of(), "managed", "terraform_data", "x").orElseThrow();
        for (int i = 0; i < values.size(); i++) {
            for (String path : List.of("probe_" + i, "block_" + i)) {
                SourcePosition at = block.attributes().at(path).orElseThrow();
                scanned.add(at.line() + ":" + at.column());
            }
        }
        assertEquals(2 * values.size(), scanned.size());
        assertEquals(said, scanned);
    }
}
