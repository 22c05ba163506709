package io.jenkins.plugins.terraformguard.engine.policy.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation says of functions is what they do. With {@code -Dguard.write} it is written anew. */
class FunctionReferenceTest {
    private static final String OPEN = "<!-- functions: made from the engine, see FunctionReferenceTest -->\n";
    private static final String CLOSE = "<!-- /functions -->";
    private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
    private static final Bindings EXAMPLE = ExpressionContractTest.bindings(new ExpressionContractTest.Row(
            "",
            "",
            FunctionReference.EXAMPLE_AFTER,
            FunctionReference.EXAMPLE_AFTER_UNKNOWN,
            "{}",
            FunctionReference.EXAMPLE_BEFORE,
            "false",
            FunctionReference.EXAMPLE_TIMESTAMP));

    /** A function and one of its parameters. */
    record Place(PolicyFunction function, int parameter) {}

    static Stream<PolicyFunction> functions() {
        return FunctionLibrary.all().stream();
    }

    static Stream<Place> places() {
        List<Place> places = new ArrayList<>();
        FunctionLibrary.all().forEach(function -> {
            for (int i = 0; i < function.parameters().size(); i++) {
                places.add(new Place(function, i));
            }
        });
        return places.stream();
    }

    @Test
    void theDocumentationHasTheReferenceOfThisVersion() throws IOException {
        Path page = Path.of(System.getProperty("guard.root", "."), "docs", "policies.md");
        String text = Files.readString(page);
        int from = text.indexOf(OPEN) + OPEN.length();
        int to = text.indexOf(CLOSE);
        assertTrue(from >= OPEN.length() && to >= from, "docs/policies.md has no section " + OPEN);
        if (System.getProperty("guard.write") != null) {
            text = text.substring(0, from) + FunctionReference.markdown() + text.substring(to);
            Files.writeString(page, text);
            to = text.indexOf(CLOSE);
        }
        assertEquals(
                FunctionReference.markdown(),
                text.substring(from, to),
                "run this test with -Dguard.write to bring docs/policies.md up to date");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theExampleHolds(PolicyFunction function) throws ExpressionException {
        PolicyFunction.Example example = function.example();
        String call = function.call(example.arguments());
        assertEquals(function.parameters().size(), example.arguments().size(), call);
        String same = "dyn(" + call + ") == dyn(" + example.result() + ")";
        assertEquals(Value.TRUE, COMPILER.condition(same).truth(EXAMPLE), same);
        assertTrue(Pattern.matches("[A-Z`-].*[^.]", function.description()), function.description());
    }

    @ParameterizedTest
    @MethodSource("places")
    void theRowOfAnswersHolds(Place place) throws ExpressionException {
        Answer.Row answers = place.function().answers();
        assertAnswer(answers.whenNull(), place, "after.absent", "{}", "{}", "{}");
        assertAnswer(answers.whenUnknown(), place, "after.u", "{}", "{\"u\":true}", "{}");
        assertAnswer(answers.whenSensitive(), place, "after.p", "{\"p\":\"x\"}", "{}", "{\"p\":true}");
    }

    private static void assertAnswer(
            Answer answer, Place place, String argument, String after, String unknown, String sensitive)
            throws ExpressionException {
        List<String> arguments = new ArrayList<>(place.function().example().arguments());
        arguments.set(place.parameter(), argument);
        // The argument that is asked about must be what decides, so the others leave it open.
        String call = place.function().call(arguments).replace("s3:*", "ec2:*");
        Value value = COMPILER.value(call)
                .value(ExpressionContractTest.bindings(new ExpressionContractTest.Row(
                        "", "", after, unknown, sensitive, "null", "false", FunctionReference.EXAMPLE_TIMESTAMP)));
        if (answer.value() != null) {
            assertEquals(answer.value(), value, call);
        } else {
            assertEquals(Answer.SPECIAL, answer, call);
        }
    }
}
