package io.jenkins.plugins.terraformguard.results.history;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A history can't be read; nothing but its file is wrong, and it can be made anew from the builds. It is shown to people, who need
 * not know where the controller keeps its files.
 */
final class DamagedHistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedHistoryException(Path file, String damage) {
        super("The history " + file.getFileName() + " is damaged: " + damage);
    }
}
