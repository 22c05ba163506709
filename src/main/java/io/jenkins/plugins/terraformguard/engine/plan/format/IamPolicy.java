package io.jenkins.plugins.terraformguard.engine.plan.format;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A policy document of AWS IAM in a normal form, so that what means the same is the same. What is not known stays
 * unknown where it stands. An element that IAM does not know is an error: a document that is half understood would pass.
 */
public final class IamPolicy {
    private static final String STATEMENT = "Statement";
    private static final Set<String> DOCUMENT_KEYS = Set.of("Version", "Id", STATEMENT);
    private static final Set<String> STATEMENT_KEYS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final Set<String> NORMAL_KEYS = Set.of(
            "Sid",
            "Effect",
            "Principals",
            "NotPrincipals",
            "Actions",
            "NotActions",
            "Resources",
            "NotResources",
            "Conditions");

    private IamPolicy() {}

    /**
     * The normal form of a document.
     *
     * @param document JSON text, or what it says, or a normal form, which stays as it is
     * @throws FormatException if it is no policy document
     */
    public static MapValue normal(Value document) {
        Value content = document instanceof Value.Text text ? JsonText.parseStrictly(text.value()) : document;
        if (!(content instanceof MapValue map)) {
            throw new FormatException("a policy document is an object");
        }
        if (content == document && isNormal(map)) {
            return map;
        }
        return MapValue.copyOf(Map.of(
                STATEMENT, statements(checked(map, DOCUMENT_KEYS, "document").get(STATEMENT))));
    }

    private static boolean isNormal(MapValue map) {
        return map.size() == 1
                && map.get(STATEMENT) instanceof Value.ListValue list
                && !list.elements().isEmpty()
                && list.elements().stream()
                        .allMatch(element -> element.isOpaque()
                                || element instanceof MapValue statement
                                        && Set.copyOf(statement.keys()).equals(NORMAL_KEYS));
    }

    private static Value statements(Value statements) {
        if (statements == null || statements.isNull()) {
            throw new FormatException("the document has no Statement");
        }
        if (statements.isOpaque()) {
            return Value.UNKNOWN;
        }
        List<Value> all = statements instanceof Value.ListValue list ? list.elements() : List.of(statements);
        List<Value> normal = new ArrayList<>();
        for (Value statement : all) {
            normal.add(statement.isOpaque() ? Value.UNKNOWN : statement(statement));
        }
        return new Value.ListValue(normal);
    }

    private static MapValue statement(Value value) {
        if (!(value instanceof MapValue written)) {
            throw new FormatException("a Statement is an object");
        }
        MapValue statement = checked(written, STATEMENT_KEYS, "Statement");
        exclusive(statement, "Principal");
        exclusive(statement, "Action");
        exclusive(statement, "Resource");
        if (part(statement, "Action").isNull() && part(statement, "NotAction").isNull()) {
            throw new FormatException("a Statement has neither Action nor NotAction");
        }
        Map<String, Value> normal = new TreeMap<>();
        normal.put("Sid", sid(part(statement, "Sid")));
        normal.put("Effect", effect(part(statement, "Effect")));
        normal.put("Principals", IamPrincipals.normal(part(statement, "Principal")));
        normal.put("NotPrincipals", IamPrincipals.normal(part(statement, "NotPrincipal")));
        normal.put("Actions", IamTexts.lowerCase("Action", part(statement, "Action")));
        normal.put("NotActions", IamTexts.lowerCase("NotAction", part(statement, "NotAction")));
        normal.put("Resources", IamTexts.sorted("Resource", part(statement, "Resource")));
        normal.put("NotResources", IamTexts.sorted("NotResource", part(statement, "NotResource")));
        normal.put("Conditions", conditions(part(statement, "Condition")));
        return MapValue.copyOf(normal);
    }

    private static void exclusive(MapValue statement, String element) {
        if (!part(statement, element).isNull()
                && !part(statement, "Not" + element).isNull()) {
            throw new FormatException("a Statement has both " + element + " and Not" + element);
        }
    }

    private static Value sid(Value sid) {
        if (sid.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (sid.isNull() || sid instanceof Value.Text) {
            return sid;
        }
        throw new FormatException("Sid is a text");
    }

    private static Value effect(Value effect) {
        if (effect.isOpaque()) {
            return Value.UNKNOWN;
        }
        if (effect instanceof Value.Text text
                && (text.value().equals("Allow") || text.value().equals("Deny"))) {
            return effect;
        }
        throw new FormatException("Effect is 'Allow' or 'Deny'");
    }

    /** Operators to keys to values, as a list that is ordered by operator and key. */
    private static Value conditions(Value condition) {
        if (condition.isOpaque()) {
            return Value.UNKNOWN;
        }
        List<Value> conditions = new ArrayList<>();
        object("Condition", condition).forEach((operator, keys) -> {
            if (keys.isOpaque()) {
                conditions.add(Value.UNKNOWN);
                return;
            }
            object(operator, keys)
                    .forEach((key, values) -> conditions.add(MapValue.copyOf(Map.of(
                            "operator", Value.of(operator),
                            "key", Value.of(key),
                            "values", IamTexts.scalars(key, values)))));
        });
        return new Value.ListValue(conditions);
    }

    private static MapValue object(String element, Value value) {
        if (value.isNull()) {
            return MapValue.EMPTY;
        }
        if (value instanceof MapValue map) {
            return map;
        }
        throw FormatException.of(element, "in Condition is an object");
    }

    static Value part(MapValue map, String key) {
        Value value = map.get(key);
        return value == null ? Value.NULL : value;
    }

    private static MapValue checked(MapValue map, Set<String> known, String where) {
        for (String key : map.keys()) {
            if (!known.contains(key)) {
                throw FormatException.of(key, "is no element of a policy " + where);
            }
        }
        return map;
    }
}
