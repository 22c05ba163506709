package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.policy.expr.TypeGlob;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Resource types as rows name them. Most are written out, and need no pattern. */
final class TypeNames {
    private TypeNames() {}

    static Predicate<String> any(List<String> names) {
        Set<String> plain = new HashSet<>(names);
        if (plain.contains("*")) {
            return type -> true;
        }
        List<String> globs = names.stream().filter(name -> name.contains("*")).toList();
        if (globs.isEmpty()) {
            return plain::contains;
        }
        Predicate<String> patterns = TypeGlob.any(globs);
        return type -> plain.contains(type) || patterns.test(type);
    }
}
