package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.decision.Scope;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredProvider;
import io.jenkins.plugins.terraformguard.engine.plan.Expressions;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects where a plan works: the providers of its resources, and the regions that resources and providers name. What is
 * sensitive, unknown, or has not the form of such a name is no name of anything. Of resources that stay as they are only
 * the provider is looked at: to build their values would cost more than it tells.
 */
final class ScopeCollector {
    private static final String VARIABLE = "var.";
    private static final List<String> EXPRESSIONS = List.of("region", "location", "zone");

    private final MapValue variables;
    private final TreeSet<String> providers = new TreeSet<>();
    private final TreeSet<String> regions = new TreeSet<>();
    private String last = "";

    /** @param variables of the root module: some say where a provider works */
    ScopeCollector(MapValue variables) {
        this.variables = variables;
    }

    void change(ResourceChange change) {
        used(change.provider());
        if (change.kind() != ChangeKind.NO_OP) {
            state(change.provider(), change.before());
            state(change.provider(), change.after());
        }
    }

    void provider(ConfiguredProvider provider) {
        used(provider.fullName());
        for (String name : EXPRESSIONS) {
            if (provider.expressions().get(name) instanceof MapValue expression) {
                configured(name, expression);
            }
        }
    }

    private void configured(String name, MapValue expression) {
        place(name, expression.get("constant_value"));
        Set<String> references = Expressions.references(expression);
        if (references.size() == 1) {
            String only = references.iterator().next();
            if (only.startsWith(VARIABLE)) {
                place(name, variables.get(only.substring(VARIABLE.length())));
            }
        }
    }

    private void used(String source) {
        if (!source.equals(last)) {
            last = source;
            String lower = source.toLowerCase(Locale.ROOT);
            if (DecisionLimits.SOURCE.matcher(lower).matches()) {
                add(providers, lower);
            }
        }
    }

    private void state(String provider, Value state) {
        if (state instanceof MapValue attributes) {
            place("region", attributes.get("region"));
            place("availability_zone", attributes.get("availability_zone"));
            place("zone", attributes.get("zone"));
            if (RegionName.hasLocations(provider)) {
                place("location", attributes.get("location"));
            }
            place("arn", attributes.get("arn"));
        }
    }

    private void place(String attribute, Value value) {
        if (value instanceof Value.Text text) {
            String region = RegionName.of(attribute, text.value());
            if (!region.isEmpty()) {
                add(regions, region);
            }
        }
    }

    private static void add(TreeSet<String> names, String name) {
        names.add(name);
        if (names.size() > Scope.MAX) {
            names.pollLast();
        }
    }

    /** All of it; to be called when all of the plan was read. */
    Scope finish() {
        return new Scope(List.copyOf(providers), List.copyOf(regions));
    }
}
