package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes what is sensitive from the values of one change. Values that are equal get the same identity, so that a
 * policy and a diff can still tell whether a secret changes.
 */
final class Redactor {
    private final SecretRegistry secrets;
    private final boolean comparable;
    private final Map<Value, Integer> identities = new HashMap<>();
    private final Set<String> ownSecrets = new HashSet<>();

    Redactor(SecretRegistry secrets) {
        this(secrets, true);
    }

    private Redactor(SecretRegistry secrets, boolean comparable) {
        this.secrets = secrets;
        this.comparable = comparable;
    }

    /** For values outside a change: identities count within one change only, so these get none. */
    static Redactor incomparable(SecretRegistry secrets) {
        return new Redactor(secrets, false);
    }

    /** Tells the redactor which parts of a value are marked, before {@link #redact} is asked for any part of the change. */
    void learn(Value value, Value sensitiveMarks) {
        Marks.apply(value, sensitiveMarks, marked -> {
            SecretRegistry.leaves(marked, SecretRegistry.MIN_LENGTH_WITHIN_CHANGE, ownSecrets);
            return marked;
        });
    }

    /** The value without its marked parts and without unmarked copies of anything sensitive. */
    Value redact(Value value, Value sensitiveMarks) {
        return removeCopies(Marks.apply(value, sensitiveMarks, this::hide));
    }

    private Value hide(Value value) {
        if (value.isNull() || value.isOpaque()) {
            return value;
        }
        int identity = comparable && !Marks.hasUnknown(value)
                ? identities.computeIfAbsent(value, fresh -> identities.size())
                : Value.Sensitive.INCOMPARABLE;
        return new Value.Sensitive(value.kind(), isEmpty(value), identity);
    }

    private Value removeCopies(Value value) {
        if (secrets.isEmpty() && ownSecrets.isEmpty()) {
            return value;
        }
        if (value instanceof Value.Text text) {
            return ownSecrets.contains(text.value()) || secrets.contains(text.value()) ? hide(value) : value;
        }
        if (value instanceof Value.Int number) {
            String digits = Long.toString(number.value());
            return ownSecrets.contains(digits) || secrets.contains(digits) ? hide(value) : value;
        }
        if (value instanceof Value.Decimal number) {
            String digits = SecretRegistry.digits(number);
            return ownSecrets.contains(digits) || secrets.contains(digits) ? hide(value) : value;
        }
        if (value instanceof Value.ListValue list) {
            List<Value> result = new ArrayList<>(list.elements().size());
            list.elements().forEach(element -> result.add(removeCopies(element)));
            return new Value.ListValue(result);
        }
        if (value instanceof MapValue map) {
            Map<String, Value> result = map.toMap();
            result.replaceAll((key, element) -> removeCopies(element));
            return MapValue.copyOf(result);
        }
        return value;
    }

    private static boolean isEmpty(Value value) {
        if (value instanceof Value.Text text) {
            return text.value().isEmpty();
        }
        if (value instanceof Value.ListValue list) {
            return list.elements().isEmpty();
        }
        return value instanceof MapValue map && map.size() == 0;
    }
}
