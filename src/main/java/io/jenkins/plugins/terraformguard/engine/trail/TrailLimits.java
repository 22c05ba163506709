package io.jenkins.plugins.terraformguard.engine.trail;

import java.util.regex.Pattern;

/** What documents of the trail may hold at most, and the forms they may use; readers refuse the rest. */
final class TrailLimits {
    /** Bytes of a link, and of a head. */
    static final int DOCUMENT_BYTES = 4 << 20;

    /** UTF-16 code units of one text. */
    static final int TEXT = 4_096;

    /** Artifacts of one link. */
    static final int ARTIFACTS = 10_000;

    /** Facts of one link, and likewise versions of tools. */
    static final int FACTS = 200;

    /** Links in a row that were announced and never written. */
    static final int ANNOUNCED = 1_000;

    static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    static final Pattern DIGEST_OR_EMPTY = Pattern.compile("(?:[0-9a-f]{64})?");
    static final Pattern CHAIN = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    static final Pattern GUARD = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    static final Pattern START = Pattern.compile("(?:first|reset)?");
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern TIME = Pattern.compile("(?:\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?Z)?");

    private TrailLimits() {}

    static void match(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " does not match " + pattern);
        }
    }

    static void fits(String text, String what) {
        if (text.length() > TEXT) {
            throw new IllegalArgumentException(what + " is longer than " + TEXT + " characters");
        }
    }
}
