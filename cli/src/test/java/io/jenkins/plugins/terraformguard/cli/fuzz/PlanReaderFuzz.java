package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * Reads any bytes as a plan, and as a file of several. What can't be read must end in a {@link PlanException} that is fit
 * to be shown; what can must come out the same each time, without what it marks as sensitive.
 */
public final class PlanReaderFuzz {
    private static final String NAME = "plan.json";

    /** Stands in the seeds wherever a secret could; no message may quote it. */
    private static final String SECRET_OF_SEEDS = "hush-4711-hush";

    /** Small, so that inputs of some kilobytes reach each of them. */
    private static final ReadLimits LIMITS = ReadLimits.parse("max-size=200K max-depth=64 max-string=8000 max-key=2000"
            + " max-element=16K max-values=2000 max-number=200 max-plans=5");

    private PlanReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        PlanSource source = PlanSource.of(NAME, () -> new ByteArrayInputStream(data));
        read(source, MarkedTexts.of(data));
        try {
            for (PlanSource document : PlanDocuments.in(source, LIMITS)) {
                read(document, Set.of());
            }
        } catch (PlanException e) {
            fitToBeShown(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(PlanSource source, Set<String> marked) {
        PlanReader reader = new PlanReader(LIMITS);
        try {
            Plan plan = reader.open(source, changes -> assertTrue(changes >= 0));
            plan.notes().forEach(ShownText::check);
            PlanRecorder first = new PlanRecorder();
            Plan.Reading reading = plan.stream(first);
            assertEquals(digest(source), reading.sha256());
            assertEquals(plan.facts().resourceChanges(), first.changes());
            first.seen().forEach(part -> HandedOut.check(part, marked));
            plan.variables().forEach((name, value) -> HandedOut.check(value, marked));

            Plan again = reader.open(source, changes -> {});
            PlanRecorder second = new PlanRecorder();
            assertEquals(reading, again.stream(second));
            assertEquals(plan.facts(), again.facts());
            assertEquals(plan.variables(), again.variables());
            assertEquals(first.seen(), second.seen());
        } catch (PlanException e) {
            fitToBeShown(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(PlanSource source) throws IOException {
        try (InputStream in = source.open()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }

    private static void fitToBeShown(PlanException error) {
        ShownText.check(error.getMessage());
        ShownText.check(error.remedy());
        assertTrue(error.getMessage().length() < 500, error.getMessage());
        assertFalse(error.getMessage().contains(SECRET_OF_SEEDS), error.getMessage());
        assertTrue(error.file().startsWith(NAME), error.file());
        assertTrue(error.line() >= 0 && error.column() >= 0, () -> error.line() + ":" + error.column());
    }
}
