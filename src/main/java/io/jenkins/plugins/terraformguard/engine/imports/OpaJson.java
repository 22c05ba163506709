package io.jenkins.plugins.terraformguard.engine.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What {@code opa} prints, as a tree. Whoever starts it bounds the bytes. */
final class OpaJson {
    /** The tree of a rule is deeper than its text looks. */
    private static final int MAX_DEPTH = 1000;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .readerFor(JsonNode.class);

    private static final int MAX_ERRORS = 5;

    private OpaJson() {}

    /**
     * @param source what it is about, for the message
     * @throws ImportException if it is no JSON
     */
    static JsonNode read(byte[] output, String source) throws ImportException {
        try {
            JsonNode tree = READER.readTree(output);
            if (tree != null && tree.isObject()) {
                return tree;
            }
            throw unreadable(source, "it is no JSON object");
        } catch (JsonProcessingException e) {
            throw unreadable(source, e.getOriginalMessage());
        } catch (IOException e) {
            throw unreadable(source, String.valueOf(e.getMessage()));
        }
    }

    /**
     * What {@code opa} calls errors: the first ones, each with its place in a file, in one line.
     *
     * @return empty if there is none
     */
    static String errors(JsonNode tree) {
        JsonNode errors = tree.path("errors");
        if (errors.isMissingNode() || errors.isNull() || errors.isArray() && errors.isEmpty()) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode error : errors) {
            if (texts.size() == MAX_ERRORS) {
                texts.add("and more");
                break;
            }
            JsonNode location = error.path("location");
            String file = location.path("file").asText("");
            String text = error.path("message").asText("");
            texts.add((file.isEmpty() ? "" : file + ":" + location.path("row").asInt(0) + ": ")
                    + (text.isEmpty() ? error.toString() : text));
        }
        return texts.isEmpty() ? errors.toString() : String.join("; ", texts);
    }

    private static ImportException unreadable(String source, String why) {
        return new ImportException(
                source,
                "",
                "What opa printed can't be read: " + why,
                "Check that 'opa' is the program of the Open Policy Agent itself, of version 0.44 or later");
    }
}
