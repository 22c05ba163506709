package io.jenkins.plugins.terraformguard.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits.Limit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadLimitsTest {
    private static PlanException refused(String limits, String change) {
        PlanSource source = TestPlans.source(TestPlans.plan(TestPlans.resource("test_thing", "t", change)));
        return assertThrows(
                PlanException.class,
                () -> new PlanReader(ReadLimits.parse(limits)).open(source, done -> {}).stream(one -> {}));
    }

    @Test
    void areReadAsUsersWriteThem() {
        ReadLimits limits = ReadLimits.parse("max-size=8G, max-depth=500\nmax-string=3m");
        assertEquals(8L << 30, limits.of(Limit.MAX_SIZE));
        assertEquals(500, limits.of(Limit.MAX_DEPTH));
        assertEquals(3L << 20, limits.of(Limit.MAX_STRING));
        assertEquals(ReadLimits.DEFAULT.of(Limit.MAX_PLANS), limits.of(Limit.MAX_PLANS));
        assertEquals(
                ReadLimits.DEFAULT.of(Limit.MAX_SIZE), ReadLimits.parse(" ").of(Limit.MAX_SIZE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-size",
                "size=1",
                "max-size=",
                "max-size=0",
                "max-size=-1",
                "max-size=1T",
                "max-depth=100000",
                "max-size=99999999999999999999",
                "max-size=999999999999999G",
                "=1"
            })
    void whatMakesNoSenseIsRefusedWithTheNames(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ReadLimits.parse(text));
        assertTrue(e.getMessage().contains("max-"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        max-depth=10   ; "after":[[[[[[[[1]]]]]]]]
        max-string=20  ; "after":{"a":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}
        max-key=40     ; "after":{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa":1}
        max-number=20  ; "after":{"a":1234567890123456789012345678901234567890}
        max-values=20  ; "after":[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0]
        max-size=300   ; "after":[1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8]
        """)
    void errorsNameTheLimitAndSayHowToRaiseIt(String limit, String after) {
        String name = limit.substring(0, limit.indexOf('='));
        PlanException e = refused(limit, "\"actions\":[\"create\"]," + after);
        assertTrue(e.getMessage().startsWith("The plan goes beyond the limit " + name + " of "), e.getMessage());
        assertTrue(e.remedy().contains(name), e.remedy());
        // The size is a matter of the whole file.
        assertEquals(name.equals("max-size") ? 0 : 1, e.line());
        assertEquals(name.equals("max-size"), e.column() == 0);
    }

    @Test
    void aNameHasALimit() {
        String change = TestPlans.resource("test_thing", "n".repeat(9000), "\"actions\":[\"create\"]");
        PlanException e =
                assertThrows(PlanException.class, () -> TestPlans.read(TestPlans.source(TestPlans.plan(change))));
        assertTrue(e.getMessage().contains("max-name"), e.getMessage());
    }

    @Test
    void anElementHasALimit() {
        String change = "\"actions\":[\"create\"],\"after\":{\"a\":\"" + "a".repeat(3 << 20) + "\"}";
        assertTrue(refused("max-element=1M", change).getMessage().contains("max-element"));
    }

    /** Keys that all fall into one place of a hash table must not take quadratic time. */
    @Test
    void keysThatCollideDoNoHarm() throws Exception {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.append(i == 0 ? "" : ",").append('"').append(key).append("\":1");
        }
        ResourceChange change = TestPlans.change("\"actions\":[\"create\"],\"after\":{" + keys + "}");
        assertEquals(1 << 14, ((MapValue) change.after()).size());
    }
}
