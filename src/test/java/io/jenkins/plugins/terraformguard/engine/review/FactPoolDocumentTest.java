package io.jenkins.plugins.terraformguard.engine.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FactPoolDocumentTest {
    private static final FactPool POOL = new FactPool(
            List.of(weighed(Sheets.DATABASE, 70), weighed(Sheets.RULE, 40), weighed(fact("output.x", "create"), 10)),
            3);

    private static Fact fact(String subject, String action) {
        return new Fact("", Fact.Kind.CHANGE, subject, action, List.of(), "");
    }

    private static FactPool.Weighed weighed(Fact fact, int weight) {
        return new FactPool.Weighed(fact.as(""), weight);
    }

    private static String text(FactPool pool) {
        return new String(FactPoolDocument.write(pool), StandardCharsets.UTF_8);
    }

    /** More than there is room for. */
    private static FactPool huge() {
        List<FactPool.Weighed> many = new ArrayList<>();
        List<Fact.FactValue> values =
                Collections.nCopies(20, new Fact.FactValue("p".repeat(100), "b".repeat(150), "a".repeat(150)));
        for (int i = 0; i < 1_000; i++) {
            many.add(
                    new FactPool.Weighed(new Fact("", Fact.Kind.CHANGE, "aws_x.y" + i, "update", values, ""), i % 100));
        }
        return new FactPool(many, 5);
    }

    @Test
    void itIsReadBackEqual() throws Exception {
        assertEquals(POOL, FactPoolDocument.read(FactPoolDocument.write(POOL)));
        assertEquals(FactPool.NONE, FactPoolDocument.read(FactPoolDocument.write(FactPool.NONE)));
    }

    @Test
    void whatWeighsLeastIsLeftOutOfALargeOneAndNoSheetIsOtherForIt() throws Exception {
        byte[] document = FactPoolDocument.write(huge());
        FactPool read = FactPoolDocument.read(document);

        assertTrue(document.length <= FactPoolDocument.MAX_BYTES && document.length > FactPoolDocument.MAX_BYTES / 2);
        assertEquals(1_005, read.facts().size() + read.omitted());
        assertEquals(99, read.facts().get(0).weight());
        assertArrayEquals(document, FactPoolDocument.write(read));
        assertArrayEquals(
                FactSheets.of(SampleDecisions.full(), huge(), "x", 64_000).document(),
                FactSheets.of(SampleDecisions.full(), read, "x", 64_000).document());
    }

    @Test
    void whatIsOtherwiseThanTheGuardWritesItIsRefused() {
        String good = text(POOL);
        for (String wrong : List.of(
                "",
                "{}",
                good + " ",
                good.replace("\"weight\":70", "\"weight\":10"),
                good.replace("\"weight\":70", "\"weight\":101"),
                good.replace("\"weight\":70", "\"weight\":-1"),
                good.replace("\"action\":\"replace\"", "\"action\":\"Replace it\""),
                good.replace("14.2", "14\\u202e2"),
                good.replace("14.2", "1".repeat(201)),
                good.replace("\"omitted\":3", "\"kind\":\"plan\",\"omitted\":3"),
                good.replace("fact-pool/v1", "fact-pool/v2"))) {
            assertThrows(
                    DecisionFormatException.class,
                    () -> FactPoolDocument.read(wrong.getBytes(StandardCharsets.UTF_8)),
                    wrong);
        }
        assertThrows(
                DecisionFormatException.class, () -> FactPoolDocument.read(new byte[FactPoolDocument.MAX_BYTES + 1]));
    }

    @Test
    void noDamageGoesUnseen() {
        byte[] good = FactPoolDocument.write(POOL);
        Random random = new Random(4711);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Mutations.of(good, random);
            try {
                FactPool pool = FactPoolDocument.read(damaged);
                assertArrayEquals(damaged, FactPoolDocument.write(pool));
                FactSheets.of(SampleDecisions.empty(), pool, "", 2_000).document();
                read += Arrays.equals(good, damaged) ? 0 : 1;
            } catch (DecisionFormatException e) {
                assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
            }
        }
        assertTrue(read > 0, "no damaged text was read at all");
    }
}
