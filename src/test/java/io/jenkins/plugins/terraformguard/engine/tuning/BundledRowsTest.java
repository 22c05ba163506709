package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.impact.Condition;
import io.jenkins.plugins.terraformguard.engine.impact.Reversed;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityTable;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled rows say what they are there for, each of them, and keep one style. */
class BundledRowsTest {
    private static final ReversibilityTable TABLE = ImpactTuning.bundled().table();
    private static final Pattern FAMILY = Pattern.compile("(aws|azurerm|azuread|google|kubernetes|kubectl|helm)_.*");

    static List<String> names() {
        return BundledImpact.names();
    }

    private static List<ReversibilityRow> all() {
        return names().stream()
                .flatMap(name -> BundledImpact.rows(name).rows().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theFileIsRight(String name) throws Exception {
        RowBinderTest.checked(BundledImpact.document(name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void examplesAreAsExpected(String name) throws Exception {
        List<RowExamples.Result> wrong = RowExamples.run(BundledImpact.file(name), TABLE).stream()
                .filter(result -> !result.isAsExpected())
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void aRowWithAConditionHasExamplesForAndAgainst() throws Exception {
        Map<String, Set<Boolean>> seen = new TreeMap<>();
        for (String name : names()) {
            for (RowExamples.Result result : RowExamples.run(BundledImpact.file(name), TABLE)) {
                seen.computeIfAbsent(result.row(), id -> new HashSet<>())
                        .add(result.row().equals(result.expected()));
            }
        }
        for (ReversibilityRow row : all()) {
            Set<Boolean> expected = row.when() == Condition.ALWAYS ? Set.of() : Set.of(true, false);
            assertEquals(expected, seen.getOrDefault(row.id(), Set.of()), row.id());
        }
    }

    /** Of what has no condition each type is tried with each action: nothing is written in vain. */
    @ParameterizedTest
    @MethodSource("names")
    void everyTypeAndActionOfARowWithoutConditionIsDecidedByIt(String name) {
        Map<String, String> wrong = new TreeMap<>();
        for (ReversibilityRow row : BundledImpact.rows(name).rows()) {
            if (row.when() != Condition.ALWAYS) {
                continue;
            }
            for (String type : row.types()) {
                for (String action : row.actions()) {
                    ResourceChange change = change(row, type.replace("*", "example"), action);
                    Reversed answer = TABLE.judge(change);
                    if (!answer.row().equals(row.id()) || answer.certain() != row.certain()) {
                        wrong.put(row.id() + " " + type + " " + action, answer.row() + " " + answer.certain());
                    }
                }
            }
        }
        assertEquals(Map.of(), wrong);
    }

    private static ResourceChange change(ReversibilityRow row, String type, String action) {
        Value old = row.attributes().isEmpty()
                ? MapValue.EMPTY
                : at(row.attributes().get(0).toString(), 1);
        Value planned = row.attributes().isEmpty()
                ? MapValue.EMPTY
                : at(row.attributes().get(0).toString(), 2);
        MarkedStates states = new MarkedStates(action.equals("create") ? Value.NULL : old, planned);
        return TestChanges.of(type, action, states);
    }

    private static Value at(String path, int number) {
        int dot = path.indexOf('.');
        return MapValue.copyOf(
                dot < 0
                        ? Map.of(path, Value.of(number))
                        : Map.of(
                                path.substring(0, dot),
                                new Value.ListValue(List.of(at(path.substring(dot + 1), number)))));
    }

    @Test
    void thereAreEnough() {
        assertTrue(all().size() >= 150, all().size() + " rows");
    }

    @Test
    void noSentenceAndNoIdIsThereTwice() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (ReversibilityRow row : all()) {
            for (String text : List.of(row.id(), row.reason(), row.restore())) {
                if (!seen.add(text)) {
                    twice.add(text);
                }
            }
        }
        for (String name : names()) {
            BundledImpact.rows(name).protections().forEach(protection -> {
                if (!seen.add(protection.id()) || !seen.add(protection.reason())) {
                    twice.add(protection.id());
                }
            });
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void sentencesBeginAndEndAlike() {
        for (ReversibilityRow row : all()) {
            for (String text : List.of(row.reason(), row.restore())) {
                boolean begins = Character.isUpperCase(text.charAt(0)) || text.startsWith("force_destroy");
                assertTrue(begins && !text.endsWith("."), text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void typesAreOfTheFamilyOfTheFile(String name) {
        for (ReversibilityRow row : BundledImpact.rows(name).rows()) {
            Set<String> types = new HashSet<>(row.types());
            assertEquals(row.types().size(), types.size(), row.id() + " names a type twice");
            for (String type : types) {
                assertEquals(!name.equals("general"), FAMILY.matcher(type).matches(), row.id() + " " + type);
            }
        }
    }
}
