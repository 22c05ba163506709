package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What readers of links and heads have in common: one text for one value, and a clear answer to later versions. */
final class TrailDocument {
    static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> SCHEMA_ONLY = Map.of("schema", TEXT);
    private static final Pattern VERSION = Pattern.compile("terraform-guard/([a-z]{1,20})/v[0-9]{1,6}");

    private TrailDocument() {}

    /** Makes a value of the fields of an object. */
    interface Maker<T> {
        /** @throws IllegalArgumentException if the fields contradict each other */
        T make(Fields fields) throws DecisionFormatException;
    }

    /**
     * Reads a document that has to be written as we write it.
     *
     * @throws TrailException if it is none, of a later version, or written in another way
     */
    static <T> T read(
            byte[] document, String schema, Map<String, Reader<?>> shape, Maker<T> maker, Function<T, byte[]> writer)
            throws TrailException {
        String what = "This is no " + schema;
        T value;
        try {
            checkSchema(schema(document, TrailLimits.DOCUMENT_BYTES), schema);
            value = StrictJson.read(document, TrailLimits.DOCUMENT_BYTES, in -> make(in, shape, maker));
        } catch (DecisionFormatException e) {
            throw new TrailException(what, e);
        }
        if (!Arrays.equals(document, writer.apply(value))) {
            throw new TrailException(
                    what + ": it is not in canonical form, or has keys that this version does not know");
        }
        return value;
    }

    /**
     * That a document is of the schema that is read.
     *
     * @throws TrailException saying whether it is of a later version or something else
     */
    static void checkSchema(String found, String schema) throws TrailException {
        if (found.equals(schema)) {
            return;
        }
        String family = schema.substring(0, schema.lastIndexOf('/'));
        if (VERSION.matcher(found).matches() && found.startsWith(family + "/")) {
            throw new TrailException(
                    "It is of another version, " + found + ", and this version of Terraform Guard reads " + schema
                            + " only: verify it with the version that wrote it");
        }
        throw new TrailException("This is no " + schema + ", it says of itself: "
                + (VERSION.matcher(found).matches() ? found : "nothing that is known"));
    }

    /** What a document says that it is; empty if it does not. */
    static String schema(byte[] document, int maxBytes) throws DecisionFormatException {
        return StrictJson.read(document, maxBytes, in -> in.object(SCHEMA_ONLY).text("schema"));
    }

    private static <T> T make(JsonCursor in, Map<String, Reader<?>> shape, Maker<T> maker)
            throws IOException, DecisionFormatException {
        Fields fields = in.object(shape);
        try {
            return maker.make(fields);
        } catch (IllegalArgumentException e) {
            throw in.wrong(e.getMessage());
        }
    }
}
