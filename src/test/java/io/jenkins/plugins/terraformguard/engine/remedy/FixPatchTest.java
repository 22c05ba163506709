package io.jenkins.plugins.terraformguard.engine.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.source.HclScanner;
import io.jenkins.plugins.terraformguard.engine.source.ModuleSource;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes as patches that apply. */
class FixPatchTest {
    private static final String FILE = "net work/main.tf";

    @TempDir
    Path folder;

    private static SourceIndex index(String file, String text) {
        return new SourceIndex.Builder()
                .add(List.of(), ModuleSource.of(List.of(HclScanner.scan(text, file)), List.of()))
                .build();
    }

    static FixPatch patch(String file, String text, String after, List<Fix> fixes) throws Exception {
        List<String> elements = new ArrayList<>();
        for (String address : fixes.stream().map(Fix::address).distinct().toList()) {
            elements.add("{\"address\":\"" + address.replace("\"", "\\\"")
                    + "\",\"mode\":\"managed\",\"change\":{\"actions\":[\"create\"],\"after\":" + after + "}}");
        }
        EditablePlan plan = EditablePlan.of(
                TestPlans.source(TestPlans.plan(elements.toArray(String[]::new))),
                ReadLimits.DEFAULT,
                Set.copyOf(fixes.stream().map(Fix::address).toList()),
                1 << 20);
        return FixPatch.of(
                fixes, plan, index(file, text), name -> name.equals(file) ? Optional.of(text) : Optional.empty());
    }

    static Fix fix(String address, String... edits) {
        return new Fix("f", "P", address, Fix.POLICIES, Fix.VERIFIED, edits(edits), "");
    }

    private static List<Edit> edits(String... edits) {
        return Arrays.stream(edits)
                .map(edit -> new Edit(edit.substring(0, edit.indexOf('=')), edit.substring(edit.indexOf('=') + 1)))
                .toList();
    }

