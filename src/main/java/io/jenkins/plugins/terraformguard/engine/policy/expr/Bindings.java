package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;

/**
 * The values of the variables of an expression, in the order of {@link Environment#VARIABLES}, and the way from the resource
 * at hand to others.
 */
public record Bindings(
        MapValue resource,
        MapValue change,
        Value before,
        Value after,
        MapValue params,
        MapValue plan,
        MapValue run,
        Relations relations) {
    /** Bindings without other resources, and without a build. */
    public Bindings(MapValue resource, MapValue change, Value before, Value after, MapValue params, MapValue plan) {
        this(resource, change, before, after, params, plan, Relations.NONE);
    }

    /** Bindings without a build. */
    Bindings(
            MapValue resource,
            MapValue change,
            Value before,
            Value after,
            MapValue params,
            MapValue plan,
            Relations relations) {
        this(resource, change, before, after, params, plan, MapValue.EMPTY, relations);
    }

    void fill(Value[] slots) {
        slots[0] = resource;
        slots[1] = change;
        slots[2] = before;
        slots[3] = after;
        slots[4] = params;
        slots[5] = plan;
        slots[6] = run;
    }
}
