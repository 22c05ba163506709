package io.jenkins.plugins.terraformguard.engine.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Names of files as relative URIs. */
final class FileUri {
    static final String FALLBACK = "plan.json";

    private FileUri() {}

    /** A name as one segment, percent-encoded as UTF-8; a fallback for what would name no file: nothing, {@code .}, {@code ..}. */
    static String of(String name) {
        if (name.isBlank() || name.equals(".") || name.equals("..")) {
            return FALLBACK;
        }
        StringBuilder uri = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c)) {
                uri.append(c);
            } else {
                uri.append('%').append(hex(c >> 4)).append(hex(c & 0xf));
            }
        }
        return uri.toString();
    }

    /**
     * The path of a file, with slashes, percent-encoded segment by segment; empty for one that is not plainly below the
     * folder where it begins.
     */
    static String ofPath(String path) {
        List<String> segments = List.of(path.split("/", -1));
        boolean plain = segments.stream()
                .noneMatch(segment -> segment.isBlank() || segment.equals(".") || segment.equals(".."));
        return plain ? segments.stream().map(FileUri::of).collect(Collectors.joining("/")) : "";
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }
}
