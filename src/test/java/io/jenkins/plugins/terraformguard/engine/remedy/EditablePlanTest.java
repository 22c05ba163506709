package io.jenkins.plugins.terraformguard.engine.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that are edited in memory. */
class EditablePlanTest {
    private static final String A = "a_b.c[\"ü\"]";

    /** A plan with odd spaces and numbers, the values in braces to be filled in. */
    private static String plan(String actions, String after, String unknown, String sensitive, String planned) {
        return "{ \"format_version\" :\"1.2\",\"terraform_version\":\"1.11.4\",\n\"planned_values\":{\"outputs\":{},"
                + "\"root_module\":{\"child_modules\":[{\"resources\":[{\"values\":" + planned
                + ",\"address\":\"a_b.c[\\\"\\u00fc\\\"]\",\"mode\":\"managed\",\"sensitive_values\":{}}]}]}},"
                + "\"resource_changes\":[{\"change\":{\"actions\":" + actions + ",\"before\": {\"x\":1.50e1},\"after\":"
                + after + ",\"after_unknown\":" + unknown + ",\"after_sensitive\":" + sensitive
                + "},\"address\":\"a_b.c[\\\"ü\\\"]\",\"mode\":\"managed\" , \"type\":\"a_b\",\"name\":\"c\"},"
                + "{\"address\":\"a_b.d\",\"mode\":\"managed\",\"change\":{\"after\":{\"x\":1.0}}}],\"extra\":[1e0, \"\\u0041\"]}";
    }

    private static EditablePlan open(String json) throws Exception {
        return EditablePlan.of(TestPlans.source(json), ReadLimits.DEFAULT, Set.of(A), 1 << 20);
    }

    private static String edited(String json, Edit... edits) throws Exception {
        return text(open(json).edited(Map.of(A, List.of(edits))));
    }

