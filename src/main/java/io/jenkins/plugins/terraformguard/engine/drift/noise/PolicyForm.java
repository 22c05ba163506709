package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.IamPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an IAM policy document means, whatever the order of its statements. */
final class PolicyForm {
    /** What a document without a version has: without variables, so it is not what 2012-10-17 is. */
    private static final Value FIRST_VERSION = Value.of("2008-10-17");

    private static final List<String> LISTS =
            List.of("Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal");

    private PolicyForm() {}

    /** The meaning of a document, or null if it is no policy, or one that AWS would not take. */
    static Value of(MapValue document) {
        if (!isPolicy(document.get("Statement"))) {
            return null;
        }
        MapValue normal;
        try {
            normal = IamPolicy.normal(document);
        } catch (FormatException e) {
            return null;
        }
        List<Value> statements = new ArrayList<>();
        for (Value statement : ((Value.ListValue) normal.get("Statement")).elements()) {
            statements.add(withoutEmptySid((MapValue) statement));
        }
        statements.sort(Comparator.comparing(statement -> ValueText.json(statement, Integer.MAX_VALUE)));
        Map<String, Value> meaning = new TreeMap<>();
        meaning.put("Version", document.has("Version") ? document.get("Version") : FIRST_VERSION);
        meaning.put("Id", document.has("Id") && !isEmptyText(document.get("Id")) ? document.get("Id") : Value.NULL);
        meaning.put("Statement", new Value.ListValue(statements));
        return MapValue.copyOf(meaning);
    }

    private static boolean isPolicy(Value statements) {
        if (statements instanceof Value.ListValue list) {
            return list.elements().stream().allMatch(PolicyForm::isStatement);
        }
        return isStatement(statements);
    }

    /** An empty list says nothing or everything, depending on who reads it; such documents are compared as JSON. */
    private static boolean isStatement(Value value) {
        return value instanceof MapValue statement
                && statement.has("Effect")
                && (statement.has("Action") || statement.has("NotAction"))
                && LISTS.stream().noneMatch(key -> isEmpty(statement.get(key)));
    }

    private static boolean isEmpty(Value value) {
        if (value instanceof MapValue types) {
            return types.size() == 0 || types.keys().stream().anyMatch(type -> isEmpty(types.get(type)));
        }
        return value instanceof Value.ListValue list ? list.elements().isEmpty() : value != null && isEmptyText(value);
    }

    private static boolean isEmptyText(Value value) {
        return value.isNull()
                || value instanceof Value.Text text && text.value().isEmpty();
    }

    private static MapValue withoutEmptySid(MapValue statement) {
        return statement.mapValues((key, part) -> key.equals("Sid") && isEmptyText(part) ? Value.NULL : part);
    }
}
