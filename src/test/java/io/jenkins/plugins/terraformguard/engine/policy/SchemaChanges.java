package io.jenkins.plugins.terraformguard.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Changes a document in every place, one at a time, and looks whether its schema and its reader agree on what comes of it.
 *
 * @param different changes on which they do not agree
 * @param tried how many were tried
 */
public record SchemaChanges(List<String> different, int tried) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What takes the place of each value, one at a time. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "\"\"",
            "\"no such word\"",
            "\"\\u0000\"",
            "7",
            "-1",
            "1.5",
            "2147483648",
            "[]",
            "[7]",
            "[{}]",
            "{}",
            "{\"a\":7}",
            "{\"a\":\"b\"}");

    /** @param document in which every key is there that can be */
    public static SchemaChanges of(SchemaCheck schema, ObjectNode document, Predicate<JsonNode> isRead)
            throws Exception {
        List<String> different = new ArrayList<>();
        int tried = 0;
        for (String pointer : places(document)) {
            int slash = pointer.lastIndexOf('/');
            for (String value : VALUES) {
                ObjectNode changed = document.deepCopy();
                put(changed.at(pointer.substring(0, slash)), pointer.substring(slash + 1), JSON.readTree(value));
                compare(schema, isRead, changed, pointer + " = " + value, different);
                tried++;
            }
            ObjectNode without = document.deepCopy();
            if (without.at(pointer.substring(0, slash)) instanceof ObjectNode object) {
                object.remove(pointer.substring(slash + 1));
                object.put("key_of_a_later_version", true);
                compare(schema, isRead, without, "without " + pointer, different);
                tried++;
            }
        }
        return new SchemaChanges(different, tried);
    }

    private static void compare(
            SchemaCheck schema, Predicate<JsonNode> isRead, JsonNode document, String change, List<String> different) {
        boolean fits = schema.problems(document).isEmpty();
        if (fits != isRead.test(document)) {
            different.add(change + (fits ? ": only the schema takes it" : ": only the reader takes it"));
        }
    }

    private static void put(JsonNode parent, String key, JsonNode value) {
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(key), value);
        }
    }

    /** A place for each key, at the first element of arrays that has it. */
    private static List<String> places(JsonNode document) {
        List<String> places = new ArrayList<>();
        walk(document, "", "", new TreeSet<>(), places);
        return places;
    }

    private static void walk(JsonNode value, String pointer, String shape, Set<String> seen, List<String> places) {
        if (!pointer.isEmpty() && seen.add(shape)) {
            places.add(pointer);
        }
        for (String key : SchemaCheck.names(value)) {
            if (!key.contains("/") && !key.contains("~")) {
                walk(value.get(key), pointer + "/" + key, shape + "/" + key, seen, places);
            }
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            walk(value.get(i), pointer + "/" + i, shape + "/[]", seen, places);
        }
    }
}
