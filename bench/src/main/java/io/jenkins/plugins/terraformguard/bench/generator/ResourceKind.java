package io.jenkins.plugins.terraformguard.bench.generator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A resource type and how its values come about.
 *
 * @param computed attributes that are unknown until the resource exists; the last one also changes with updates
 * @param sensitive marked attributes, see {@link MarkTree}
 * @param changing the attribute that an update changes
 * @param forcesNew the attribute whose change replaces the resource
 * @param values makes the attributes of one resource
 */
record ResourceKind(
        Provider provider,
        boolean data,
        String type,
        List<String> computed,
        Set<String> sensitive,
        String changing,
        String forcesNew,
        Function<Entropy, Map<String, Object>> values) {
    static ResourceKind managed(
            Provider provider,
            String type,
            List<String> computed,
            String changing,
            String forcesNew,
            Function<Entropy, Map<String, Object>> values) {
        return new ResourceKind(provider, false, type, computed, Set.of(), changing, forcesNew, values);
    }

    static ResourceKind data(
            Provider provider, String type, List<String> computed, Function<Entropy, Map<String, Object>> values) {
        return new ResourceKind(provider, true, type, computed, Set.of(), "", "", values);
    }

    ResourceKind hiding(String... sensitiveAttributes) {
        return new ResourceKind(
                provider, data, type, computed, Set.of(sensitiveAttributes), changing, forcesNew, values);
    }

    String mode() {
        return data ? "data" : "managed";
    }

    /** The address within its module, without an index. */
    String address(String name) {
        return (data ? "data." : "") + type + "." + name;
    }
}
