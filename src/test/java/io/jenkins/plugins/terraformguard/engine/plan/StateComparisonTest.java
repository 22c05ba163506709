package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What differs between two states is the drift of a plan that does nothing. */
class StateComparisonTest {
    private static final String SECRET = "Kq8wZ71tPx9sVb2m";

    private static PlanSource source(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return PlanSource.of(name, () -> new ByteArrayInputStream(bytes));
    }

    private static String state(String... resources) {
        return "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":["
                + String.join(",", resources) + "]}}}";
    }

    private static String resource(String name, String values, String more) {
        return "{\"address\":\"aws_x." + name + "\",\"mode\":\"managed\",\"type\":\"aws_x\",\"name\":\"" + name
                + "\",\"values\":" + values + more + "}";
    }

    private static String resource(String name, String values) {
        return resource(name, values, ",\"sensitive_values\":{}");
    }

    private static List<ResourceChange> drift(PlanSource recorded, PlanSource real) throws Exception {
        StateComparison comparison = StateComparison.of(recorded, real, ReadLimits.DEFAULT);
        Plan plan = new PlanReader(ReadLimits.DEFAULT).open(comparison, done -> {});
        assertEquals(PlanFacts.Document.PLAN, plan.facts().document());
        assertEquals(0, plan.facts().resourceChanges());
        List<ResourceChange> drift = new ArrayList<>();
        plan.stream(new ChangeVisitor() {
            @Override
            public void change(ResourceChange change) {
                throw new AssertionError("nothing changes");
            }

            @Override
            public void drift(ResourceChange element) {
                drift.add(element);
            }
        });
        return drift;
    }

    private static List<ResourceChange> drift(String recorded, String real) throws Exception {
        return drift(source("old.json", recorded), source("new.json", real));
    }

    private static PlanException refused(String recorded, String real) {
        PlanException e = assertThrows(PlanException.class, () -> drift(recorded, real));
        assertFalse(e.remedy().isBlank());
        return e;
    }

    @Test
    void whatDiffersWhatIsGoneAndWhatIsNewInTheOrderOfAddresses() throws Exception {
        List<ResourceChange> drift = drift(
                state(
                        resource("d", "{\"a\":1}"),
                        resource("a", "{\"a\":1}"),
                        resource("b", "{\"n\":1.50,\"t\":\"\\u00e9\"}")),
                state(
                        resource("b", "{\"n\":2e3,\"t\":\"\\ud83d\\ude00\"}"),
                        resource("a", "{\"a\":1}"),
                        resource("c", "{\"a\":3}")));
        assertEquals(
                List.of("aws_x.b UPDATE", "aws_x.c CREATE", "aws_x.d DELETE"),
                drift.stream()
                        .map(change -> change.address() + " " + change.kind())
                        .toList());
        MapValue before = (MapValue) drift.get(0).before();
        MapValue after = (MapValue) drift.get(0).after();
        assertEquals("1.50", ValueText.of(before.get("n"), 100));
        assertEquals(new Value.Text("\ud83d\ude00"), after.get("t"));
        assertTrue(drift.get(1).before().isNull());
        assertTrue(drift.get(2).after().isNull());
        assertEquals("aws_x", drift.get(0).type());
    }

    @Test
    void statesThatSayTheSameDoNotDiffer() throws Exception {
        String module =
                "{\"format_version\":\"1.0\",\"values\":{\"root_module\":{\"child_modules\":[{\"address\":\"module.m\","
                        + "\"resources\":[" + resource("a", "{\"a\":1}") + "]}]}}}";
        assertEquals(List.of(), drift(module, module));
        assertEquals(List.of(), drift("{\"format_version\":\"1.0\"}", "{\"format_version\":\"1.0\"}"));
        assertEquals(1, drift("{\"format_version\":\"1.0\"}", module).size());
        String data = state(
                "{\"address\":\"data.aws_x.a\",\"mode\":\"data\",\"type\":\"aws_x\",\"name\":\"a\",\"values\":{\"a\":1}}");
        assertEquals(List.of(), drift(data, data.replace("\"a\":1", "\"a\":2")));
        // The order of keys and white space is looked at only by digests.
        ResourceChange spaced = drift(
                        state(resource("a", "{\"a\":1,\"b\":2}")), state(resource("a", "{ \"b\":2, \"a\":1 }")))
                .get(0);
        assertEquals(List.of(), ValueDiff.between(spaced.before(), spaced.after()));
    }

    @Test
    void deposedObjectsAreObjectsOfTheirOwn() throws Exception {
        String old = resource("a", "{\"a\":1}", ",\"deposed_key\":\"00aa11bb\"");
        List<ResourceChange> drift = drift(state(resource("a", "{\"a\":1}"), old), state(resource("a", "{\"a\":2}")));
        assertEquals(
                List.of("aws_x.a UPDATE", "aws_x.a (deposed 00aa11bb) DELETE"),
                drift.stream()
                        .map(change -> change.label() + " " + change.kind())
                        .toList());
    }

    @Test
    void secretsAreComparedAndNotShownWhoeverMarksThem() throws Exception {
        String marked = ",\"sensitive_values\":{\"p\":true}";
        List<ResourceChange> drift = drift(
                state(
                        resource("a", "{\"p\":\"old-" + SECRET + "\",\"q\":1}", marked),
                        resource("b", "{\"copy\":\"x " + SECRET + " y\"}"),
                        resource("s", "{\"p\":\"" + SECRET + "\"}", marked)),
                state(
                        resource("a", "{\"p\":\"new-" + SECRET + "\",\"q\":1}", marked),
                        resource("b", "{\"copy\":\"z " + SECRET + " y\"}"),
                        resource("s", "{\"p\":\"" + SECRET + "\"}", marked)));
        assertEquals(2, drift.size());
        assertEquals(
                List.of("p"),
                ValueDiff.between(drift.get(0).before(), drift.get(0).after()).stream()
                        .map(ValueDiff.Difference::path)
                        .toList());
        TreeSet<String> shown = new TreeSet<>();
        drift.forEach(change -> shown.add(ValueText.of(change.before(), 1000) + ValueText.of(change.after(), 1000)));
        assertFalse(shown.toString().contains(SECRET), shown.toString());
    }

    @Test
    void statesComeInTheSameFormsAsPlans() throws Exception {
        byte[] gzip = gzip(state(resource("a", "{\"a\":1}")));
        PlanSource packed = PlanSource.of("old.gz", () -> new ByteArrayInputStream(gzip));
        byte[] utf16 = ("\ufeff" + state(resource("a", "{\"a\":2}"))).getBytes(StandardCharsets.UTF_16LE);
        PlanSource wide = PlanSource.of("new", () -> new ByteArrayInputStream(utf16));
        assertEquals(1, drift(packed, wide).size());
        assertEquals(1, drift(wide, packed).size());
    }

    @Test
    void whatIsNoStateIsRefused() {
        String good = state(resource("a", "{}"));
        assertTrue(refused("{\"format_version\":\"1.2\",\"resource_changes\":[]}", good)
                .getMessage()
                .contains("a plan"));
        assertEquals(
                "new.json",
                refused(good, "{\"version\":4,\"serial\":1,\"lineage\":\"x\"}").file());
        assertTrue(refused(good, "{\"version\":4,\"serial\":1,\"lineage\":\"x\"}")
                .getMessage()
                .contains("state file"));
        assertEquals(1, refused(good, "{\"format_version\":\"1.0\",}").line());
        String twice = state(resource("a", "{}"), resource("a", "{}"));
        assertTrue(refused(twice, good).getMessage().contains("twice"));
        assertTrue(refused(good, twice).getMessage().contains("twice"));
        String twoValues = state(resource("a", "{}", ",\"values\":{\"x\":1}"));
        assertEquals("old.json", refused(twoValues, good).file());
        refused(good, good + good);
    }

    @Test
    void memoryIsBounded() {
        PlanSource old = source("old.json", state(resource("a", "{\"t\":\"" + "x".repeat(2000) + "\"}")));
        PlanSource now = source("new.json", state(resource("b", "{\"t\":\"" + "y".repeat(2000) + "\"}")));
        PlanException e =
                assertThrows(PlanException.class, () -> StateComparison.of(old, now, ReadLimits.DEFAULT, 3000));
        assertTrue(e.getMessage().contains("too much"), e.getMessage());
    }

    @Test
    void aStateThatChangesMeanwhileIsFoundOut() throws Exception {
        List<String> texts = new ArrayList<>(List.of(state(resource("a", "{\"a\":1}"))));
        PlanSource moving = PlanSource.of(
                "old.json",
                () -> new ByteArrayInputStream(texts.get(texts.size() - 1).getBytes(StandardCharsets.UTF_8)));
        StateComparison comparison =
                StateComparison.of(moving, source("new.json", state(resource("a", "{\"a\":2}"))), ReadLimits.DEFAULT);
        Plan plan = new PlanReader(ReadLimits.DEFAULT).open(comparison, done -> {});
        texts.add(state(resource("a", "{\"a\":3}")));
        assertThrows(PlanException.class, () -> plan.stream(change -> {}));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
