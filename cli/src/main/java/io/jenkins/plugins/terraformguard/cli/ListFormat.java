package io.jenkins.plugins.terraformguard.cli;

import java.util.Locale;

/** How a list is printed. */
enum ListFormat {
    TEXT,
    JSON;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
