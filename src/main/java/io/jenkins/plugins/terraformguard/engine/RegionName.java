package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one name of the many in which a region is written: {@code eu-west-1a} and an ARN of it name {@code eu-west-1},
 * {@code europe-west1-b} names {@code europe-west1}, and {@code West Europe} is {@code westeurope}.
 */
final class RegionName {
    /** Providers whose resources say in {@code location} where they are; with others it may be anything. */
    private static final Set<String> LOCATED =
            Set.of("azurerm", "azapi", "azurestack", "google", "google-beta", "hcloud");

    /** Longer texts name no region. */
    private static final int MAX_TEXT = 2_048;

    private static final Pattern AMAZON = Pattern.compile("([a-z]{2}(?:-[a-z]{1,12}){1,3}-[0-9]{1,2})[a-z0-9-]{0,20}");
    private static final Pattern GOOGLE_ZONE = Pattern.compile("([a-z]{2,20}-[a-z]{2,20}[0-9]{1,2})-[a-z]");
    private static final Pattern ARN =
            Pattern.compile("arn:[a-z-]{1,20}:[a-z0-9-]{1,60}:([a-z0-9-]{1,40}):.*", Pattern.DOTALL);

    private RegionName() {}

    /** @param source of a provider */
    static boolean hasLocations(String source) {
        return LOCATED.contains(source.substring(source.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * The region that an attribute names.
     *
     * @param attribute {@code region}, {@code location}, {@code zone}, {@code availability_zone} or {@code arn}
     * @return empty where it names none
     */
    static String of(String attribute, String text) {
        if (text.length() > MAX_TEXT) {
            return "";
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String region =
                switch (attribute) {
                    case "arn" -> group(ARN, lower, "");
                    case "availability_zone", "zone" -> group(GOOGLE_ZONE, lower, group(AMAZON, lower, ""));
                    default -> group(GOOGLE_ZONE, lower, lower.replace(" ", ""));
                };
        return DecisionLimits.REGION.matcher(region).matches() ? region : "";
    }

    private static String group(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher.group(1) : otherwise;
    }
}
