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
import java.util.Set;
import java.util.TreeSet;

/** The variables that an expression may use, and their types. Attributes of resources are dynamic, the rest is typed. */
public final class Environment implements CelTypeProvider {
    /** Variables in the order of their slots. */
    public static final List<String> VARIABLES =
            List.of("resource", "change", "before", "after", "params", "plan", "run");

    private static final String WHOLE_PLAN = "guard.WholePlan";

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
    private static final Map<String, CelType> RUN = ImmutableMap.<String, CelType>builder()
            .put("phase", SimpleType.STRING)
            .put("job", SimpleType.STRING)
            .put("started_by", SimpleType.STRING)
            .put("repository", SimpleType.STRING)
            .put("branch", SimpleType.STRING)
            .put("commit", SimpleType.STRING)
            .put("change_references", ListType.create(SimpleType.STRING))
            .put("time", SimpleType.STRING)
            .build();
    private static final Map<String, CelType> FREEZE = ImmutableMap.<String, CelType>builder()
            .put("name", SimpleType.STRING)
            .put("reason", SimpleType.STRING)
            .put("from", SimpleType.STRING)
            .put("until", SimpleType.STRING)
            .put("actions", ListType.create(SimpleType.STRING))
            .put("resources", ListType.create(SimpleType.STRING))
            .build();
    /** The field that says which of the related resources it is. */
    static final String ADDRESS = "address";

    private static final String RELATED_NAME = "guard.Related";

    private static final String RUN_NAME = "guard.Run";

    private static final String FREEZE_NAME = "guard.Freeze";

    private static final Map<String, CelType> RELATED = ImmutableMap.<String, CelType>builder()
            .put(ADDRESS, SimpleType.STRING)
            .put("type", SimpleType.STRING)
            .put("name", SimpleType.STRING)
            .put("module", SimpleType.STRING)
            .put("index", SimpleType.DYN)
            .put("kind", SimpleType.STRING)
            .put("before", SimpleType.DYN)
            .put("after", SimpleType.DYN)
            .build();
    private static final Map<String, Map<String, CelType>> STRUCTS =
            ImmutableMap.<String, Map<String, CelType>>builder()
                    .put("guard.Resource", RESOURCE)
                    .put("guard.Change", CHANGE)
                    .put("guard.Plan", PLAN)
                    .put(
                            WHOLE_PLAN,
                            ImmutableMap.<String, CelType>builder()
                                    .putAll(PLAN)
                                    .putAll(WholePlanTypes.FIELDS)
                                    .build())
                    .put(RELATED_NAME, RELATED)
                    .put(RUN_NAME, RUN)
                    .put(FREEZE_NAME, FREEZE)
                    .putAll(WholePlanTypes.STRUCTS)
                    .build();

    private static final String PARAMS = "guard.Params";
    private static final ImmutableMap<String, CelType> TYPES = types(STRUCTS);

    private final boolean planScope;
    private final ImmutableMap<String, CelType> types;

    /**
     * @param params parameters with their types; where none has one, {@code params} is a plain map
     * @param planScope whether the plan is asked about as a whole, when all of it is known
     */
    Environment(Map<String, ParamType> params, boolean planScope) {
        this.planScope = planScope;
        if (params.values().stream().allMatch(type -> type == ParamType.ANY)) {
            types = TYPES;
            return;
        }
        types = ImmutableMap.<String, CelType>builder()
                .putAll(TYPES)
                .put(
                        PARAMS,
                        StructType.create(
                                PARAMS,
                                ImmutableSet.copyOf(params.keySet()),
                                field -> Optional.ofNullable(params.get(field)).map(ParamType::celType)))
                .build();
    }

    CelType typeOf(String variable) {
        return variable.equals("params") && types.containsKey(PARAMS)
                ? StructTypeReference.create(PARAMS)
                : standardTypeOf(variable, planScope);
    }

    /** What functions give that get at other resources. */
    static CelType relatedType() {
        return ListType.create(StructTypeReference.create(RELATED_NAME));
    }

    /** What is known of the build that asks. */
    static CelType runType() {
        return StructTypeReference.create(RUN_NAME);
    }

    /** Freeze windows that are open. */
    static CelType freezesType() {
        return ListType.create(StructTypeReference.create(FREEZE_NAME));
    }

    private static CelType standardTypeOf(String variable, boolean planScope) {
        return switch (variable) {
            case "resource" -> StructTypeReference.create("guard.Resource");
            case "change" -> StructTypeReference.create("guard.Change");
            case "plan" -> StructTypeReference.create(planScope ? WHOLE_PLAN : "guard.Plan");
            case "run" -> runType();
            case "params" -> MapType.create(SimpleType.STRING, SimpleType.DYN);
            default -> SimpleType.DYN;
        };
    }

    /** The fields of a typed variable, empty for a dynamic one. */
    static Set<String> fieldsOf(String variable, boolean planScope) {
        Map<String, CelType> struct =
                STRUCTS.get(standardTypeOf(variable, planScope).name());
        return struct == null ? Set.of() : struct.keySet();
    }

    /** The fields of all typed values, for a value whose type can't be told from its name. */
    static Set<String> allFields() {
        Set<String> fields = new TreeSet<>();
        STRUCTS.values().forEach(struct -> fields.addAll(struct.keySet()));
        return fields;
    }

    private static ImmutableMap<String, CelType> types(Map<String, Map<String, CelType>> structs) {
        ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
        structs.forEach((name, fields) -> builder.put(
                name,
                StructType.create(
                        name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)))));
        return builder.build();
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
