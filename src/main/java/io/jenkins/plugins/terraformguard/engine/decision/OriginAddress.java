package io.jenkins.plugins.terraformguard.engine.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes out of the address of a repository or module what lets one in: user and password before the host, and parameters
 * that are not known to be harmless. Of SSH the user stays, since it is part of the address. Where it can't be told what is
 * what, rather too much goes.
 */
final class OriginAddress {
    private static final String SCHEME = "://";
    private static final String HIDDEN = "***";

    /** Parameters that choose what is fetched, and let nobody in. */
    private static final Set<String> HARMLESS =
            Set.of("ref", "rev", "tag", "branch", "depth", "archive", "checksum", "version", "versionid", "region");

    private OriginAddress() {}

    static String clean(String address) {
        int path = pathEnd(address);
        String query = path < address.length() && address.charAt(path) == '?' ? address.substring(path + 1) : "";
        int fragment = query.indexOf('#');
        String parameters = fragment < 0 ? query : query.substring(0, fragment);
        String clean = withoutUser(address.substring(0, path));
        return parameters.isEmpty() ? clean : clean + "?" + parameters(parameters);
    }

    /** Where parameters or a fragment begin; such a sign before a host is one of a password that nobody encoded. */
    private static int pathEnd(String address) {
        int scheme = address.indexOf(SCHEME);
        int host = scheme < 0 ? 0 : scheme + SCHEME.length();
        int end = first(address, host, "?#");
        boolean inAuthority = first(address, host, "/\\") > end;
        int user = address.lastIndexOf('@');
        return inAuthority && user > end ? first(address, user, "?#") : end;
    }

    /** Each part behind {@code ://} may have a user: an address may hold another one. */
    private static String withoutUser(String address) {
        int scheme = address.indexOf(SCHEME);
        if (scheme < 0) {
            return withoutPassword(address);
        }
        StringBuilder out = new StringBuilder(address.length());
        int from = 0;
        while (scheme >= 0) {
            int start = scheme + SCHEME.length();
            int next = address.indexOf(SCHEME, start);
            boolean ssh =
                    address.substring(from, scheme).toLowerCase(Locale.ROOT).endsWith("ssh");
            out.append(address, from, start);
            out.append(behindScheme(address.substring(start, next < 0 ? address.length() : next), ssh));
            from = next < 0 ? address.length() : next;
            scheme = next;
        }
        return out.toString();
    }

    private static String behindScheme(String part, boolean ssh) {
        int end = first(part, 0, "/\\");
        String authority = part.substring(0, end);
        int at = authority.lastIndexOf('@');
        boolean wrongPort = at < 0 && !isPort(authority);
        if (wrongPort) {
            // A password with a slash, which reads like a port.
            at = part.lastIndexOf('@');
            if (at < 0) {
                return authority.substring(0, authority.indexOf(':') + 1) + HIDDEN + part.substring(end);
            }
        }
        if (at < 0) {
            return part;
        }
        String user = ssh ? part.substring(0, first(part, 0, ":@")) : "";
        String rest = part.substring(at + 1);
        return user.isEmpty() ? behindScheme(rest, ssh) : user + "@" + rest;
    }

    /** Whether what stands behind the host may be a port. */
    private static boolean isPort(String authority) {
        int colon = authority.startsWith("[") ? authority.indexOf("]:") + 1 : authority.indexOf(':');
        if (colon <= 0) {
            return colon != 0 || authority.startsWith("[");
        }
        String port = authority.substring(colon + 1);
        return port.equals(HIDDEN) || port.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** {@code user@host:path} as SSH has it, possibly with {@code git::} before it. */
    private static String withoutPassword(String address) {
        int getter = address.lastIndexOf("::");
        int start = getter < 0 ? 0 : getter + 2;
        int sign = first(address, start, ":@/\\");
        boolean password = sign < address.length() && address.charAt(sign) == ':' && address.indexOf('@', sign) >= 0;
        return password
                ? address.substring(0, sign + 1) + HIDDEN + address.substring(address.lastIndexOf('@'))
                : address;
    }

    private static String parameters(String query) {
        List<String> parameters = new ArrayList<>();
        for (String parameter : query.split("[&;]", -1)) {
            int sign = parameter.indexOf('=');
            String name = sign < 0 ? "" : parameter.substring(0, sign);
            if (HARMLESS.contains(name.toLowerCase(Locale.ROOT))) {
                parameters.add(parameter);
            } else {
                parameters.add(isName(name) ? name + "=" + HIDDEN : HIDDEN);
            }
        }
        return String.join("&", parameters);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 40
                && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-');
    }

    /** The first place of one of these signs, or the end. */
    private static int first(String text, int from, String signs) {
        int at = from;
        while (at < text.length() && signs.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
