package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.List;
import java.util.Optional;

/**
 * An attribute that a policy says to set where it is violated. Whether that helps is not taken on trust: it is tried.
 *
 * @param path below the resource, such as {@code metadata_options[0].http_tokens}; {@code [*]} means every element that
 *     there is
 * @param to null for an attribute that is not to be set
 * @param place where it stands
 */
public record SuggestedEdit(String path, Value to, Place place) {
    /** Edits of one policy. */
    static final int MAX = 10;

    private static final String EVERY = "[*]";
    private static final int MAX_PATH = 500;

    /** Parts of the path between which every element is meant; one where no list is gone through. */
    public List<String> parts() {
        return List.of(path.split("\\[\\*]", -1));
    }

    static boolean isPath(String path) {
        Optional<List<Value>> steps = ValuePath.parse(path.replace(EVERY, "[0]"));
        return path.length() <= MAX_PATH
                && steps.isPresent()
                && !steps.get().isEmpty()
                && steps.get().get(0) instanceof Value.Text;
    }
}
