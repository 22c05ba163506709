package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;

/**
 * Finds out what becomes of a drifted attribute. A plan does not hold the providers' schemas nor {@code lifecycle} blocks,
 * so where both could explain what is seen, the answer is that it can't be told.
 *
 * @param planned what the plan does to the resource, null where it says nothing of it
 * @param configured the resource in the configuration, null where there is none
 */
record Classifier(ChangeKind planned, ConfiguredResource configured, DriftContext.IgnoreChanges ignoreChanges) {
    /** @param security whether the attribute is about security */
    DriftClass of(DriftedRoot root, List<Value> path, boolean security) {
        if (planned == null) {
            return withoutPlan(root, path, security);
        }
        return switch (planned) {
            case DELETE -> DriftClass.OVERWRITTEN;
            case FORGET -> DriftClass.UNMANAGED;
            default -> withPlan(root, path, security);
        };
    }

    private DriftClass withPlan(DriftedRoot root, List<Value> path, boolean security) {
        return switch (root.plan(path)) {
            case REVERTS -> DriftClass.REVERTED;
            case OVERWRITES -> DriftClass.OVERWRITTEN;
            case UNKNOWN ->
                planned == ChangeKind.REPLACE || planned == ChangeKind.CREATE_AND_FORGET
                        ? DriftClass.OVERWRITTEN
                        : DriftClass.UNDETERMINED;
            case KEEPS -> kept(root, path, security);
        };
    }

    private DriftClass kept(DriftedRoot root, List<Value> path, boolean security) {
        ConfiguredValue value = value(path);
        return switch (value.kind()) {
            case UNKNOWN -> DriftClass.UNDETERMINED;
            case ABSENT -> unset(root, path, security);
            case CONSTANT ->
                root.same(value.constant(), real(root, path)) ? DriftClass.ACCEPTED : DriftClass.STATE_ONLY;
            case EXPRESSION ->
                ignoreChanges == DriftContext.IgnoreChanges.NONE ? DriftClass.ACCEPTED : DriftClass.UNDETERMINED;
        };
    }

    /** A refresh-only plan says nothing of what the configuration asks for. */
    private DriftClass withoutPlan(DriftedRoot root, List<Value> path, boolean security) {
        ConfiguredValue value = value(path);
        return switch (value.kind()) {
            case UNKNOWN, EXPRESSION -> DriftClass.UNDETERMINED;
            case ABSENT -> unset(root, path, security);
            case CONSTANT -> constant(root, path, value.constant());
        };
    }

    private DriftClass constant(DriftedRoot root, List<Value> path, Value constant) {
        if (root.same(constant, real(root, path))) {
            return DriftClass.ACCEPTED;
        }
        if (ignoreChanges == DriftContext.IgnoreChanges.SOME) {
            return DriftClass.UNDETERMINED;
        }
        return root.same(constant, Part.at(root.recorded(), way(path))) ? DriftClass.REVERTED : DriftClass.OVERWRITTEN;
    }

    /**
     * What the configuration leaves out is the provider's to fill in, unless somebody put something where nothing was, or
     * it is about security.
     */
    private static DriftClass unset(DriftedRoot root, List<Value> path, boolean security) {
        List<Value> way = way(path);
        return security || isNothing(Part.at(root.recorded(), way)) && !isNothing(Part.at(root.real(), way))
                ? DriftClass.UNMANAGED
                : DriftClass.STATE_ONLY;
    }

    private static boolean isNothing(Value value) {
        return value.isNull() || value.isEmpty();
    }

    private ConfiguredValue value(List<Value> path) {
        return ConfiguredValue.of(configured, Part.toList(path));
    }

    private static Value real(DriftedRoot root, List<Value> path) {
        return Part.at(root.real(), way(path));
    }

    /** The way from the attribute at the top, down to the first index. */
    private static List<Value> way(List<Value> path) {
        List<Value> way = Part.toList(path);
        return way.isEmpty() ? way : way.subList(1, way.size());
    }
}
