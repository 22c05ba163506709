package io.jenkins.plugins.terraformguard.engine.source;

import java.util.ArrayList;
import java.util.List;

/** Addresses of module instances as plans write them, such as {@code module.a["x.y"].module.b[0]}. */
public final class ModuleAddress {
    private static final String MODULE = "module.";

    private ModuleAddress() {}

    /** The names of the calls without instance keys; empty for the root module. Reading ends where it makes no sense. */
    public static List<String> names(String address) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (address.startsWith(MODULE, at)) {
            int start = at + MODULE.length();
            int end = start;
            while (end < address.length() && address.charAt(end) != '.' && address.charAt(end) != '[') {
                end++;
            }
            names.add(address.substring(start, end));
            at = afterKey(address, end) + 1;
        }
        return names;
    }

    private static int afterKey(String address, int from) {
        if (from >= address.length() || address.charAt(from) != '[') {
            return from;
        }
        int at = from + 1;
        boolean quoted = false;
        while (at < address.length() && (quoted || address.charAt(at) != ']')) {
            char c = address.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                at++;
            }
            at++;
        }
        return at + 1;
    }
}