    /** The text after the patch, by Git. */
    private String applied(String file, String text, FixPatch patch) throws Exception {
        Path target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        Path written = Files.writeString(folder.resolve("fix.patch"), patch.text());
        git("apply", "--check", written.toString());
        git("apply", written.toString());
        return Files.readString(target);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    /** A resource with this body, between others. */
    private static String resource(String body) {
        return "# top\n\nresource \"x\" \"other\" {\n  a = 1\n}\n\nresource \"x\" \"y\" {" + body
                + "}\n\nresource \"x\" \"z\" {\n  a = 1\n}\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        |  on = false # why|; {"on":false}; on=true; |  on = true # why|
        |  on   = "false"|; {"on":false}; on=true; |  on   = true|
        |  a = 1|; {"a":1}; on=true; |  on = true|  a = 1|
        ||; {}; on="${x}"; |  on = "$${x}"||
        ~~; {}; on=true; |  on = true|
        ~ a = 1 ~; {"a":1}; on=true; |  on = true|  a = 1|
        | # note|    a = 1|; {"a":1}; on=[1,"b"]; |    on = [1, "b"]| # note|    a = 1|
        |  l = ["b", "a"]|; {"l":["a","b"]}; l=["a"]; |  l = ["a"]|
        |  l = ["b",|   "a"]|; {"l":["a","b"]}; l=["c"]; |  l = ["c"]|
        |  acl = "public" # note|  a = 1|; {"acl":"public","a":1}; acl=null; |  a = 1|
        |  m = {|    k = "v"|  }|; {"m":{"k":"v"}}; m.k="w"; |  m = {|    k = "w"|  }|
        |  m = { k = "v" }|; {"m":[{"k":"v"}]}; m[0].k="w"; |  m = {|    k = "w"|  }|
        |  b {|    t = "o"|  }|; {"b":[{"t":"o"}]}; b[0].t="r"; |  b {|    t = "r"|  }|
        |  b {|    u = 1|  }|; {"b":[{"u":1}]}; b[0].t="r"; |  b {|    t = "r"|    u = 1|  }|
        |  b { u = 1 }|; {"b":[{"u":1}]}; b[0].t="r"; |  b {|    t = "r"|    u = 1|  }|
        |  b {}|; {"b":[{}]}; b[0].t="r"; |  b {|    t = "r"|  }|
        |  a = 1|; {"a":1}; b[0].t="r"; |  b {|    t = "r"|  }|  a = 1|
        ||; {}; b=[{"t":"r","c":[{"d":true}]}]; |  b {|    c {|      d = true|    }|    t = "r"|  }||
        |  b {|    t = 1|  }|  b {|    t = 2|  }|; {"b":[{"t":2},{"t":1}]}; b=[{"t":1}]; |  b {|    t = 1|  }|
        |  b {|    t = 1|  }|  b {|    t = 2|  }|; {"b":[{"t":2},{"t":1}]}; b[0].t=3; |  b {|    t = 1|  }|  b {|    t = 3|  }|
        |  b {|    c {|      t = 1|    }|  }|; {"b":[{"c":[{"t":1}]}]}; b[0].c[0].t=2; |  b {|    c {|      t = 2|    }|  }|
        |  t = <<E|}|E|  on = false|; {"on":false}; on=true; |  t = <<E|}|E|  on = true|
        """)
    void anEditIsWritten(String before, String after, String edit, String expected) throws Exception {
        String text = resource(before.replace('|', '\n'));
        FixPatch patch = patch(FILE, text, after, List.of(fix("x.y", edit)));
        assertEquals(List.of(), patch.remarks());
        assertEquals(1, patch.patched());
        assertEquals(resource(expected.replace('|', '\n')), applied(FILE, text, patch));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        |  on = var.on|; {"on":false}; on=true; set by an expression
        |  on = true|; {"on":false}; on=true; has another 'on'
        |  l = concat(["a"], [])|; {"l":["a"]}; l=[]; set by an expression
        |  l = ["a", "c"]|; {"l":["a","b"]}; l=["a"]; has another 'l'
        |  dynamic "b" {|    for_each = []|    content {}|  }|; {"b":[{"t":1}]}; b[0].t=2; dynamic block
        |  b {|  }|  b {|  }|; {"b":[{"t":1},{"t":1}]}; b[0].t=2; Which of the blocks
        |  b {|    t = 1|  }|; {"b":[{"t":1},{"t":2}]}; b=[{"t":1}]; Which of the blocks
        |  a = 1|; {"acl":"x"}; acl=null; is not in the configuration
        ~ /* a|  b = 1|*/|  c = 1|~; {}; on=true; no place for it
        """)
    void whatCanNotBeWrittenIsSaid(String before, String after, String edit, String why) throws Exception {
        FixPatch patch = patch(FILE, resource(before.replace('|', '\n')), after, List.of(fix("x.y", edit)));
        assertEquals("", patch.text());
        assertEquals(0, patch.patched());
        assertTrue(
                patch.remarks().get(0).startsWith("P on x.y: not in this patch: "),
                patch.remarks().toString());
        assertTrue(patch.remarks().get(0).contains(why), patch.remarks().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void lineEndsStayWhatTheyAre(String end) throws Exception {
        String text = "resource \"x\" \"y\" {\n  on = false\n  b {\n  }\n}".replace("\n", end);
        FixPatch patch =
                patch(FILE, text, "{\"on\":false,\"b\":[{}]}", List.of(fix("x.y", "on=true", "b[0].c=1", "d=2")));
        assertEquals(
                "resource \"x\" \"y\" {\n  d = 2\n  on = true\n  b {\n    c = 1\n  }\n}".replace("\n", end),
                applied(FILE, text, patch));
        String last = "resource \"x\" \"y\" { on = false }";
        assertEquals(
                "resource \"x\" \"y\" { on = true }",
                applied("a.tf", last, patch("a.tf", last, "{\"on\":false}", List.of(fix("x.y", "on=true")))));
    }

    @Test
    void aByteOrderMarkStays() throws Exception {
        String text = "\uFEFFresource \"x\" \"y\" {\n  on = false\n}\n";
        FixPatch patch = patch(FILE, text, "{\"on\":false}", List.of(fix("x.y", "on=true")));
        assertEquals("\uFEFFresource \"x\" \"y\" {\n  on = true\n}\n", applied(FILE, text, patch));
    }

    @Test
    void manyFixesOfOneFileAreOnePatch() throws Exception {
        StringBuilder text = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String rest = "\n" + "# line\n".repeat(i);
            text.append("resource \"x\" \"y")
                    .append(i)
                    .append("\" {\n  on = false\n}")
                    .append(rest);
            expected.append("resource \"x\" \"y").append(i).append("\" {\n");
            expected.append("  b {\n    t = \"r\"\n    u = 1\n  }\n  on = true\n}")
                    .append(rest);
            fixes.add(fix("x.y" + i, "on=true"));
            fixes.add(fix("x.y" + i, "b[0].u=1", "b[0].t=\"r\""));
        }
        FixPatch patch = patch(FILE, text.toString(), "{\"on\":false}", fixes);
        assertEquals(60, patch.patched());
        String applied = applied(FILE, text.toString(), patch);
        assertEquals(expected.toString(), applied);
    }

    @Test
    void allInstancesChange() throws Exception {
        String text = "resource \"x\" \"y\" {\n  for_each = var.all\n  on = false\n}\n";
        FixPatch patch = patch(
                FILE,
                text,
                "{\"on\":false}",
                List.of(fix("x.y[\"a\"]", "on=true", "b[0].t=1"), fix("x.y[\"b\"]", "on=true", "b[0].t=1")));
        assertEquals(2, patch.patched());
        assertTrue(
                patch.remarks().get(0).contains("all instances"),
                patch.remarks().toString());
        assertTrue(patch.text().startsWith("# P on x.y"), patch.text());
        assertEquals(
                "resource \"x\" \"y\" {\n  b {\n    t = 1\n  }\n  for_each = var.all\n  on = true\n}\n",
                applied(FILE, text, patch));
    }

    @Test
    void aModuleThatIsUsedTwiceChangesTwice() throws Exception {
        String text = "resource \"x\" \"y\" {\n  on = false\n}\n";
        ModuleSource module = ModuleSource.of(List.of(HclScanner.scan(text, FILE)), List.of());
        EditablePlan plan = EditablePlan.of(
                TestPlans.source(
                        TestPlans.plan("{\"address\":\"module.a.x.y\",\"change\":{\"after\":{\"on\":false}}}")),
                ReadLimits.DEFAULT,
                Set.of("module.a.x.y"),
                1 << 20);
        for (boolean twice : List.of(true, false)) {
            SourceIndex.Builder index = new SourceIndex.Builder().add(List.of("a"), module);
            FixPatch patch = FixPatch.of(
                    List.of(fix("module.a.x.y", "on=true")),
                    plan,
                    twice ? index.add(List.of("b"), module).build() : index.build(),
                    name -> Optional.of(text));
            assertEquals(1, patch.patched());
            assertEquals(twice, patch.remarks().toString().contains("used several times"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../main.tf",
                "a/../../main.tf",
                "/etc/main.tf",
                "a\nb.tf",
                "a\"b.tf",
                "C:\\main.tf",
                ".terraform/modules/m/main.tf",
                ".git/config",
                "main.tf.json",
                "a//b.tf"
            })
    void someFilesAreNeverNamed(String file) throws Exception {
        String text = "resource \"x\" \"y\" {\n  on = false\n}\n";
        FixPatch patch = patch(file, text, "{\"on\":false}", List.of(fix("x.y", "on=true")));
        assertEquals("", patch.text());
        assertEquals(1, patch.remarks().size());
    }

    @Test
    void aFileThatIsAnotherNowIsLeftAlone() throws Exception {
        String text = "resource \"x\" \"y\" {\n  on = false\n}\n";
        SourceIndex index = index(FILE, text);
        EditablePlan plan = EditablePlan.of(
                TestPlans.source(TestPlans.plan(TestPlans.resource("x", "y", "\"after\":{\"on\":false}"))),
                ReadLimits.DEFAULT,
                Set.of("x.y"),
                1 << 20);
        for (String now : List.of("\n" + text, text.replace("\"y\"", "\"z\""), "", "resource \"x\" \"y\" {")) {
            FixPatch patch = FixPatch.of(List.of(fix("x.y", "on=true")), plan, index, name -> Optional.of(now));
            assertEquals("", patch.text());
            assertTrue(
                    patch.remarks().get(0).contains("not the one that was read"),
                    patch.remarks().toString());
        }
        assertFalse(FixPatch.of(List.of(fix("x.y", "on=true")), plan, index, name -> Optional.empty())
                .remarks()
                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        on=true; on=null
        l=["a"]; l=["b"]
        l=["a"]; l[0]="c"
        m.k="w"; m={"k":"z"}
        """)
    void aLaterFixDoesNotUndoAnEarlierOne(String first, String second) throws Exception {
        String text = resource("\n  on = false\n  l = [\"a\", \"b\"]\n  m = {\n    k = \"v\"\n  }\n");
        String after = "{\"on\":false,\"l\":[\"a\",\"b\"],\"m\":{\"k\":\"v\"}}";
        FixPatch alone = patch(FILE, text, after, List.of(fix("x.y", first)));
        FixPatch both = patch(FILE, text, after, List.of(fix("x.y", first), fix("x.y", second), fix("x.y", first)));
        assertEquals(2, both.patched());
        assertEquals(applied(FILE, text, alone), applied(FILE, text, both));
        assertEquals(
                List.of("P on x.y: not in this patch: another fix sets '" + first.split("=")[0]
                        + "' to something else"),
                both.remarks());
    }

    @Test
    void whatIsToBeKnownOfAFixStandsInThePatch() throws Exception {
        String text = resource("\n  on = false\n");
        Fix fix = new Fix("f", "P", "x.y", Fix.POLICIES, Fix.VERIFIED, edits("on=true"), "look\nagain");
        FixPatch patch = patch(FILE, text, "{\"on\":false}", List.of(fix));
        assertEquals(1, patch.remarks().size());
        assertTrue(patch.text().startsWith("# P on x.y: look"), patch.text());
        assertTrue(applied(FILE, text, patch).contains("on = true"));
    }

    @Test
    void onlyWhatIsVerifiedIsWritten() throws Exception {
        String text = "resource \"x\" \"y\" {\n  on = false\n}\n";
        Fix refuted = new Fix("f", "P", "x.y", "general", Fix.REFUTED, edits("on=true"), "no");
        FixPatch patch = patch(FILE, text, "{\"on\":false}", List.of(refuted));
        assertEquals("", patch.text());
        assertEquals(List.of(), patch.remarks());
    }
}
