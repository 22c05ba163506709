package io.jenkins.plugins.terraformguard.engine.remedy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds where the states of some resources stand in the text of a plan. Nothing of them is kept but their places. */
final class PlanSpots {
    static final String AFTER = "after";
    static final String AFTER_UNKNOWN = "after_unknown";
    static final String AFTER_SENSITIVE = "after_sensitive";
    static final String ACTIONS = "actions";
    static final String VALUES = "values";
    static final String SENSITIVE_VALUES = "sensitive_values";

    private static final Set<String> OF_CHANGE = Set.of(ACTIONS, AFTER, AFTER_UNKNOWN, AFTER_SENSITIVE);
    private static final Set<String> OF_STATE = Set.of(VALUES, SENSITIVE_VALUES);

    private final JsonParser parser;
    private final Set<String> addresses;
    private final Map<String, List<Map<String, Range>>> changes = new HashMap<>();
    private final Map<String, List<Map<String, Range>>> planned = new HashMap<>();

    private PlanSpots(JsonParser parser, Set<String> addresses) {
        this.parser = parser;
        this.addresses = addresses;
    }

    /** Bytes of the plan, from the first one of a value to behind its last. */
    record Range(long start, long end) {}

    /**
     * What was found, by address, each with the ranges of its parts by name.
     *
     * @param changes of managed resources that are not deposed; several only in a plan that no tool writes
     * @param planned the same resources in {@code planned_values}
     */
    record Found(Map<String, List<Map<String, Range>>> changes, Map<String, List<Map<String, Range>>> planned) {}

    /**
     * @param json a single plan as JSON in UTF-8; stays open
     * @throws IOException if it is none
     */
    static Found find(InputStream json, Set<String> addresses) throws IOException {
        JsonParser parser = JsonValues.JSON.createParser(json).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
        PlanSpots spots = new PlanSpots(parser, addresses);
        spots.plan();
        return new Found(spots.changes, spots.planned);
    }

    private void plan() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("It is no JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("resource_changes") && parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element("change", OF_CHANGE, changes);
                }
            } else if (name.equals("planned_values") && parser.currentToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean root = parser.currentName().equals("root_module");
                    parser.nextToken();
                    moduleOrNothing(root);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void moduleOrNothing(boolean isModule) throws IOException {
        if (!isModule || parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean list = parser.nextToken() == JsonToken.START_ARRAY;
            if (list && name.equals("resources")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    element("", OF_STATE, planned);
                }
            } else if (list && name.equals("child_modules")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    moduleOrNothing(true);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** @param within member that the parts stand in; empty where they stand in the element itself */
    private void element(String within, Set<String> parts, Map<String, List<Map<String, Range>>> found)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        Map<String, String> texts = new HashMap<>();
        Map<String, Range> ranges = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(within) && token == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String part = parser.currentName();
                    parser.nextToken();
                    range(part, parts, ranges);
                }
            } else if (token == JsonToken.VALUE_STRING
                    && Set.of("address", "mode", "deposed").contains(name)) {
                texts.put(name, parser.getText());
            } else {
                range(name, within.isEmpty() ? parts : Set.of(), ranges);
            }
        }
        String address = texts.getOrDefault("address", "");
        boolean managed = texts.getOrDefault("mode", "managed").equals("managed");
        if (managed
                && addresses.contains(address)
                && texts.getOrDefault("deposed", "").isEmpty()) {
            found.computeIfAbsent(address, key -> new ArrayList<>()).add(ranges);
        }
    }

    private void range(String name, Set<String> wanted, Map<String, Range> ranges) throws IOException {
        if (!wanted.contains(name)) {
            parser.skipChildren();
            return;
        }
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken(); // The end of a text is known only once it was read.
        ranges.put(name, new Range(start, parser.currentLocation().getByteOffset()));
    }
}
