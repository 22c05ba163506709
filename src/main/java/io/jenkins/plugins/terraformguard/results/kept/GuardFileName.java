package io.jenkins.plugins.terraformguard.results.kept;

import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The id of a guard as the name of a file. On a file system that takes {@code Web} and {@code web} for one name, and has
 * names of its own, two guards never share a file.
 */
@Restricted(NoExternalUse.class)
public final class GuardFileName {
    private static final Pattern DEVICE = Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");
    private static final String DEVICE_MARK = "~_";
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern MARKED = Pattern.compile("~([a-z])");

    private GuardFileName() {}

    /**
     * The name.
     *
     * @throws IOException if the id can't be one
     */
    public static String of(String guard) throws IOException {
        if (!DecisionStore.isUsableId(guard)) {
            throw new IOException("No usable id for a guard");
        }
        return name(guard);
    }

    /** The guard that has this name, if it is one that we give. */
    public static Optional<String> guard(String name) {
        String plain = name.startsWith(DEVICE_MARK) ? name.substring(DEVICE_MARK.length()) : name;
        String guard = MARKED.matcher(plain)
                .replaceAll(letter -> "" + (char) (letter.group(1).charAt(0) - 'a' + 'A'));
        return DecisionStore.isUsableId(guard) && name(guard).equals(name) ? Optional.of(guard) : Optional.empty();
    }

    private static String name(String guard) {
        String name = CAPITAL.matcher(guard)
                .replaceAll(capital -> "~" + (char) (capital.group().charAt(0) - 'A' + 'a'));
        return DEVICE.matcher(name).matches() ? DEVICE_MARK + name : name;
    }
}
