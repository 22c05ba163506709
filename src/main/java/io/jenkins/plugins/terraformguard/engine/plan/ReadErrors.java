package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;

/** Turns what goes wrong while a source is read into errors for people. They quote nothing of the file. */
final class ReadErrors {
    private final ReadLimits limits;

    ReadErrors(ReadLimits limits) {
        this.limits = limits;
    }

    /** Something that reads. */
    interface Reading<T> {
        T read() throws PlanException, IOException;
    }

    /** Reads; what is wrong with the JSON is looked for in the whole source once more. */
    <T> T of(PlanSource source, Reading<T> reading) throws PlanException, IOException {
        return ofBytes(source, () -> {
            try {
                return built(reading);
            } catch (StumbleException | DuplicateKeyException | LimitException e) {
                PlanException found = Diagnosis.of(source, limits);
                throw found == null ? plain(source, e) : found;
            }
        });
    }

    private static <T> T built(Reading<T> reading) throws PlanException, IOException {
        try {
            return reading.read();
        } catch (UnreadableStateException e) {
            throw e.getCause();
        }
    }

    /** Reads; what is wrong with bytes and encodings has no place in the text. */
    static <T> T ofBytes(PlanSource source, Reading<T> reading) throws PlanException, IOException {
        try {
            return reading.read();
        } catch (ZipException | EOFException e) {
            String reason = e.getMessage() == null ? "it ends too early" : e.getMessage();
            throw new PlanException("The compressed plan is broken: " + reason, source.name(), "Make the file again");
        } catch (LimitException e) {
            throw plain(source, e);
        } catch (CharConversionException | CharacterCodingException e) {
            throw new PlanException("This is no text in UTF-8, UTF-16 or UTF-32", source.name(), Preamble.MAKE_JSON);
        }
    }

    /** The error without a place. */
    private static PlanException plain(PlanSource source, IOException e) {
        if (e instanceof LimitException limit) {
            return new PlanException(limit.getMessage(), source.name(), limit.remedy());
        }
        return e instanceof DuplicateKeyException
                ? new PlanException(DuplicateKeyException.MESSAGE, source.name(), DuplicateKeyException.REMEDY)
                : new PlanException("This is no plan that can be read", source.name(), Preamble.MAKE_JSON);
    }
}
