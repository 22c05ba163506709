package io.jenkins.plugins.terraformguard.engine.decision;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads JSON documents that are not trusted: strict UTF-8, bounded in every way, and nothing behind their end. */
public final class StrictJson {
    private static final StrictJson USUAL = new StrictJson(DecisionLimits.STRING_LENGTH);

    private static final int NUMBER_LENGTH = 20;

    private final JsonFactory json;

    /** @param maxString UTF-16 code units of one string */
    public StrictJson(int maxString) {
        this(maxString, DecisionLimits.DEPTH, NUMBER_LENGTH);
    }

    /**
     * For documents of others, which hold more that is passed over.
     *
     * @param maxString UTF-16 code units of one string
     * @param maxDepth objects and arrays inside one another
     * @param maxNumber characters of a number
     */
    public StrictJson(int maxString, int maxDepth, int maxNumber) {
        json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxStringLength(maxString)
                        .maxNameLength(512)
                        .maxNumberLength(maxNumber)
                        .build())
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /**
     * Reads a document whose strings are no longer than those of decisions.
     *
     * @param maxBytes what it may hold at most
     * @param root reads the value that is the document
     * @throws DecisionFormatException if it is no such document, or goes beyond a bound
     */
    public static <T> T read(byte[] document, int maxBytes, Reader<T> root) throws DecisionFormatException {
        return USUAL.readDocument(document, maxBytes, root);
    }

    /**
     * Reads a document.
     *
     * @param maxBytes what it may hold at most
     * @param root reads the value that is the document
     * @throws DecisionFormatException if it is no such document, or goes beyond a bound
     */
    public <T> T readDocument(byte[] document, int maxBytes, Reader<T> root) throws DecisionFormatException {
        if (document.length > maxBytes) {
            throw new DecisionFormatException("", "The document is larger than " + maxBytes + " bytes", null);
        }
        try (JsonParser parser = json.createParser(strictUtf8(document))) {
            return read(parser, root);
        } catch (CharacterCodingException e) {
            throw new DecisionFormatException("", "The document is not UTF-8", e);
        } catch (IOException e) {
            throw new DecisionFormatException("", "The document can't be read", e);
        }
    }

    private static <T> T read(JsonParser parser, Reader<T> root) throws IOException, DecisionFormatException {
        JsonCursor cursor = new JsonCursor(parser);
        try {
            parser.nextToken();
            T value = root.read(cursor);
            if (parser.nextToken() != null) {
                throw new DecisionFormatException("", "There is more after the end of the document", null);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new DecisionFormatException(cursor.path(), e.getOriginalMessage(), e);
        }
    }

    private static InputStreamReader strictUtf8(byte[] document) {
        return new InputStreamReader(
                new ByteArrayInputStream(document),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
