package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.Collection;
import java.util.List;

/** Names of what a sentence is about. */
final class Names {
    private static final int MOST = 5;
    private static final int MAX_CHARS = 120;

    private Names() {}

    /** The names in a row, of many only the first: {@code a, b and 3 more}. */
    static String of(Collection<String> names) {
        List<String> shown =
                names.stream().distinct().limit(MOST).map(Names::one).toList();
        long more = names.stream().distinct().count() - shown.size();
        if (more > 0) {
            return String.join(", ", shown) + " and " + more + " more";
        }
        int last = shown.size() - 1;
        return last < 1
                ? String.join("", shown)
                : String.join(", ", shown.subList(0, last)) + " and " + shown.get(last);
    }

    static String paths(Collection<DriftedResource.Attribute> attributes) {
        return of(attributes.stream().map(DriftedResource.Attribute::path).toList());
    }

    static String of(ResourceAddress address) {
        return one(address.toString());
    }

    private static String one(String name) {
        return ValueText.cut(ValueText.oneLine(name), MAX_CHARS);
    }
}
