package io.jenkins.plugins.terraformguard.engine.equivalence;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Which of our policies ask what a rule of another tool asks: as {@code rules.yaml} lists it, and else by what the
 * policies themselves name in their references.
 */
public final class RuleMapping {
    private static final String FILE = "/io/jenkins/plugins/terraformguard/engine/equivalence/rules.yaml";

    private final List<Entry> entries;
    private final Map<String, Policy> policies = new TreeMap<>();

    private RuleMapping(List<Entry> entries, List<Policy> policies) {
        this.entries = entries;
        policies.forEach(policy -> this.policies.put(policy.id(), policy));
    }

    /**
     * A rule of another tool.
     *
     * @param name another name of the rule, or null
     * @param policies ids of the policies that ask the same, or null
     * @param none why there is no such policy, or null
     * @param differences where the answers may differ, or null
     */
    record Entry(
            String tool, String rule, String name, List<String> policies, String none, List<Difference> differences) {
        Entry {
            policies = policies == null ? List.of() : List.copyOf(policies);
            differences = differences == null ? List.of() : List.copyOf(differences);
            if (policies.isEmpty() == (none == null || none.isBlank())) {
                throw new IllegalArgumentException(
                        tool + " " + rule + " needs either policies, or a reason why there are none");
            }
        }
    }

    /**
     * A way in which answers differ.
     *
     * @param type of the resource, empty for the plan as a whole
     * @param reason why ours is right
     */
    record Difference(OtherAnswer theirs, OurAnswer ours, String type, String reason) {
        Difference {
            type = type == null ? "" : type;
            if (theirs == null || ours == null || reason == null || reason.isBlank()) {
                throw new IllegalArgumentException("A difference needs theirs, ours and a reason");
            }
        }

        boolean covers(Difference met) {
            return theirs == met.theirs && ours == met.ours && type.equals(met.type);
        }
    }

    /** What the rule of the other tool says of a resource. */
    enum OtherAnswer {
        ALLOW,
        DENY,
        /** Nothing: it did not judge this resource. */
        SILENT
    }

    /** What our policies say of it together; the later ones outweigh the earlier ones. */
    enum OurAnswer {
        ALLOW,
        UNDECIDED,
        ERROR,
        DENY
    }

    /** @param policies those that come with the engine */
    public static RuleMapping load(List<Policy> policies) throws IOException {
        try (InputStream in = RuleMapping.class.getResourceAsStream(FILE)) {
            Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            Object rules = ((Map<?, ?>) yaml).get("rules");
            Entry[] entries = JsonMapper.builder()
                    .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                    .build()
                    .convertValue(rules, Entry[].class);
            return new RuleMapping(List.of(entries), policies);
        }
    }

    List<Entry> entries() {
        return entries;
    }

    /** What is listed for a rule, or what the policies' references say of it; null if neither knows it. */
    Entry of(String tool, String rule) {
        for (Entry entry : entries) {
            if (entry.tool().equals(tool) && (entry.rule().equals(rule) || rule.equals(entry.name()))) {
                return entry;
            }
        }
        Set<String> ids = new TreeSet<>();
        for (String part : rule.split(" \\+ ", -1)) {
            Set<String> referring = referring(tool, part);
            if (referring.isEmpty()) {
                return null;
            }
            ids.addAll(referring);
        }
        return new Entry(tool, rule, null, List.copyOf(ids), null, null);
    }

    /** The policies that name this rule in their references. */
    Set<String> referring(String tool, String rule) {
        Set<String> ids = new TreeSet<>();
        for (Policy policy : policies.values()) {
            String reference = policy.references().getOrDefault(tool, "");
            if (Arrays.stream(reference.split(",", -1)).map(String::strip).anyMatch(rule::equals)) {
                ids.add(policy.id());
            }
        }
        return ids;
    }

    /** The policies by their ids. */
    Map<String, Policy> policies() {
        return Collections.unmodifiableMap(policies);
    }
}
