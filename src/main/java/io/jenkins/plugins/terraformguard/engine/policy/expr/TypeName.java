package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;

/** What types are called in the documentation and in messages. */
final class TypeName {
    private TypeName() {}

    static String of(CelType type) {
        if (type instanceof NullableType nullable) {
            return of(nullable.targetType());
        }
        if (type instanceof ListType list
                && list.hasElemType()
                && !list.elemType().equals(SimpleType.DYN)) {
            return "list of " + of(list.elemType());
        }
        return type.kind() == CelKind.DYN
                ? "any"
                : type.kind() == CelKind.LIST
                        ? "list"
                        : type.kind() == CelKind.MAP ? "map" : type.name().replaceFirst("^guard[.]", "");
    }
}
