package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialNames;
import java.util.List;

/** Tells which places of a state no change is tried at, since a secret is there or would be. */
final class SecretEdits {
    /** What stands in an archived plan where a secret was begins like this; so nothing may that is set. */
    private static final List<String> HIDDEN = List.of("(hidden ", "(shown) ", ValueText.HIDDEN);

    private SecretEdits() {}

    /** Whether what is on the way to a place, there or below it is a secret by its looks or its name. */
    static boolean isSecret(Value state, List<Value> steps) {
        return ValueTree.touches(state, steps, SecretEdits::looksSecret)
                || hasSecretName(lastName(steps), ValueTree.at(state, steps));
    }

    /** Whether a value that is to be set there is a secret, or holds one. */
    static boolean wouldSetOne(List<Value> steps, Value to) {
        return ValueTree.holds(to, SecretEdits::looksSecret) || hasSecretName(lastName(steps), to);
    }

    private static boolean looksSecret(Value value) {
        return value instanceof Value.Text text
                && (HIDDEN.stream().anyMatch(text.value()::startsWith)
                        || CredentialDetector.find(text.value()) != null);
    }

    private static boolean hasSecretName(String name, Value value) {
        if (value instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> hasSecretName(key, map.get(key)));
        }
        if (value instanceof Value.ListValue list) {
            return list.elements().stream().anyMatch(element -> hasSecretName(name, element));
        }
        return value instanceof Value.Text text
                && CredentialNames.isSecretName(name)
                && !CredentialNames.isPlaceholder(text.value());
    }

    /** The last key on the way. */
    private static String lastName(List<Value> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Value.Text key) {
                return key.value();
            }
        }
        return "";
    }
}
