package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities of Kubernetes, which its server writes in their shortest form. */
final class Quantities implements Recogniser {
    private static final int LONGEST = 32;
    private static final Set<String> MAPS = Set.of(
            "requests",
            "limits",
            "hard",
            "capacity",
            "default",
            "default_request",
            "min",
            "max",
            "max_limit_request_ratio");

    private static final Pattern QUANTITY =
            Pattern.compile("([0-9]{1,20}(?:\\.[0-9]{1,20})?)(n|u|m||k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][0-9]{1,2})");
    private static final Map<String, Integer> TENS =
            Map.of("n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
    private static final String BINARY = "KMGTPE";

    @Override
    public Form form(Place place, Value value) {
        boolean quantity = MAPS.contains(place.parentName()) || place.name().equals("size_limit");
        if (!quantity
                || !place.type().startsWith("kubernetes_")
                || !(value instanceof Value.Text text)
                || text.value().length() > LONGEST) {
            return null;
        }
        Matcher written = QUANTITY.matcher(text.value());
        return written.matches()
                ? Form.of(Rules.QUANTITY, Value.of(new BigDecimal(written.group(1)).multiply(unit(written.group(2)))))
                : null;
    }

    private static BigDecimal unit(String suffix) {
        Integer tens = TENS.get(suffix);
        if (tens != null) {
            return BigDecimal.ONE.scaleByPowerOfTen(tens);
        }
        if (suffix.endsWith("i")) {
            return new BigDecimal(1024).pow(BINARY.indexOf(suffix.charAt(0)) + 1);
        }
        return BigDecimal.ONE.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
    }
}
