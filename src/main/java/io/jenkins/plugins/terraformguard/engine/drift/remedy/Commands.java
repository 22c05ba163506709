package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.address.InstanceKey;
import io.jenkins.plugins.terraformguard.engine.plan.address.ModuleStep;
import io.jenkins.plugins.terraformguard.engine.plan.address.QuotedText;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands for a POSIX shell. Nothing in an address means anything to the shell. */
final class Commands {
    /** What no shell gives a meaning to, anywhere in a word. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@=-]+");

    static final String UNSAFE = "the address holds characters that can't be seen, or a secret";

    private final String tool;

    /** @param tool name of the program, {@code terraform} or {@code tofu} */
    Commands(String tool) {
        this.tool = quote(tool);
    }

    String tool() {
        return tool;
    }

    /** A command for all that the configuration holds. */
    String all(String words) {
        return tool + " " + words;
    }

    /**
     * A command for one resource.
     *
     * @param option that takes an address: {@code -target}
     * @return empty if the address can't be copied safely
     */
    Optional<String> one(String words, String option, ResourceAddress address) {
        return isSafe(address)
                ? Optional.of(all(words) + " " + option + "=" + quote(address.toString()))
                : Optional.empty();
    }

    /** One word of the shell. Within single quotes everything but a single quote stands for itself. */
    static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Whether an address can be copied: whoever does must see all of it, and no key may be secret or unknown. */
    static boolean isSafe(ResourceAddress address) {
        return Stream.concat(address.module().steps().stream().map(ModuleStep::key), Stream.of(address.key()))
                .allMatch(Commands::isSafe);
    }

    private static boolean isSafe(InstanceKey key) {
        if (key instanceof InstanceKey.ForEach forEach) {
            String text = forEach.key();
            boolean visible =
                    QuotedText.visible(text).equals(text.replace("\\", "\\\\").replace("\"", "\\\""));
            return visible && !text.startsWith(ValueText.HIDDEN);
        }
        return !key.equals(InstanceKey.UNKNOWN);
    }
}
