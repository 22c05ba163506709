package io.jenkins.plugins.terraformguard.tool;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a configuration file of Git as tells where a repository comes from. Files that it includes, and rules that
 * rewrite addresses, are not looked at.
 */
final class GitConfig {
    private static final Pattern SECTION =
            Pattern.compile("\\[\\s*([A-Za-z0-9.-]+)\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\")?\\s*]");

    private static final int MAX_LINE = 4_000;

    private static final String ORIGIN = "origin";

    /** Values by {@code section.subsection.key}; of several the last counts, as it does for Git. */
    private final Map<String, String> values = new TreeMap<>();

    private GitConfig() {}

    static GitConfig parse(String text) {
        GitConfig config = new GitConfig();
        String section = "";
        for (String raw : text.split("\n")) {
            String line = raw.length() > MAX_LINE ? "" : raw.strip();
            Matcher header = SECTION.matcher(line);
            if (header.lookingAt()) {
                String name = header.group(2);
                section = header.group(1).toLowerCase(Locale.ROOT) + "."
                        + (name == null ? "" : name.replaceAll("\\\\(.)", "$1") + ".");
                line = line.substring(header.end()).strip();
            }
            int sign = line.indexOf('=');
            if (sign > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                String key = line.substring(0, sign).strip().toLowerCase(Locale.ROOT);
                config.values.put(section + key, value(line.substring(sign + 1).strip()));
            }
        }
        return config;
    }

    /** A value without its quotes and without a comment behind it. */
    private static String value(String text) {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && i + 1 < text.length()) {
                out.append(text.charAt(++i));
            } else if (!quoted && (c == '#' || c == ';')) {
                break;
            } else {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    /** Address of the remote that a branch follows, else of {@code origin}; empty where there is none. */
    String remote(String branch) {
        String followed = values.getOrDefault("branch." + branch + ".remote", ORIGIN);
        String address = values.get("remote." + followed + ".url");
        return address == null ? values.getOrDefault("remote." + ORIGIN + ".url", "") : address;
    }

    /** Where the work tree of a submodule is, from its folder; empty where that is not said. */
    String workTree() {
        return values.getOrDefault("core.worktree", "");
    }
}
