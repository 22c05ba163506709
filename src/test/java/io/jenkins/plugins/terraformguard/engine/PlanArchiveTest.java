package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.Everything;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.TestPlans;
import io.jenkins.plugins.terraformguard.engine.plan.archive.PlanArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An archived plan says all that the plan said but its secrets, and is judged alike. */
class PlanArchiveTest {
    private static byte[] archive(PlanSource plan) throws PlanException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanArchive.write(TestPlans.open(plan), out);
        return out.toByteArray();
    }

    private static List<String> everything(PlanSource plan) throws PlanException, IOException {
        return Everything.of(plan).stream()
                .filter(line -> !line.startsWith("state ") && !line.startsWith("facts "))
                .sorted()
                .toList();
    }

    private static void holds(PlanSource plan) throws Exception {
        byte[] archived = archive(plan);
        PlanSource again = TestPlans.source(archived);
        assertIterableEquals(everything(plan), everything(again), "what is read of it");
        assertArrayEquals(archived, archive(again), "the archive of an archive");
        assertEquals(judged(plan), judged(again), "the decision");
    }

    private static String judged(PlanSource plan) throws IOException {
        Decision decision = Decisions.of(plan);
        String document = new String(DecisionWriter.write(decision), StandardCharsets.UTF_8);
        return document.replace(decision.plan().sha256(), "")
                .replace("\"" + decision.plan().source() + "\"", "\"\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPlanFullOfSecretsIsArchivedWithoutThem(long seed) throws Exception {
        SecretPlans generator = new SecretPlans(seed);
        PlanSource plan = TestPlans.source(generator.plan());
        holds(plan);
        String archived = new String(archive(plan), StandardCharsets.UTF_8);
        assertTrue(archived.contains("public-"));
        for (String secret : generator.secrets()) {
            assertFalse(archived.contains(secret), secret);
        }
    }

    static Stream<Path> plans() throws IOException {
        return Corpus.plans().stream();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void realPlansAreArchivedWhole(Path file) throws Exception {
        holds(PlanSource.ofFile(file));
    }

    @Test
    void oddValuesComeBack() throws Exception {
        holds(TestPlans.source(TestPlans.plan(TestPlans.resource(
                "test_thing",
                "t",
                "\"actions\":[\"create\",\"forget\"],\"before\":{\"a\":1e400,\"b\":\"\\ud800\",\"c\":[null,{}]},"
                        + "\"after\":{\"l\":[null,1,null],\"m\":{\"x.y\":\"(hidden string #0)\"},\"e\":\"\"},"
                        + "\"after_unknown\":{\"l\":[true],\"u\":true,\"n\":{\"o\":true}},"
                        + "\"after_sensitive\":{\"l\":[false,true],\"e\":true},"
                        + "\"replace_paths\":[[\"a\",0,\"x.y\"],[]],\"importing\":{\"unknown\":true}"))));
    }

    @Test
    void aTextThatLooksHiddenIsATextInEveryOtherPlan() throws Exception {
        String plan = TestPlans.plan(TestPlans.resource(
                "test_thing",
                "t",
                "\"actions\":[\"create\"],\"before\":null,\"after\":{\"e\":\"(hidden string #0)\"}"));
        assertTrue(Everything.of(TestPlans.source(plan)).toString().contains("Text[value=(hidden string #0)]"));
    }
}
