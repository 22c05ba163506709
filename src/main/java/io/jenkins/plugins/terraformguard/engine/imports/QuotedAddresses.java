package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of resources that a message quotes. One whose key can't be read is none: without it, it would mean all instances. */
final class QuotedAddresses {
    private static final int MAX = 10;

    /** A number, a text in quotation marks with escapes, or what stands for all. */
    private static final String KEY = "\\[(?:[0-9]{1,18}+|\\*|\"(?:[^\"\\\\\\n]|\\\\.){0,300}+\")]";

    /** What was matched is not given back: each part of a message is looked at a fixed number of times. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\w./-])(?:module\\.[\\w-]{1,100}+(?:" + KEY + ")?+\\.){0,20}+"
                    + "(?:data\\.)?[a-z][a-z0-9]{0,60}_[a-z0-9_]{1,100}\\.[A-Za-z_][\\w-]{0,100}+(?:" + KEY
                    + ")?+(?![\\[\\w-])");

    private QuotedAddresses() {}

    static List<ResourceAddress> in(String message) {
        Matcher matcher = ADDRESS.matcher(message);
        List<ResourceAddress> quoted = new ArrayList<>();
        while (quoted.size() < MAX && matcher.find()) {
            PlannedResources.parse(matcher.group()).ifPresent(quoted::add);
        }
        return quoted;
    }
}
