package io.jenkins.plugins.terraformguard.engine.author.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.author.source.PartReader;
import io.jenkins.plugins.terraformguard.engine.author.source.PartText;
import io.jenkins.plugins.terraformguard.engine.policy.expr.ExpressionCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

    private static List<Change> changes(String expression) throws Exception {
        List<Change> changes = new ArrayList<>();
        new Changes(changes::add).of(new PartReader(COMPILER.tree(expression), expression).read());
        return changes;
    }

    /** What the whole expression becomes, one after the other. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        after.a == after.b ; true | false | after.a != after.b
        after.a != null    ; true | false | after.a == null
        after.a < 3        ; true | false | after.a >= 3 | after.a <= 3 | after.a < 4 | after.a < 2
        after.a <= -1      ; true | false | after.a > -1 | after.a < -1 | after.a <= 0 | after.a <= -2
        after.a > 1.5      ; true | false | after.a <= 1.5 | after.a >= 1.5 | after.a > 2.5 | after.a > 0.5
        after.a >= 0       ; true | false | after.a < 0 | after.a > 0 | after.a >= 1 | after.a >= -1
        after.a == true    ; true | false | after.a != true | after.a == false
        after.a && after.b ; true | false | after.b | after.a | after.a || after.b | !after.a && after.b | after.a && !after.b
        after.a || after.b ; true | false | after.b | after.a | after.a && after.b | !after.a || after.b | after.a || !after.b
        !after.a           ; true | false | after.a | !(!after.a)
        after.a == "x"     ; true | false | after.a != "x" | after.a == "x~"
        has(after.a)       ; true | false | !has(after.a)
        known(after.a)     ; true | false | !known(after.a)
        after.l.exists(e, e == after.b) ; true | false | !after.l.exists(e, e == after.b) | after.l.all(e, e == after.b) | after.l.exists(e, true) | after.l.exists(e, e != after.b)
        after.l.all(e, e == after.b)    ; true | false | !after.l.all(e, e == after.b) | after.l.exists(e, e == after.b) | after.l.all(e, false) | after.l.all(e, e != after.b)
        after.l.exists_one(e, e)        ; true | false | !after.l.exists_one(e, e) | after.l.exists(e, e) | after.l.exists_one(e, true) | after.l.exists_one(e, !e)
        after.a in ["x", "y"] ; true | false | !(after.a in ["x", "y"]) | after.a in ["y"] | after.a in ["x"]
        after.a.startsWith("x") ; true | false | !after.a.startsWith("x") | after.a.startsWith("x~") | after.a.startsWith("")
        after.a.matches("^x$") ; true | false | !after.a.matches("^x$") | after.a.matches("^x$~") | after.a.matches("x$") | after.a.matches("^x") | after.a.matches("")
        after.a ? after.b : after.c ; true | false | after.b | after.c | !after.a ? after.b : after.c | after.a ? true : after.c | after.a ? false : after.c | after.a ? !after.b : after.c | after.a ? after.b : true | after.a ? after.b : false | after.a ? after.b : !after.c
        after.a + after.b == 1 ; true | false | after.a + after.b != 1 | after.a - after.b == 1 | after.b == 1 | after.a == 1 | after.a + after.b == 2 | after.a + after.b == 0
        after.l[0]             ; true | false | !after.l[0] | after.l[1] | after.l[-1]
        after.m["k"]           ; true | false | !after.m["k"] | after.m["k~"]
        size(after.l.filter(e, e)) == size(after.x) ; true | false | size(after.l.filter(e, e)) != size(after.x) | size(after.l.filter(e, true)) == size(after.x) | size(after.l.filter(e, false)) == size(after.x) | size(after.l.filter(e, !e)) == size(after.x)
        """)
    void changesEachPartInEachWay(String expression, String expected) throws Exception {
        List<String> wholes = changes(expression).stream()
                .map(change -> PartText.of(change.whole()))
                .toList();
        assertEquals(
                new TreeSet<>(Arrays.asList(expected.split(" \\| "))), new TreeSet<>(wholes), () -> "of " + expression);
        assertEquals(wholes.size(), new TreeSet<>(wholes).size(), () -> "twice the same: " + wholes);
    }

    @Test
    void aChainOfOperandsLosesEachOfThemAndIsJoinedOtherwiseInEachPlace() throws Exception {
        List<String> names = changes("after.a && after.b && after.c").stream()
                .map(Change::name)
                .toList();
        for (String name : List.of(
                "after.a -> (left out)",
                "after.b -> (left out)",
                "after.c -> (left out)",
                "after.a && after.b -> after.a || after.b",
                "after.b && after.c -> after.b || after.c")) {
            assertTrue(names.contains(name), name + " is not in " + names);
        }
        List<String> wholes = changes("after.a && after.b && after.c").stream()
                .map(change -> PartText.of(change.whole()))
                .toList();
        assertTrue(wholes.contains("(after.a || after.b) && after.c"), wholes.toString());
        assertTrue(wholes.contains("after.a && (after.b || after.c)"), wholes.toString());
    }

    @Test
    void everyChangeIsPlacedWhereItsPartBegins() throws Exception {
        String expression = "has (after.a) &&\n  after.ax in [\"\ud83d\ude00\", -1, 22]";
        PartReader reader = new PartReader(COMPILER.tree(expression), expression);
        List<String> places = new ArrayList<>();
        new Changes(change -> places.add(reader.location(change.offset()).getLine() + ":"
                        + reader.location(change.offset()).getColumn() + " " + change.original()))
                .of(reader.read());
        for (String place : List.of("1:1 has(after.a)", "2:21 -1", "2:25 22", "2:16 \"\ud83d\ude00\"")) {
            assertTrue(places.contains(place), place + " is not in " + places);
        }
    }

    @Test
    void longTextsAreCutToTheirDifference() {
        String start = "a".repeat(300);
        Change change = new Change(0, start + " == " + start, start + " != " + start, null);
        assertTrue(change.name().length() < 200, change.name());
        assertTrue(change.name().contains("aa == aa"), change.name());
        assertTrue(change.name().contains("aa != aa"), change.name());
        Change whole = new Change(0, "\ud83d\ude00".repeat(200), "true", null);
        assertTrue(whole.name().length() < 200, whole.name());
        assertTrue(whole.name().chars().noneMatch(c -> c == '?'), whole.name());
    }

    @Test
    void whatDoesNotCompileIsNoExpression() {
        assertThrows(Exception.class, () -> changes("after.a ="));
    }
}
