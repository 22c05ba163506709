package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.rendering.PrintedPlan;
import io.jenkins.plugins.terraformguard.engine.rendering.SchemaFit;
import io.jenkins.plugins.terraformguard.engine.rendering.TerraformRendering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What the reader reads, written down in Terraform's own notation, is what Terraform or OpenTofu itself printed of the
 * same plan: every block of changes and of drift, the outputs, the legend and the numbers, to the last character. So no
 * attribute is lost, none is added, and no value, action, reason or replacement is another.
 *
 * <p>What the notation takes from the provider's schema is not in the plan: whether an array is a list, a set or blocks,
 * an object or a map, of a declared type or not; whether an unknown value is sensitive; whether an empty text counts as
 * null; and which version of the list comparison was at work. {@link SchemaFit} finds one answer for all blocks of a type
 * in a plan. Beyond that, {@link PrintedPlan} knows two changed wordings, and a value that the reader takes for a secret
 * where the plan does not may be anything.
 */
class CorpusRenderingTest {
    /** A printed block is altered line by line only where it is short, since each alteration is fitted anew. */
    private static final int SHORT = 20;

    private record Plan(String name, PrintedPlan printed, TerraformRendering rendering) {
        /** Our parts, in the order of {@link #texts}. */
        List<TerraformRendering.Part> parts() {
            List<TerraformRendering.Part> parts = new ArrayList<>(rendering.drift());
            parts.addAll(rendering.changes());
            parts.addAll(rendering.outputs());
            return parts;
        }

        List<String> texts() {
            List<String> texts = new ArrayList<>(printed.drift());
            texts.addAll(printed.changes());
            texts.addAll(printed.outputs());
            return texts;
        }
    }

    private static List<Plan> plans() throws Exception {
        List<Plan> plans = new ArrayList<>();
        for (Corpus.Answer answer : Corpus.answers()) {
            Path text =
                    Corpus.folder().resolve("expected").resolve(answer.name().replaceFirst("json$", "txt"));
            if (Files.exists(text)) {
                PlanSource source = PlanSource.ofFile(answer.plan());
                plans.add(new Plan(answer.name(), PrintedPlan.read(text), TerraformRendering.read(source)));
            }
        }
        assertTrue(plans.size() >= 11, "only " + plans.size() + " printed plans");
        return plans;
    }

    @Test
    void theSameBlocksOutputsSymbolsAndNumbersAreShown() throws Exception {
        List<Executable> checks = new ArrayList<>();
        for (Plan plan : plans()) {
            PrintedPlan printed = plan.printed();
            TerraformRendering ours = plan.rendering();
            String name = plan.name();
            checks.add(() -> assertEquals(printed.drift().size(), ours.drift().size(), name + ": drift"));
            checks.add(
                    () -> assertEquals(printed.changes().size(), ours.changes().size(), name + ": changes"));
            checks.add(
                    () -> assertEquals(printed.outputs().size(), ours.outputs().size(), name + ": outputs"));
            checks.add(() -> assertEquals(printed.legend(), ours.legend(), name));
            checks.add(() -> assertEquals(printed.summary(), ours.summary(), name));
            checks.add(() -> assertEquals(printed.errored(), ours.errored(), name));
            if (ours.tool() != PlanFacts.Tool.UNKNOWN) {
                checks.add(() -> assertEquals(printed.tool(), ours.tool(), name));
            }
        }
        assertAll(checks);
    }

    @Test
    void everyBlockIsWhatWasPrinted() throws Exception {
        List<Executable> checks = new ArrayList<>();
        int unfitted = 0;
        for (Plan plan : plans()) {
            List<TerraformRendering.Part> parts = plan.parts();
            List<String> texts = plan.texts();
            Map<String, List<Integer>> types = new TreeMap<>();
            for (int i = 0; i < Math.min(parts.size(), texts.size()); i++) {
                types.computeIfAbsent(parts.get(i).type(), type -> new ArrayList<>())
                        .add(i);
            }
            for (List<Integer> places : types.values()) {
                SchemaFit fit = SchemaFit.of(
                        places.stream().map(parts::get).toList(),
                        places.stream().map(texts::get).toList());
                for (int place : places) {
                    unfitted += SchemaFit.isSame(parts.get(place).unfitted(), texts.get(place)) ? 1 : 0;
                    String ours = parts.get(place).text().with(fit);
                    String name = plan.name() + ": " + parts.get(place).label();
                    checks.add(() -> assertTrue(
                            SchemaFit.isSame(ours, texts.get(place)),
                            () -> name + "\nprinted:\n" + texts.get(place) + "\nread:\n" + ours));
                }
            }
        }
        assertAll(checks);
        assertTrue(checks.size() >= 38, "only " + checks.size() + " blocks were compared");
        assertTrue(unfitted >= 34, "only " + unfitted + " blocks were equal with nothing fitted");
    }

    /** Without this, a fit that is too free would prove nothing. */
    @Test
    void noSchemaFitsWhatWasNotPrinted() throws Exception {
        int altered = 0;
        for (Plan plan : plans()) {
            List<TerraformRendering.Part> parts = plan.parts();
            for (int i = 0; i < parts.size(); i++) {
                List<String> lines = plan.texts().get(i).lines().toList();
                for (int line = 0; line < lines.size() && lines.size() <= SHORT; line++) {
                    List<String> without = new ArrayList<>(lines);
                    // Under some schemas an empty text is not shown.
                    if (!without.remove(line).endsWith(" = \"\"")) {
                        assertNoFit(parts.get(i), without);
                    }
                    List<String> other = new ArrayList<>(lines);
                    other.set(line, other.get(line).replaceFirst("[a-z0-9](?=[^a-z0-9]*$)", "#"));
                    if (!other.equals(lines)) {
                        assertNoFit(parts.get(i), other);
                    }
                    altered++;
                }
            }
        }
        assertTrue(altered >= 100, "only " + altered + " lines");
    }

    private static void assertNoFit(TerraformRendering.Part part, List<String> lines) {
        String text = String.join("\n", lines);
        SchemaFit fit = SchemaFit.of(List.of(part), List.of(text));
        assertFalse(SchemaFit.isSame(part.text().with(fit), text), text);
    }
}
