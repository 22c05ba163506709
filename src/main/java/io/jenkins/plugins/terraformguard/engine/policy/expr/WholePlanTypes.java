package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import java.util.Map;

/** What only a policy about the plan as a whole sees, since it is known when all of the plan was read. */
final class WholePlanTypes {
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    /** Fields of {@code plan}. */
    static final Map<String, CelType> FIELDS = ImmutableMap.<String, CelType>builder()
            .put("changes", MapType.create(SimpleType.STRING, SimpleType.INT))
            .put("changes_by_type", list("ChangesOfType"))
            .put("outputs", list("Output"))
            .put("checks", list("Check"))
            .put("deferred", list("Deferred"))
            .put("actions", list("Action"))
            .put("configuration", type("Configuration"))
            .build();

    static final Map<String, Map<String, CelType>> STRUCTS = ImmutableMap.<String, Map<String, CelType>>builder()
            .put(
                    "guard.ChangesOfType",
                    ImmutableMap.of(
                            "type", SimpleType.STRING,
                            "kind", SimpleType.STRING,
                            "count", SimpleType.INT))
            .put(
                    "guard.Output",
                    ImmutableMap.of(
                            "name", SimpleType.STRING,
                            "kind", SimpleType.STRING,
                            "before", SimpleType.DYN,
                            "after", SimpleType.DYN))
            .put(
                    "guard.Check",
                    ImmutableMap.of(
                            "kind", SimpleType.STRING,
                            "address", SimpleType.STRING,
                            "status", SimpleType.STRING,
                            "problems", TEXTS))
            .put(
                    "guard.Deferred",
                    ImmutableMap.of(
                            "address", SimpleType.STRING,
                            "type", SimpleType.STRING,
                            "kind", SimpleType.STRING,
                            "reason", SimpleType.STRING))
            .put(
                    "guard.Action",
                    ImmutableMap.of(
                            "address", SimpleType.STRING,
                            "type", SimpleType.STRING,
                            "provider", SimpleType.STRING,
                            "trigger", SimpleType.STRING,
                            "triggering_resource", SimpleType.STRING,
                            "event", SimpleType.STRING,
                            "deferred_reason", SimpleType.STRING,
                            "config", SimpleType.DYN))
            .put(
                    "guard.Configuration",
                    ImmutableMap.of(
                            "resources", list("ConfiguredResource"),
                            "providers", list("ConfiguredProvider"),
                            "modules", list("ModuleCall")))
            .put(
                    "guard.ConfiguredResource",
                    ImmutableMap.<String, CelType>builder()
                            .put("module", SimpleType.STRING)
                            .put("address", SimpleType.STRING)
                            .put("mode", SimpleType.STRING)
                            .put("type", SimpleType.STRING)
                            .put("name", SimpleType.STRING)
                            .put("provider", SimpleType.STRING)
                            .put("provisioners", TEXTS)
                            .put("expressions", SimpleType.DYN)
                            .build())
            .put(
                    "guard.ConfiguredProvider",
                    ImmutableMap.<String, CelType>builder()
                            .put("module", SimpleType.STRING)
                            .put("name", SimpleType.STRING)
                            .put("source", SimpleType.STRING)
                            .put("alias", SimpleType.STRING)
                            .put("version", SimpleType.STRING)
                            .put("expressions", SimpleType.DYN)
                            .build())
            .put(
                    "guard.ModuleCall",
                    ImmutableMap.of(
                            "module", SimpleType.STRING,
                            "name", SimpleType.STRING,
                            "source", SimpleType.STRING,
                            "version", SimpleType.STRING,
                            "expressions", SimpleType.DYN))
            .build();

    private WholePlanTypes() {}

    private static CelType type(String name) {
        return StructTypeReference.create("guard." + name);
    }

    private static CelType list(String name) {
        return ListType.create(type(name));
    }
}