    private static String text(PlanSource source) throws IOException {
        try (InputStream in = source.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void onlyWhatIsEditedIsOther() throws Exception {
        String before = plan("[\"no-op\"]", "{\"y\":1.0,\"x\":{\"l\":[{\"f\":false}]}}", "{}", "{}", "{\"x\":null}");
        String after = plan(
                "[\"update\"]", "{\"x\":{\"l\":[{\"f\":true}]},\"y\":1}", "{}", "{}", "{\"x\":{\"l\":[{\"f\":true}]}}");
        assertEquals(after, edited(before, new Edit("x.l[0].f", "true")));
    }

    @Test
    void marksOfWhatIsSetAreTakenAway() throws Exception {
        String before = plan(
                "[\"create\"]",
                "{\"l\":[1,null],\"k\":\"v\"}",
                "{\"l\":[false,true],\"id\":true}",
                "{\"l\":[],\"k\":false}",
                "{}");
        String after = plan(
                "[\"create\"]",
                "{\"k\":\"v\",\"l\":[]}",
                "{\"id\":true,\"l\":false}",
                "{\"k\":false,\"l\":false}",
                "{\"l\":[]}");
        assertEquals(after, edited(before, new Edit("l", "[]")));
    }

    @Test
    void whatIsMissingOnTheWayIsMade() throws Exception {
        String plan = edited(plan("[\"create\"]", "{}", "{}", "{}", "{}"), new Edit("m[0].t[\"a.b\"]", "\"r\""));
        assertTrue(plan.contains("\"after\":{\"m\":[{\"t\":{\"a.b\":\"r\"}}]}"), plan);
    }

    @Test
    void withoutEditsAPlanIsWhatItIs() throws Exception {
        String plan = plan("[\"no-op\"]", "{\"y\":1.0}", "{}", "{}", "{}");
        assertEquals(plan, text(open(plan).edited(Map.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        password; "x"; secret
        hidden; "x"; secret
        deep.inner; "x"; secret
        deep; {}; secret
        plain; "AKIAIOSFODNN7EXAMPLQ"; secret
        plain; "(hidden string #1)"; secret
        plain; {"db_password":"hunter2hunter2"}; secret
        archived; "x"; secret
        computed.part; 1; known only after apply
        plain.part; 1; another type
        list[3]; 1; no element
        [0]; 1; no path
        a b; 1; no path
        plain; nonsense; no JSON
        plain; 1 2; no JSON
        ""; 1; no path
        """)
    void someThingsAreNeverTried(String path, String value, String why) throws Exception {
        EditablePlan plan = open(plan(
                "[\"create\"]",
                "{\"password\":\"p\",\"hidden\":\"h\",\"deep\":{\"inner\":\"i\"},\"plain\":\"p\","
                        + "\"archived\":\"(hidden string #0 by name)\",\"list\":[1]}",
                "{\"computed\":true}",
                "{\"hidden\":true,\"deep\":{\"inner\":true}}",
                "{}"));
        UneditableException e =
                assertThrows(UneditableException.class, () -> plan.edited(Map.of(A, List.of(new Edit(path, value)))));
        assertTrue(e.getMessage().contains(why), e.getMessage());
        assertFalse(e.getMessage().contains("hunter2") || e.getMessage().contains("AKIA"), e.getMessage());
    }

    @Test
    void whatGoesAwayOrIsNotThereCanNotBeEdited() throws Exception {
        assertFalse(open(plan("[\"delete\"]", "null", "{}", "{}", "{}")).has(A));
        assertFalse(open(TestPlans.plan()).has(A));
        String one = TestPlans.resource("a_b", "c", "\"actions\":[\"create\"],\"after\":{}");
        EditablePlan twice = EditablePlan.of(
                TestPlans.source(TestPlans.plan(one, one)), ReadLimits.DEFAULT, Set.of("a_b.c"), 1 << 20);
        assertFalse(twice.has("a_b.c"), "which of them is meant can't be told");
        String deposed = one.replaceFirst("\\{", "{\"deposed\":\"00000001\",");
        EditablePlan beside = EditablePlan.of(
                TestPlans.source(TestPlans.plan(deposed, one)), ReadLimits.DEFAULT, Set.of("a_b.c"), 1 << 20);
        assertTrue(beside.has("a_b.c"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void itDoesNotMatterHowTheBytesCome(int atATime) throws Exception {
        String plan = plan("[\"no-op\"]", "{\"s\":\"" + "ä".repeat(20_000) + "\",\"f\":false}", "{}", "{}", "{}");
        byte[] bytes = plan.getBytes(StandardCharsets.UTF_8);
        PlanSource slow = PlanSource.of("slow", () -> new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return super.read(buffer, offset, Math.min(length, atATime));
            }
        });
        EditablePlan editable = EditablePlan.of(slow, ReadLimits.DEFAULT, Set.of(A), 1 << 20);
        String edited = text(editable.edited(Map.of(A, List.of(new Edit("f", "true")))));
        assertEquals(edited(plan, new Edit("f", "true")), edited);
        assertTrue(edited.contains("\"f\":true"));
    }

    @Test
    void aPackedPlanBehindOtherLinesIsEditedToo() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        String plan = plan("[\"create\"]", "{\"f\":false}", "{}", "{}", "{}").replaceFirst("\\{ \"", "{\"");
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("+ terraform show -json\n" + plan).getBytes(StandardCharsets.UTF_8));
        }
        EditablePlan editable =
                EditablePlan.of(TestPlans.source(packed.toByteArray()), ReadLimits.DEFAULT, Set.of(A), 1 << 20);
        assertTrue(
                text(editable.edited(Map.of(A, List.of(new Edit("f", "true"))))).contains("\"f\":true"));
    }

    @Test
    void aLargePlanIsNotLookedInto() {
        String plan = plan("[\"create\"]", "{\"s\":\"" + "x".repeat(5000) + "\"}", "{}", "{}", "{}");
        UneditableException e = assertThrows(
                UneditableException.class,
                () -> EditablePlan.of(TestPlans.source(plan), ReadLimits.DEFAULT, Set.of(A), 4000));
        assertTrue(e.getMessage().contains("larger than 4000 bytes"), e.getMessage());
    }

    @Test
    void whatGoesBeyondTheBoundsOfTheParserIsNotTried() {
        String plan = plan("[\"create\"]", "{\"n\":" + "1".repeat(5000) + "}", "{}", "{}", "{}");
        UneditableException e = assertThrows(UneditableException.class, () -> open(plan));
        assertTrue(e.getMessage().contains("taken apart"), e.getMessage());
    }

    @Test
    void severalPlansAreNotOne() {
        String two = TestPlans.plan() + "\n" + TestPlans.plan();
        assertThrows(
                UneditableException.class,
                () -> EditablePlan.of(TestPlans.source(two), ReadLimits.DEFAULT, Set.of(A), 4000));
    }
}
