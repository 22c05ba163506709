package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Random configurations, and all that can be asked about one. */
public final class RandomSources {
    private static final String ODD = """
            resource "a" "odd" {
              rule { port = 1 }
              dynamic "rule" { content { port = 2 } }
              rule { port = 3 }
              dynamic "one" { content { port = 4 } }
              tags = { "a.b" = 1, "x\\"y" = [1, { z = 2 }], "" = 3 }
              lifecycle { ignore_changes = [tags] }
            }
            resource "a" "odd" { again = true }
            provider "p" {}
            provider "p" { alias = "second" }
            module "m" {
              source  = "./m"
              version = "1.0"
            }
            moved {
              from = a.b
            }
            """;
    private static final String OVERRIDE = """
            resource "a" "odd" {
              tags = 1
              lifecycle { prevent_destroy = true }
            }
            locals { x = 1 }
            """;
    private static final String JSON = """
            {"resource": {"a": {"json": [{"rule": [{"port": 1}, {"port": 2}], "tags": {"k": [1]}}, {"x": 1}]}},
             "output": {"o": {"value": 1}}}
            """;

    private RandomSources() {}

    /** A configuration of several modules, of which two are the same. */
    public static SourceIndex index(long seed) {
        ModuleSource root = ModuleSource.of(
                List.of(
                        HclScanner.scan(new HclGenerator(seed).file(), "main.tf"),
                        HclScanner.scan(ODD, "odd.tf"),
                        JsonConfigurationScanner.scan(JSON, "more.tf.json")),
                List.of(HclScanner.scan(OVERRIDE, "override.tf")));
        ModuleSource inner =
                ModuleSource.of(List.of(HclScanner.scan(new HclGenerator(-seed).file(), "m/main.tf")), List.of());
        return new SourceIndex.Builder()
                .add(List.of(), root)
                .add(List.of("m"), inner)
                .add(List.of("n", "m"), inner)
                .add(List.of("empty"), ModuleSource.of(List.of(), List.of()))
                .problem(new SourceProblem("m/main.tf", 7, "something"))
                .build();
    }

    /** Everything that the index says. */
    public static List<String> answers(SourceIndex index) {
        List<String> answers = new ArrayList<>();
        Map<String, List<String>> modules = new TreeMap<>();
        index.modules().keySet().forEach(names -> modules.put(String.join("/", names), names));
        modules.values().forEach(names -> {
            answers.add("module " + names + " " + index.module(names).map(RandomSources::block));
            index.blocks(names).forEach(block -> {
                answers.add(block(block));
                answers.add("found "
                        + index.block(names, block.kind(), block.labels()).map(RandomSources::block));
                answers.addAll(asked(block.attributes()));
            });
            index.modules().get(names).moduleCalls().forEach(call -> answers.add("call " + block(call)));
        });
        answers.add(index.problems().toString());
        answers.add(index.block(List.of(), "provider", List.of("p", "second")).map(RandomSources::block) + "");
        return answers;
    }

    private static List<String> asked(SourceAttributes attributes) {
        List<String> answers = new ArrayList<>();
        for (String path : Paths.all(attributes).keySet()) {
            for (String question : List.of(path, path + "[0]", path + "[1]", path + "[7].x", path.replace("[0]", ""))) {
                answers.add(question + " " + attributes.at(question) + " " + attributes.nearest(question));
            }
        }
        return answers;
    }

    private static String block(SourceBlock block) {
        return block.kind()
                + block.labels()
                + block.position()
                + block.endLine()
                + new TreeMap<>(block.literals())
                + Paths.all(block.attributes());
    }
}
