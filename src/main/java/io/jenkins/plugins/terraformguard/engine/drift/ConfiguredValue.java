package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/**
 * What the configuration says of an attribute, as far as a plan holds it.
 *
 * @param constant the value that it is set to, the null value unless it is set by a constant
 */
record ConfiguredValue(Kind kind, Value constant) {
    enum Kind {
        /** There is no configuration to look at. */
        UNKNOWN,
        /** It is not set. */
        ABSENT,
        CONSTANT,
        /** It is set to what only Terraform can work out, or by nested blocks. */
        EXPRESSION
    }

    private static final String CONSTANT = "constant_value";

    /**
     * @param block null where the plan has no configuration of the resource
     * @param steps of the path, down to the first index
     */
    static ConfiguredValue of(ConfiguredResource block, List<Value> steps) {
        if (block == null || steps.isEmpty()) {
            return new ConfiguredValue(Kind.UNKNOWN, Value.NULL);
        }
        Value expression =
                steps.get(0) instanceof Value.Text root ? block.expressions().get(root.value()) : null;
        if (expression == null) {
            return new ConfiguredValue(Kind.ABSENT, Value.NULL);
        }
        if (expression instanceof MapValue map && map.has(CONSTANT)) {
            return new ConfiguredValue(Kind.CONSTANT, Part.at(map.get(CONSTANT), steps.subList(1, steps.size())));
        }
        return new ConfiguredValue(Kind.EXPRESSION, Value.NULL);
    }
}
