package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several plans in one file. */
class PlanDocumentsTest {
    private static String plan(String name) {
        return TestPlans.plan(TestPlans.resource(
                "test_thing", name, "\"actions\":[\"create\"],\"after\":{\"tricky\":\"}{ \\\" \\\\\"}"));
    }

    private static List<String> addresses(byte[] bytes) throws Exception {
        List<String> addresses = new ArrayList<>();
        for (PlanSource part : PlanDocuments.in(TestPlans.source(bytes), ReadLimits.DEFAULT)) {
            TestPlans.read(part).changes().forEach(change -> addresses.add(change.address()));
        }
        return addresses;
    }

    private static PlanException refused(String text) {
        return assertThrows(
                PlanException.class, () -> PlanDocuments.in(TestPlans.source(text), ReadLimits.DEFAULT), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s%s%s",
                "%s\n%s\r\n\n%s\n",
                " \n%s %s\t%s",
                "[%s,\n%s, %s]",
                "[\n%s,%s,%s\n]\n",
                "+ terragrunt run-all show -json\n%s\n%s\n%s\n",
                "%s\n\u001e%s\n\u001e%s\n",
                "\u001e%s\n\u001e%s\n\u001e%s\n"
            })
    void eachIsReadAndNoneIsLost(String form) throws Exception {
        String text = String.format(form, plan("a"), plan("b"), plan("c"));
        List<String> expected = List.of("test_thing.a", "test_thing.b", "test_thing.c");
        assertEquals(expected, addresses(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(expected, addresses(("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE)));
        assertThrows(SeveralPlansException.class, () -> TestPlans.open(TestPlans.source(text)));
    }

    @Test
    void eachHasADigestAndANameOfItsOwn() throws Exception {
        List<PlanSource> parts = PlanDocuments.in(TestPlans.source(plan("a") + plan("b")), ReadLimits.DEFAULT);
        assertEquals("plan.json (plan 2 of 2)", parts.get(1).name());
        assertEquals(
                TestPlans.read(TestPlans.source(plan("b"))).reading().sha256(),
                TestPlans.read(parts.get(1)).reading().sha256());
    }

    @Test
    void errorsNameTheLineOfTheFile() throws Exception {
        String broken = "{\"format_version\":\"1.2\",\n\"resource_changes\":[{]}";
        List<PlanSource> parts =
                PlanDocuments.in(TestPlans.source(plan("a") + "\n\n" + broken + "}"), ReadLimits.DEFAULT);
        PlanException e = assertThrows(PlanException.class, () -> TestPlans.read(parts.get(1)));
        assertEquals(4, e.line());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s and %s", "%s,%s", "[%s %s] x", "%s\n%s\noops", "%s%s]", "[[%s,%s]]", "%s[%s]"})
    void otherTextIsRefused(String form) {
        assertTrue(
                refused(String.format(form, plan("a"), plan("b"))).getMessage().contains("other text"));
    }

    @Test
    void aFileThatEndsTooEarlyIsRefused() {
        String two = plan("a") + "\n" + plan("b");
        for (int cut = 1; cut < plan("b").length(); cut += 7) {
            assertTrue(
                    refused(two.substring(0, two.length() - cut)).getMessage().contains("cut off"));
        }
        assertTrue(refused("[" + plan("a") + "," + plan("b")).getMessage().contains("cut off"));
    }

    @Test
    void theirNumberIsLimited() {
        PlanException e = assertThrows(
                PlanException.class,
                () -> PlanDocuments.in(TestPlans.source("{} {} {} {}"), ReadLimits.parse("max-plans=3")));
        assertTrue(e.getMessage().contains("max-plans"), e.getMessage());
        assertTrue(e.remedy().contains("max-plans"), e.remedy());
    }

    /** As tools write it that put the name of a folder before each line. */
    @Test
    void aPlanBehindOtherTextIsNotTakenForALineToSkip() {
        String text = "[dev/vpc] " + plan("a") + "\n" + plan("b");
        PlanException e = assertThrows(PlanException.class, () -> TestPlans.open(TestPlans.source(text)));
        assertTrue(e.getMessage().contains("holds a plan itself"), e.getMessage());
    }
}
