package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as ISO 8601 and as Go writes them. */
final class Durations implements Recogniser {
    private static final int LONGEST = 40;

    private static final AttributeTable NAMES = AttributeTable.of(
            "*timeout",
            "*duration",
            "ttl",
            "*_ttl",
            "*interval",
            "*period",
            "*_age",
            "*lifetime",
            "*_delay",
            "*deadline",
            "*_backoff");

    private static final Pattern ISO = Pattern.compile(
            "P(?=[0-9T])(?:[0-9]{1,6}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?");
    private static final Pattern PART = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(h|ms|m|s|us|ns)");

    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "h", new BigDecimal(3600),
            "m", new BigDecimal(60),
            "s", BigDecimal.ONE,
            "ms", new BigDecimal("0.001"),
            "us", new BigDecimal("0.000001"),
            "ns", new BigDecimal("0.000000001"));

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text) || text.value().length() > LONGEST) {
            return null;
        }
        if (ISO.matcher(text.value()).matches()) {
            try {
                return Form.of(
                        Rules.DURATION_FORM,
                        "iso " + Duration.parse(text.value()).toString());
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        }
        BigDecimal seconds = NAMES.has(place) ? seconds(text.value()) : null;
        return seconds == null ? null : Form.of(Rules.DURATION_FORM, Value.of(seconds));
    }

    private static BigDecimal seconds(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal seconds = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!part.region(at, text.length()).lookingAt()) {
                return null;
            }
            seconds = seconds.add(new BigDecimal(part.group(1)).multiply(SECONDS.get(part.group(2))));
            at = part.end();
        }
        return at == 0 ? null : seconds;
    }
}
