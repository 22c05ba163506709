package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelType;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A parameter of a function.
 *
 * @param types the types that CEL accepts for it; several make several overloads
 * @param check refuses an argument that is written out in the policy and can never be right, when the policy is loaded
 */
record Parameter(String name, List<CelType> types, Consumer<String> check) {
    static Parameter of(String name, CelType... types) {
        return new Parameter(name, List.of(types), text -> {});
    }

    /** The same, with texts checked that are written out. */
    Parameter checked(Consumer<String> literal) {
        return new Parameter(name, types, literal);
    }

    /** Name and types, as in {@code net: string}. */
    String shown() {
        return name + ": " + types.stream().map(TypeName::of).collect(Collectors.joining(" or "));
    }
}
