package io.jenkins.plugins.terraformguard.engine.plan;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.zip.ZipException;

/**
 * Reads the JSON that {@code terraform show -json} or {@code tofu show -json} prints, one change at a time.
 *
 * <p>A plan is read twice. The first reading learns what is secret (the marks of variables, for one, stand at the end of
 * the file), the second hands out changes without secrets. Nothing else of the plan is kept in memory.
 */
public final class PlanReader {
    private final ReadLimits limits;

    public PlanReader(ReadLimits limits) {
        this.limits = limits;
    }

    /**
     * Does the first reading.
     *
     * @param progress is told the number of changes seen so far, now and then
     * @throws PlanException if the source holds no plan that can be read
     * @throws IOException if the source can't be read at all
     */
    public Plan open(PlanSource source, IntConsumer progress) throws PlanException, IOException {
        return reading(source, input -> {
            PlanScan scan = new PlanScan(input, progress);
            scan.run();
            String sha256 = input.finish();
            PlanFacts facts = scan.facts(source.name());
            List<String> notes = new ArrayList<>(scan.notes());
            if (input.skippedLines() > 0) {
                notes.add("Skipped " + input.skippedLines() + " line(s) before the JSON");
            }
            return new Plan(
                    facts, sha256, scan.variables(), notes, visitor -> stream(source, sha256, scan.secrets(), visitor));
        });
    }

    private void stream(PlanSource source, String sha256, SecretRegistry secrets, ChangeVisitor visitor)
            throws PlanException, IOException {
        reading(source, input -> {
            new PlanStream(input, new ChangeParser(secrets), visitor).run();
            if (!input.finish().equals(sha256)) {
                throw new PlanException(
                        "The plan changed while it was being read",
                        source.name(),
                        "Make sure that nothing writes to the file while the guard runs, then run it again");
            }
            return null;
        });
    }

    private <T> T reading(PlanSource source, Reading<T> reading) throws PlanException, IOException {
        try (PlanInput input = PlanInput.open(source, limits)) {
            try {
                return reading.read(input);
            } catch (JsonEOFException e) {
                throw input.error(e, "The JSON is cut off", "Make the plan JSON again. " + Preamble.MAKE_JSON);
            } catch (StreamConstraintsException e) {
                throw input.error(
                        e,
                        "The plan goes beyond a limit: " + firstLine(e),
                        "If the plan is right, raise the limits of the reader");
            } catch (NumberFormatException e) {
                throw input.error("A number is beyond every limit", Preamble.MAKE_JSON);
            } catch (JsonParseException e) {
                throw input.error(e, "This is not valid JSON: " + firstLine(e), Preamble.MAKE_JSON);
            }
        } catch (ZipException | EOFException e) {
            String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new PlanException("The compressed plan is broken: " + reason, source.name(), "Make the file again");
        } catch (PlanInput.TooLargeException e) {
            throw new PlanException(
                    "The plan is " + e.getMessage(), source.name(), "If it is right, raise the size limit");
        } catch (CharConversionException e) {
            throw new PlanException("This is no text in UTF-8, UTF-16 or UTF-32", source.name(), Preamble.MAKE_JSON);
        }
    }

    /** The parser's own words without what it quotes of the file, which may be a secret. */
    private static String firstLine(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("");
        return line.replaceAll("token '.*?'(?=[:,])|token '.*'", "token").replaceAll("\\p{Cntrl}", "?");
    }

    /** One reading of the source. */
    private interface Reading<T> {
        T read(PlanInput input) throws PlanException, IOException;
    }
}
