package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/** Types of parameters and results, and arguments read as what they must be. */
final class Arguments {
    static final CelType BOOL = SimpleType.BOOL;
    static final CelType ANY = SimpleType.DYN;
    static final CelType LIST = ListType.create(SimpleType.DYN);
    static final CelType TEXTS = ListType.create(SimpleType.STRING);
    static final CelType MAP = MapType.create(SimpleType.STRING, SimpleType.DYN);
    static final CelType TEXT_OR_NULL = NullableType.create(SimpleType.STRING);
    static final CelType INT_OR_NULL = NullableType.create(SimpleType.INT);

    private Arguments() {}

    static Parameter text(String name) {
        return Parameter.of(name, SimpleType.STRING);
    }

    static Parameter any(String name) {
        return Parameter.of(name, SimpleType.DYN);
    }

    static String text(String function, Value value) {
        if (value instanceof Value.Text text) {
            return text.value();
        }
        throw new EvaluationError(function + ": a string is needed here, not a " + Kleene.name(value));
    }

    static List<Value> list(String function, Value value) {
        if (value instanceof Value.ListValue list) {
            return list.elements();
        }
        throw new EvaluationError(function + ": a list is needed here, not a " + Kleene.name(value));
    }
}
