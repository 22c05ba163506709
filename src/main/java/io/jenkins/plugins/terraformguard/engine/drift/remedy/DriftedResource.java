package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftContext;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A drifted resource and all that is known of it.
 *
 * @param address of the instance
 * @param deposed key of a deposed object, empty for the current one
 * @param kind {@code update}, {@code delete}, {@code move} or {@code create}
 * @param previousAddress where it was before a move, null if it was not moved
 * @param attributes what differs, without noise and without what is ignored
 * @param roots the attributes at the top in which something differs, whole, by name
 * @param planned what the plan does to the resource, null where it does not say
 * @param configured whether the configuration has a block for it
 * @param configuration that block as the plan holds it, null where it does not
 * @param places where an attribute path stands in the configuration, the block itself for the empty path
 * @param importId what the resource is imported by, the null value where that is not known
 */
public record DriftedResource(
        ResourceAddress address,
        String deposed,
        String kind,
        ResourceAddress previousAddress,
        List<Attribute> attributes,
        Map<String, Root> roots,
        ChangeKind planned,
        boolean configured,
        ConfiguredResource configuration,
        Function<String, DriftContext.Place> places,
        Value importId) {
    public DriftedResource {
        Objects.requireNonNull(address);
        Objects.requireNonNull(places);
        attributes = List.copyOf(attributes);
        roots = Map.copyOf(roots);
    }

    /**
     * One difference.
     *
     * @param path as {@link io.jenkins.plugins.terraformguard.engine.plan.ValuePath} writes it
     * @param recorded value of the state, the null value if there was none
     * @param real value found, the null value if there is none any more
     * @param security whether it is about security
     */
    public record Attribute(String path, Value recorded, Value real, DriftClass driftClass, boolean security) {
        /** Whether something is there that was not recorded. */
        boolean isAdded() {
            return recorded.isNull() && !real.isNull();
        }
    }

    /** An attribute at the top of a resource as it was recorded and as it is. */
    public record Root(Value recorded, Value real) {}

    /** What differs and has one of these classes. */
    List<Attribute> of(DriftClass... classes) {
        List<DriftClass> wanted = List.of(classes);
        return attributes.stream()
                .filter(attribute -> wanted.contains(attribute.driftClass()))
                .toList();
    }

    /** What the configuration says of an attribute at the top; null if nothing, or if that is not known. */
    Value expression(String root) {
        return configuration == null ? null : configuration.expressions().get(root);
    }

    DriftContext.Place place(String path) {
        return places.apply(path);
    }

    /** Whether its block stands for several instances. */
    boolean isOneOfMany() {
        boolean counted = configuration != null
                && !(configuration.count().isNull() && configuration.forEach().isNull());
        return counted || !address.equals(address.withoutKeys());
    }
}
