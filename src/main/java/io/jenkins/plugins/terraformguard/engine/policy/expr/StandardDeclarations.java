package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.Set;

/**
 * What of CEL's standard functions there is here. Unsigned numbers, bytes, timestamps and durations are no types of JSON.
 * CEL's checker declares all functions anew for every expression, so fewer of them also make it several times as fast.
 */
final class StandardDeclarations {
    private static final Set<CelType> LEFT_OUT =
            Set.of(SimpleType.UINT, SimpleType.BYTES, SimpleType.TIMESTAMP, SimpleType.DURATION);
    private static final Set<StandardFunction> CONVERSIONS =
            Set.of(StandardFunction.TYPE, StandardFunction.BOOL, StandardFunction.UINT, StandardFunction.BYTES);

    static final CelStandardDeclarations ALL = CelStandardDeclarations.newBuilder()
            .filterFunctions((function, overload) -> !CONVERSIONS.contains(function)
                    && !LEFT_OUT.contains(overload.celOverloadDecl().resultType())
                    && overload.celOverloadDecl().parameterTypes().stream().noneMatch(LEFT_OUT::contains))
            .filterIdentifiers(identifier -> false)
            .build();

    private StandardDeclarations() {}
}
