package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All functions and operators as CEL's checker is told of them. It takes in each declaration anew for every expression,
 * which costs more than the check itself, so it is given only those that the expression calls.
 */
final class Declarations {
    /** Unsigned numbers, bytes, timestamps and durations are no types of JSON. */
    private static final Set<CelType> LEFT_OUT =
            Set.of(SimpleType.UINT, SimpleType.BYTES, SimpleType.TIMESTAMP, SimpleType.DURATION);

    private static final Set<StandardFunction> CONVERSIONS =
            Set.of(StandardFunction.TYPE, StandardFunction.BOOL, StandardFunction.UINT, StandardFunction.BYTES);

    private static final Map<String, CelFunctionDecl> BY_NAME = byName();

    private Declarations() {}

    /** Those of the functions that there are; of a name that is none there is no declaration. */
    static List<CelFunctionDecl> of(Set<String> names) {
        List<CelFunctionDecl> declarations = new ArrayList<>();
        for (String name : names) {
            CelFunctionDecl declaration = BY_NAME.get(name);
            if (declaration != null) {
                declarations.add(declaration);
            }
        }
        return declarations;
    }

    private static Map<String, CelFunctionDecl> byName() {
        Map<String, CelFunctionDecl> byName = new HashMap<>();
        for (StandardFunction function : StandardFunction.values()) {
            List<CelOverloadDecl> overloads = function.functionDecl().overloads().stream()
                    .filter(Declarations::isOfJson)
                    .toList();
            if (!CONVERSIONS.contains(function) && !overloads.isEmpty()) {
                String name = function.functionName();
                byName.put(name, CelFunctionDecl.newFunctionDeclaration(name, overloads));
            }
        }
        for (PolicyFunction function : FunctionLibrary.all()) {
            if (!function.standard()) {
                byName.put(function.name(), function.declaration());
            }
        }
        for (Relation relation : Relation.values()) {
            String name = relation.function();
            byName.put(
                    name,
                    CelFunctionDecl.newFunctionDeclaration(
                            name,
                            CelOverloadDecl.newGlobalOverload(
                                    name + "_overload", Environment.relatedType(), SimpleType.STRING)));
        }
        return byName;
    }

    private static boolean isOfJson(CelOverloadDecl overload) {
        return !LEFT_OUT.contains(overload.resultType())
                && overload.parameterTypes().stream().noneMatch(LEFT_OUT::contains);
    }
}
