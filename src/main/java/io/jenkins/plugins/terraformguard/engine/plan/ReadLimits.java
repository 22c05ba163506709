package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bounds of what the reader accepts, so that a hostile or broken file ends in an error and not in an exhausted machine.
 * Each has a name, by which errors name it and a user sets it.
 */
public final class ReadLimits {
    /** A bound: its name, what it counts, and its value where nothing else is set. */
    public enum Limit {
        /** Bytes of the plan JSON, after decompression. */
        MAX_SIZE(4L << 30, 1L << 50),
        /** Nesting of objects and lists. */
        MAX_DEPTH(250, 1000),
        /** Characters of one text. */
        MAX_STRING(32L << 20, 1L << 30),
        /** Characters of one object key. */
        MAX_KEY(64L << 10, 1L << 20),
        /** Characters of an address, a type or another name of a change. */
        MAX_NAME(8000, 16_000),
        /** Bytes of one element: of a change, a variable, an output, a resource of the configuration. */
        MAX_ELEMENT(64L << 20, 1L << 30),
        /** Values (keys, texts, numbers, containers) of one element. */
        MAX_VALUES(500_000, 1L << 30),
        /** Digits of one number. */
        MAX_NUMBER(1000, 100_000),
        /** Plans in one file. */
        MAX_PLANS(1000, 1_000_000);

        private final long standard;
        private final long highest;

        Limit(long standard, long highest) {
            this.standard = standard;
            this.highest = highest;
        }

        /** As users write it: {@code max-size}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Limit byId(String id) {
            return Arrays.stream(values())
                    .filter(limit -> limit.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
    }

    public static final ReadLimits DEFAULT = new ReadLimits(Map.of());

    private static final Pattern VALUE = Pattern.compile("(\\d{1,15})([KMGkmg]?)");

    private final Map<Limit, Long> set;

    private ReadLimits(Map<Limit, Long> set) {
        this.set = Collections.unmodifiableMap(set);
    }

    public long of(Limit limit) {
        return set.getOrDefault(limit, limit.standard);
    }

    /** These limits with another value for one of them. */
    public ReadLimits with(Limit limit, long value) {
        Map<Limit, Long> changed = new EnumMap<>(Limit.class);
        changed.putAll(set);
        changed.put(limit, value);
        return new ReadLimits(changed);
    }

    /**
     * Reads limits as users write them: {@code max-size=8G, max-depth=500}. K, M and G are powers of 1024. What is not
     * named keeps its standard value.
     *
     * @throws IllegalArgumentException with a message for users if a name or value makes no sense
     */
    public static ReadLimits parse(String text) {
        ReadLimits limits = DEFAULT;
        for (String part : text.split("[,\\s]+")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                Limit limit = Limit.byId(equals < 0 ? part : part.substring(0, equals));
                if (limit == null || equals < 0) {
                    throw new IllegalArgumentException(
                            "A limit is written NAME=VALUE, where NAME is one of " + names());
                }
                limits = limits.with(limit, value(limit, part.substring(equals + 1)));
            }
        }
        return limits;
    }

    /** The limits that are set, as {@link #parse} reads them. */
    public String text() {
        return set.entrySet().stream()
                .map(limit -> limit.getKey().id() + "=" + limit.getValue())
                .collect(Collectors.joining(","));
    }

    /** Those of these limits that let through more than others, as {@link #parse} reads them; empty if there are none. */
    public String beyond(ReadLimits others) {
        return Arrays.stream(Limit.values())
                .filter(limit -> of(limit) > others.of(limit))
                .map(limit -> limit.id() + "=" + of(limit))
                .collect(Collectors.joining(","));
    }

    /**
     * Limits for the archive of a plan that was read with these. It writes letters beyond ASCII as escapes, which are up to
     * three times as long, what is not known as marks of all elements, and what is hidden as a sentence.
     */
    public ReadLimits forArchive() {
        return times(Limit.MAX_SIZE, 8)
                .times(Limit.MAX_ELEMENT, 4)
                .times(Limit.MAX_VALUES, 3)
                .times(Limit.MAX_STRING, 2)
                .times(Limit.MAX_KEY, 2)
                .times(Limit.MAX_NAME, 2);
    }

    private ReadLimits times(Limit limit, long factor) {
        return with(limit, Math.min(limit.highest, of(limit) * factor));
    }

    private static long value(Limit limit, String text) {
        Matcher matcher = VALUE.matcher(text);
        if (matcher.matches()) {
            int shift = "KMG".indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) * 10 + 10;
            long number = Long.parseLong(matcher.group(1));
            long unit = matcher.group(2).isEmpty() ? 1 : 1L << shift;
            if (number >= 1 && number <= limit.highest / unit) {
                return number * unit;
            }
        }
        throw new IllegalArgumentException("The limit " + limit.id() + " must be a number from 1 to " + limit.highest
                + ", with K, M or G after it if you like");
    }

    /** The names of all limits. */
    public static String names() {
        return Arrays.stream(Limit.values()).map(Limit::id).collect(Collectors.joining(", "));
    }
}
