package io.jenkins.plugins.terraformguard.engine.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Paths of files as reports write them: URIs, escaped or not, relative to names that the report explains, or plain paths. */
final class SarifPath {
    private static final Pattern DRIVE = Pattern.compile("/?[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);
    private static final String FILE = "file:";

    /** Trivy says that its paths begin at the root of the file system, where they begin in the folder it looked at. */
    private static final String FILE_SYSTEM = "file:///";

    private static final String UP = "..";
    private static final int HEX = 16;

    /** Names that explain one another; more go in a circle. */
    private static final int MAX_BASES = 10;

    private SarifPath() {}

    /** What a name that paths are relative to stands for; {@code base} is another such name. */
    record Base(String uri, String base) {}

    /**
     * The path with slashes, without {@code .}, and with {@code ..} at most where it leads out of where it begins; it begins
     * with a slash or a drive if it is absolute.
     *
     * @param base name that it is relative to, or empty
     * @return empty if it names no file of a file system
     */
    static String of(String uri, String base, Map<String, Base> bases) {
        String path = path(uri);
        String name = base;
        for (int i = 0; i < MAX_BASES && path != null && !isAbsolute(path) && bases.containsKey(name); i++) {
            Base known = bases.get(name);
            String before = known.uri().equals(FILE_SYSTEM) ? "" : path(known.uri());
            path = before == null || before.isEmpty() ? path : before + "/" + path;
            name = known.base();
        }
        return path == null ? "" : plain(path);
    }

    /** A path that is no URI, in the same form. What came out goes in again unchanged. */
    static String plain(String path) {
        String normal = normalised(path.replace('\\', '/'));
        return normal.chars().anyMatch(Character::isISOControl) ? "" : normal;
    }

    /**
     * A path as it may be told: of what lies elsewhere on the machine of the scanner nothing, and nothing of the way there.
     *
     * @param path in the form of {@link #plain}
     */
    static String shown(String path) {
        int begin = 0;
        while (path.startsWith(UP + "/", begin)) {
            begin += UP.length() + 1;
        }
        return isAbsolute(path) || path.endsWith(UP) && path.length() == begin + UP.length()
                ? ""
                : path.substring(begin);
    }

    static boolean isAbsolute(String path) {
        return path.startsWith("/") || DRIVE.matcher(path).matches();
    }

    /** The path in a URI or path; null where it is an address in a network. */
    private static String path(String uri) {
        if (DRIVE.matcher(uri).matches()) {
            return uri.replace('\\', '/');
        }
        if (uri.toLowerCase(Locale.ROOT).startsWith(FILE)) {
            String rest = unescaped(uri.substring(FILE.length())).replace('\\', '/');
            if (!rest.startsWith("//")) {
                return rest;
            }
            int slash = rest.indexOf('/', 2);
            return slash < 0 ? "" : rest.substring(slash);
        }
        if (SCHEME.matcher(uri).matches()) {
            return null;
        }
        return unescaped(uri).replace('\\', '/');
    }

    /** Above the root of a file system is nothing. */
    private static String normalised(String path) {
        boolean absolute = isAbsolute(path);
        int root = DRIVE.matcher(path).matches() ? 1 : 0;
        Deque<String> steps = new ArrayDeque<>();
        for (String step : path.split("/")) {
            if (step.equals(UP)) {
                if (steps.size() > root && !steps.peekLast().equals(UP)) {
                    steps.removeLast();
                } else if (!absolute) {
                    steps.addLast(step);
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.addLast(step);
            }
        }
        String joined = String.join("/", steps);
        return path.startsWith("/") && !DRIVE.matcher(path).matches() ? "/" + joined : joined;
    }

    /** What is no escape stays as it is. */
    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            int high = text.charAt(i) == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), HEX) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), HEX);
            if (low < 0) {
                int end = text.offsetByCodePoints(i, 1);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            } else {
                bytes.write(high * HEX + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
