package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.relation.StatedResource;
import java.util.List;

/**
 * A case that a policy states about itself.
 *
 * @param expect {@code pass}, {@code fail}, {@code undecided} or {@code skip}
 * @param type resource type of the case
 * @param actions actions of the change, as in a plan
 * @param before state before, unknown and sensitive parts marked
 * @param after planned state
 * @param change further facts of the change
 * @param plan facts of the plan
 * @param run the build that asks
 * @param others other resources of the plan
 * @param params parameters that have other values than in the pack
 * @param place where it stands
 */
public record PolicyExample(
        String expect,
        String name,
        String type,
        List<String> actions,
        Value before,
        Value after,
        MapValue change,
        MapValue plan,
        RunFacts run,
        List<StatedResource> others,
        MapValue params,
        Place place) {
    public PolicyExample {
        others = List.copyOf(others);
    }

    /** The same case with another planned state. */
    public PolicyExample withAfter(Value other) {
        return new PolicyExample(expect, name, type, actions, before, other, change, plan, run, others, params, place);
    }
}
