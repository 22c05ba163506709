package io.jenkins.plugins.terraformguard.engine.policy.expr;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables that an expression may use, and their types. Attributes of resources are dynamic, the rest is typed. */
public final class Environment implements CelTypeProvider {
    /** Variables in the order of their slots. */
    public static final List<String> VARIABLES = List.of("resource", "change", "before", "after", "params", "plan");

    private static final Map<String, CelType> RESOURCE = ImmutableMap.<String, CelType>builder()
            .put("address", SimpleType.STRING)
            .put("type", SimpleType.STRING)
            .put("name", SimpleType.STRING)
            .put("module", SimpleType.STRING)
            .put("provider", SimpleType.STRING)
            .put("index", SimpleType.DYN)
            .put("mode", SimpleType.STRING)
            .put("deposed", SimpleType.STRING)
            .build();
    private static final Map<String, CelType> CHANGE = ImmutableMap.<String, CelType>builder()
            .put("actions", ListType.create(SimpleType.STRING))
            .put("kind", SimpleType.STRING)
            .put("reason", SimpleType.STRING)
            .put("replace_paths", ListType.create(SimpleType.STRING))
            .put("importing", SimpleType.BOOL)
            .put("generated_config", SimpleType.BOOL)
            .put("previous_address", SimpleType.STRING)
            .build();
    private static final Map<String, CelType> PLAN = ImmutableMap.<String, CelType>builder()
            .put("format_version", SimpleType.STRING)
            .put("terraform_version", SimpleType.STRING)
            .put("tool", SimpleType.STRING)
            .put("timestamp", SimpleType.STRING)
            .put("variables", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .put("errored", SimpleType.DYN)
            .put("complete", SimpleType.DYN)
            .put("applyable", SimpleType.DYN)
            .build();
    private static final Map<String, Map<String, CelType>> STRUCTS =
            Map.of("guard.Resource", RESOURCE, "guard.Change", CHANGE, "guard.Plan", PLAN);

    private static final String PARAMS = "guard.Params";

    private final ImmutableMap<String, CelType> types;

    /** @param params parameters with their types; where none has one, {@code params} is a plain map */
    Environment(Map<String, ParamType> params) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        STRUCTS.forEach((name, fields) -> builder.put(
                name,
                StructType.create(
                        name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)))));
        if (params.values().stream().anyMatch(type -> type != ParamType.ANY)) {
            builder.put(
                    PARAMS,
                    StructType.create(
                            PARAMS,
                            ImmutableSet.copyOf(params.keySet()),
                            field -> Optional.ofNullable(params.get(field)).map(ParamType::celType)));
        }
        types = builder.build();
    }

    CelType typeOf(String variable) {
        return variable.equals("params") && types.containsKey(PARAMS)
                ? StructTypeReference.create(PARAMS)
                : standardTypeOf(variable);
    }

    private static CelType standardTypeOf(String variable) {
        return switch (variable) {
            case "resource" -> StructTypeReference.create("guard.Resource");
            case "change" -> StructTypeReference.create("guard.Change");
            case "plan" -> StructTypeReference.create("guard.Plan");
            case "params" -> MapType.create(SimpleType.STRING, SimpleType.DYN);
            default -> SimpleType.DYN;
        };
    }

    /** The fields of a typed variable, empty for a dynamic one. */
    static java.util.Set<String> fieldsOf(String variable) {
        return STRUCTS.getOrDefault(standardTypeOf(variable).name(), Map.of()).keySet();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String typeName) {
        return Optional.ofNullable(types.get(typeName));
    }
}
