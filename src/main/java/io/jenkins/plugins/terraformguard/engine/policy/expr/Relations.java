package io.jenkins.plugins.terraformguard.engine.policy.expr;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The other resources of a plan, as the resource at hand sees them. */
@FunctionalInterface
public interface Relations {
    /** Where there is no plan. */
    Relations NONE = (relation, types) -> {
        throw new EvaluationError("there is no plan here that could hold other resources");
    };

    /**
     * The resources in question, in the order of their addresses: a {@link Value.ListValue}, or a {@link Value.OpenList}
     * where there may be others. Each is a map of {@code address}, {@code type}, {@code name}, {@code module}, {@code
     * index}, {@code kind}, {@code before} and {@code after}.
     *
     * @param types a type, in which {@code *} stands for any text
     * @throws EvaluationError if there is no answer
     */
    Value related(Relation relation, String types);
}
