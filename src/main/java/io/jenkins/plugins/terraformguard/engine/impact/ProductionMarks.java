package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Tells what belongs to production: by whole words in addresses, in tags or labels, and in variables. */
final class ProductionMarks {
    private final Set<String> words;
    private final Set<String> tags;
    private final Set<String> variables;
    private final List<String> maps;

    ProductionMarks(RiskSettings settings) {
        words = lower(settings.list("production_words"));
        tags = lower(settings.list("production_tags"));
        variables = lower(settings.list("production_variables"));
        maps = settings.list("tag_maps");
    }

    private static Set<String> lower(List<String> words) {
        Set<String> lower = new TreeSet<>();
        words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
        return lower;
    }

    boolean marks(ResourceChange change) {
        return isProduction(change.address()) || isTagged(change.after()) || isTagged(change.before());
    }

    /** Whether a variable of the plan says so. */
    boolean marks(String variable, Value value) {
        return variables.contains(variable.toLowerCase(Locale.ROOT)) && isProduction(value);
    }

    private boolean isTagged(Value state) {
        if (state instanceof MapValue attributes) {
            for (String name : maps) {
                if (attributes.get(name) instanceof MapValue map && isTaggedMap(map)) {
                    return true;
                }
            }
            return attributes.get("metadata") instanceof Value.ListValue metadata
                    && metadata.elements().stream().anyMatch(this::isTagged);
        }
        return false;
    }

    private boolean isTaggedMap(MapValue map) {
        for (String key : map.keys()) {
            if (tags.contains(key.toLowerCase(Locale.ROOT)) && isProduction(map.get(key))) {
                return true;
            }
        }
        return false;
    }

    private boolean isProduction(Value value) {
        return value instanceof Value.Text text && isProduction(text.value());
    }

    /** Whether one of its words is one of those; anything but letters and digits parts words. */
    private boolean isProduction(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
                if (i > start && words.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }
}
