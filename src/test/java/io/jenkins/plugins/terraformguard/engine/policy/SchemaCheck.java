package io.jenkins.plugins.terraformguard.engine.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** As much of JSON Schema as the published schemas use; an unknown keyword is an error, so that none goes unchecked. */
public final class SchemaCheck {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NOTES = Set.of("$schema", "$id", "$defs", "title", "description");

    private final JsonNode root;

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** @param name of a file in {@code docs/schema} */
    public static SchemaCheck of(String name) throws IOException {
        Path file = Path.of(System.getProperty("guard.root", "."), "docs/schema", name);
        return new SchemaCheck(JSON.readTree(Files.readString(file)));
    }

    /** The part of the schema at a JSON pointer. */
    public JsonNode at(String pointer) {
        return root.at(pointer);
    }

    public static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What is wrong with a YAML file by this schema. */
    public List<String> problems(String yaml, String file) throws PolicyException {
        return problems(JSON.valueToTree(plain(YamlDocument.parse(yaml, file).value())));
    }

    /** What is wrong with a JSON document by this schema. */
    public List<String> problems(JsonNode document) {
        List<String> problems = new ArrayList<>();
        check(root, document, "", problems);
        return problems;
    }

    private static Object plain(Value value) {
        if (value instanceof MapValue map) {
            Map<String, Object> plain = new TreeMap<>();
            map.forEach((key, element) -> plain.put(key, plain(element)));
            return plain;
        }
        if (value instanceof Value.ListValue list) {
            return list.elements().stream().map(SchemaCheck::plain).toList();
        }
        if (value instanceof Value.Text text) {
            return text.value();
        }
        if (value instanceof Value.Int number) {
            return number.value();
        }
        if (value instanceof Value.Decimal number) {
            return number.value();
        }
        return value instanceof Value.Bool bool ? bool.value() : null;
    }

    private void check(JsonNode schema, JsonNode value, String path, List<String> problems) {
        for (String keyword : names(schema)) {
            JsonNode rule = schema.get(keyword);
            boolean right =
                    switch (keyword) {
                        case "$ref" -> reference(rule.asText(), value, path, problems);
                        case "type" -> types(rule).stream().anyMatch(type -> isType(type, value));
                        case "enum" -> texts(rule).contains(value.asText());
                        case "pattern" -> !value.isTextual() || value.asText().matches(rule.asText());
                        case "minLength" -> value.asText().length() >= rule.asInt();
                        case "maxLength" -> value.asText().length() <= rule.asInt();
                        case "minimum" -> !value.isNumber() || value.asLong() >= rule.asLong();
                        case "maximum" -> !value.isNumber() || value.asLong() <= rule.asLong();
                        case "minItems", "minProperties" -> value.size() >= rule.asInt();
                        case "maxItems", "maxProperties" -> value.size() <= rule.asInt();
                        case "uniqueItems" ->
                            !rule.asBoolean()
                                    || !value.isArray()
                                    || texts(value).size() == value.size();
                        case "required" -> !value.isObject() || names(value).containsAll(texts(rule));
                        case "not" -> !fits(rule, value, path, new ArrayList<>());
                        case "anyOf" -> anyOf(rule, value, path);
                        case "items" -> items(rule, value, path, problems);
                        case "properties" -> properties(rule, value, path, problems);
                        case "additionalProperties" -> additional(schema, rule, value, path, problems);
                        case "propertyNames" ->
                            names(value).stream()
                                    .allMatch(name -> fits(rule, TextNode.valueOf(name), path, new ArrayList<>()));
                        default -> NOTES.contains(keyword);
                    };
            if (!right) {
                problems.add(path + ": " + keyword + " " + value);
            }
        }
    }

    /** A part of this schema, or of one that lies beside it. */
    private boolean reference(String reference, JsonNode value, String path, List<String> problems) {
        int hash = reference.indexOf('#');
        try {
            SchemaCheck other = hash == 0 ? this : of(reference.substring(0, hash));
            return other.fits(other.at(reference.substring(hash + 1)), value, path, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fits(JsonNode schema, JsonNode value, String path, List<String> problems) {
        int before = problems.size();
        check(schema, value, path, problems);
        return problems.size() == before;
    }

    private boolean anyOf(JsonNode rules, JsonNode value, String path) {
        for (JsonNode rule : rules) {
            if (fits(rule, value, path, new ArrayList<>())) {
                return true;
            }
        }
        return false;
    }

    private boolean items(JsonNode rule, JsonNode value, String path, List<String> problems) {
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            check(rule, value.get(i), path + "/" + i, problems);
        }
        return true;
    }

    private boolean properties(JsonNode rules, JsonNode value, String path, List<String> problems) {
        for (String name : names(value)) {
            if (rules.has(name)) {
                check(rules.get(name), value.get(name), path + "/" + name, problems);
            }
        }
        return true;
    }

    private boolean additional(JsonNode schema, JsonNode rule, JsonNode value, String path, List<String> problems) {
        for (String name : names(value)) {
            if (!schema.path("properties").has(name)) {
                if (rule.isBoolean()) {
                    return rule.asBoolean();
                }
                check(rule, value.get(name), path + "/" + name, problems);
            }
        }
        return true;
    }

    private static Set<String> types(JsonNode rule) {
        return rule.isArray() ? texts(rule) : Set.of(rule.asText());
    }

    private static boolean isType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }
}
