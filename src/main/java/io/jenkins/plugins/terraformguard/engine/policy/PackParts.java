package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the parts of packs together. A pack that is too long for one file has several, each with the key {@code part}. */
public final class PackParts {
    private PackParts() {}

    /**
     * The packs that some files of one layer make up, in the order of their first parts; policies of several parts in that of their
     * ids.
     *
     * @throws PolicyException if parts do not fit together
     */
    public static List<PolicyPack> join(List<PolicyPack> files) throws PolicyException {
        Map<String, List<PolicyPack>> byName = new LinkedHashMap<>();
        List<PolicyPack> whole = new ArrayList<>();
        for (PolicyPack file : files) {
            if (file.part().isEmpty()) {
                whole.add(file);
            } else {
                List<PolicyPack> parts = byName.computeIfAbsent(file.name(), name -> new ArrayList<>());
                if (parts.isEmpty()) {
                    whole.add(file);
                }
                parts.add(file);
            }
        }
        List<PolicyPack> packs = new ArrayList<>();
        for (PolicyPack pack : whole) {
            packs.add(pack.part().isEmpty() ? pack : join(pack, byName.get(pack.name())));
        }
        return packs;
    }

    private static PolicyPack join(PolicyPack first, List<PolicyPack> parts) throws PolicyException {
        List<PolicyPack> sorted = new ArrayList<>(parts);
        sorted.sort(Comparator.comparing(PolicyPack::part));
        StringBuilder digests = new StringBuilder();
        Map<String, PolicyPack> names = new TreeMap<>();
        Map<String, Parameter> parameters = new TreeMap<>();
        Map<String, Value> params = new TreeMap<>();
        List<Policy> policies = new ArrayList<>();
        for (PolicyPack part : sorted) {
            PolicyPack twin = names.put(part.part(), part);
            check(
                    twin == null,
                    part,
                    "The pack has the part '" + part.part() + "' twice",
                    "Name one of them otherwise");
            check(
                    part.version().equals(first.version()),
                    part,
                    "This part has the version " + part.version() + ", another part " + first.version(),
                    "Give all parts of the pack one version");
            for (Parameter parameter : part.parameters().values()) {
                Parameter other = parameters.putIfAbsent(parameter.name(), parameter);
                check(
                        other == null || other.isLike(parameter),
                        part,
                        "Another part declares the parameter '" + parameter.name() + "' otherwise",
                        "Give it the same type and default in all parts, or another name");
            }
            part.params().forEach(params::put);
            policies.addAll(part.policies());
            digests.append(part.part()).append(' ').append(part.digest()).append('\n');
        }
        policies.sort(Comparator.comparing(Policy::id));
        return new PolicyPack(
                first.name(),
                first.version(),
                "",
                Sha256.hex(digests.toString()),
                first.layer(),
                first.place(),
                parameters,
                MapValue.copyOf(params),
                policies);
    }

    private static void check(boolean good, PolicyPack part, String message, String remedy) throws PolicyException {
        if (!good) {
            throw part.place().error(message, remedy);
        }
    }
}
