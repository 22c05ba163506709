package io.jenkins.plugins.terraformguard.health;

import hudson.XmlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is known of stored settings that can't be read. Their file stays as it is until it could be read after all, or until each
 * setting was said anew, so that none is lost with it; then it is copied aside before anything is written over it. Whoever
 * uses this takes care that one thread at a time does.
 */
@Restricted(NoExternalUse.class)
public final class UnreadableSettings {
    private static final Logger LOGGER = Logger.getLogger(UnreadableSettings.class.getName());
    private static final String ASIDE = ".damaged-";
    private static final int MAX_ASIDE = 100;

    private final Set<String> all;
    private final Set<String> unsaid = new TreeSet<>();
    private volatile boolean unreadable;

    /** @param settings names of all settings that the file has */
    public UnreadableSettings(String... settings) {
        all = Set.of(settings);
    }

    /** Whether nobody knows what was set. */
    public boolean isUnreadable() {
        return unreadable;
    }

    /** The file is there, and can't be read. */
    public void found() {
        unsaid.clear();
        unsaid.addAll(all);
        unreadable = true;
    }

    /** The file was read. */
    public void over() {
        unreadable = false;
    }

    /**
     * Somebody said what a setting is from now on.
     *
     * @throws IllegalArgumentException if there is no such setting
     */
    public void said(String setting) {
        if (!all.contains(setting)) {
            throw new IllegalArgumentException("There is no setting " + setting);
        }
        unsaid.remove(setting);
    }

    /** Whether the file may be written now; if not, the log says why, and what was said stays in memory. */
    public boolean letsWrite(XmlFile stored) {
        if (!unreadable) {
            return true;
        }
        if (!unsaid.isEmpty()) {
            LOGGER.log(
                    Level.SEVERE,
                    () -> "Not saved, since " + stored + " can't be read and would be lost. Restore it and restart, or"
                            + " set as well: " + String.join(", ", unsaid));
            return false;
        }
        Path file = stored.getFile().toPath();
        try {
            if (Files.exists(file)) {
                Path aside = copyAside(file);
                LOGGER.log(Level.WARNING, () -> "All settings were set anew; what can't be read is kept as " + aside);
            }
        } catch (IOException e) {
            LOGGER.log(Level.SEVERE, e, () -> "Not saved: " + file + " can't be read, and can't be copied aside");
            return false;
        }
        unreadable = false;
        return true;
    }

    private static Path copyAside(Path file) throws IOException {
        for (int i = 1; i <= MAX_ASIDE; i++) {
            Path aside = file.resolveSibling(file.getFileName() + ASIDE + i);
            if (!Files.exists(aside)) {
                return Files.copy(file, aside);
            }
        }
        throw new IOException("There are " + MAX_ASIDE + " damaged files beside " + file + " already; remove them");
    }
}
