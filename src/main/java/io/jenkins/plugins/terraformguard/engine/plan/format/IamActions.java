package io.jenkins.plugins.terraformguard.engine.plan.format;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Which actions the normal form of an IAM policy allows. Statements that deny are not looked at. */
public final class IamActions {
    /** An action has a service and a name; none that AWS has is near this. */
    private static final int MAX_ACTION = 256;

    private final String action;

    private IamActions(String action) {
        this.action = action;
    }

    /**
     * Asks about an action, or about any action that fits a pattern.
     *
     * @param action null if it is not known
     * @throws FormatException if the action is too long for one
     */
    public static IamActions of(String action) {
        if (action != null && action.length() > MAX_ACTION) {
            throw FormatException.of(action, "is too long for an action");
        }
        return new IamActions(action == null ? null : action.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a statement that allows, and has no condition, is about the action; unknown where that can't be told.
     *
     * @param work is told of each comparison before it is done, by the product of the lengths
     */
    public Value allowedBy(MapValue normal, LongConsumer work) {
        if (!(normal.get("Statement") instanceof Value.ListValue statements)) {
            return Value.UNKNOWN;
        }
        Value result = Value.FALSE;
        for (Value statement : statements.elements()) {
            Value allows = statement instanceof MapValue map ? allows(map, work) : Value.UNKNOWN;
            if (allows.equals(Value.TRUE)) {
                return allows;
            }
            result = allows == Value.UNKNOWN ? allows : result;
        }
        return result;
    }

    private Value allows(MapValue statement, LongConsumer work) {
        Value effect = statement.get("Effect");
        Value conditions = statement.get("Conditions");
        boolean conditional =
                conditions instanceof Value.ListValue list && !list.elements().isEmpty();
        if (Value.of("Deny").equals(effect) || conditional) {
            return Value.FALSE;
        }
        Value named = isAbout(statement, work);
        boolean certain = Value.of("Allow").equals(effect) && !conditions.isOpaque();
        return certain || named.equals(Value.FALSE) ? named : Value.UNKNOWN;
    }

    private Value isAbout(MapValue statement, LongConsumer work) {
        Value actions = statement.get("Actions");
        Value except = statement.get("NotActions");
        if (!(actions instanceof Value.ListValue listed) || !(except instanceof Value.ListValue excepted)) {
            return Value.UNKNOWN;
        }
        if (listed.elements().isEmpty() && !excepted.elements().isEmpty()) {
            return any(excepted.elements(), true, work);
        }
        return any(listed.elements(), false, work);
    }

    /** Whether any of the patterns fits; where they are exceptions, whether none takes in all that is asked about. */
    private Value any(List<Value> patterns, boolean exceptions, LongConsumer work) {
        Value fits = Value.of(!exceptions);
        Value result = Value.of(exceptions);
        for (Value pattern : patterns) {
            if (!(pattern instanceof Value.Text text)) {
                result = Value.UNKNOWN;
                continue;
            }
            work.accept((text.value().length() + 1L) * (action == null ? 2 : action.length() + 1));
            if (action == null) {
                // Only a pattern that fits every action tells of one that is not known.
                if (WildcardPattern.covers(text.value(), "*")) {
                    return fits;
                }
                result = Value.UNKNOWN;
            } else if (exceptions
                    ? WildcardPattern.covers(text.value(), action)
                    : WildcardPattern.meets(text.value(), action)) {
                return fits;
            }
        }
        return result;
    }
}
