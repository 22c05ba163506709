package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All functions that an expression may call. A new one is added to a group here, and is known everywhere by that. */
final class FunctionLibrary {
    /** The groups, by their headings in the reference. */
    static final Map<String, List<PolicyFunction>> GROUPS = groups();

    private static final Map<String, PolicyFunction> BY_NAME = byName();

    private FunctionLibrary() {}

    /** The function of that name, or null. */
    static PolicyFunction find(String name) {
        return BY_NAME.get(name);
    }

    static List<PolicyFunction> all() {
        return List.copyOf(BY_NAME.values());
    }

    private static Map<String, List<PolicyFunction>> groups() {
        Map<String, List<PolicyFunction>> groups = new LinkedHashMap<>();
        groups.put("Texts", TextFunctions.ALL);
        groups.put("Values and lists", ValueFunctions.ALL);
        groups.put("What changes", ChangeFunctions.ALL);
        groups.put("Networks", NetworkFunctions.ALL);
        groups.put("IAM", IamFunctions.ALL);
        groups.put("Versions", VersionFunctions.ALL);
        groups.put("Time", TimeFunctions.ALL);
        groups.put("Freeze windows", FreezeFunctions.ALL);
        return groups;
    }

    private static Map<String, PolicyFunction> byName() {
        Map<String, PolicyFunction> byName = new LinkedHashMap<>();
        List<PolicyFunction> all = new ArrayList<>();
        GROUPS.values().forEach(all::addAll);
        for (PolicyFunction function : all) {
            if (byName.put(function.name(), function) != null) {
                throw new IllegalStateException("two functions are called " + function.name());
            }
        }
        return byName;
    }
}
