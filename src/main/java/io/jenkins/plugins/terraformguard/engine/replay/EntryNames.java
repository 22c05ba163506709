package io.jenkins.plugins.terraformguard.engine.replay;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the files of one layer within an archive. A name that every system can unpack stays; any other, and one that
 * differs from an earlier one in nothing but letter case, becomes a number.
 */
final class EntryNames {
    private static final int MAX_LENGTH = 150;
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z0-9._-]*[A-Za-z0-9_-]/)*[A-Za-z0-9._-]*[A-Za-z0-9_-]");

    /** Names of devices, which some systems do not give to files, whatever follows a dot. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private final String folder;
    private final Set<String> taken = new HashSet<>();
    private int number;

    EntryNames(String folder) {
        this.folder = folder;
    }

    String next(String name) {
        number++;
        String entry = isPlain(name) && !isTaken(name) ? name : "file-" + number;
        while (isTaken(entry)) {
            entry += "-";
        }
        take(entry);
        return folder + "/" + entry;
    }

    private static boolean isPlain(String name) {
        if (name.length() > MAX_LENGTH || !PLAIN.matcher(name).matches()) {
            return false;
        }
        for (String part : name.split("/")) {
            if (DEVICE.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a file is called so, or a folder, or a folder would have to have the name of a file. */
    private boolean isTaken(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', slash + 1)) {
            if (taken.contains(lower.substring(0, slash))) {
                return true;
            }
        }
        return taken.contains(lower) || taken.contains(lower + "/");
    }

    private void take(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        taken.add(lower);
        for (int slash = lower.indexOf('/'); slash >= 0; slash = lower.indexOf('/', slash + 1)) {
            taken.add(lower.substring(0, slash + 1));
        }
    }
}
