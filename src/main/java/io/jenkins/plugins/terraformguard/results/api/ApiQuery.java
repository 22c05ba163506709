package io.jenkins.plugins.terraformguard.results.api;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What is asked, as the address says. A parameter that is not known or makes no sense is an error: a filter that is misspelt must not
 * look like one that lets everything pass.
 */
@Restricted(NoExternalUse.class)
public final class ApiQuery {
    /** Items of an answer. */
    public static final int MAX_LIMIT = 500;

    static final int LIMIT = 100;

    private static final int MAX_TEXT = 1_000;
    private static final int MAX_OFFSET = 10_000_000;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final String address;
    private final Map<String, String> values;

    private ApiQuery(String address, Map<String, String> values) {
        this.address = address;
        this.values = values;
    }

    /**
     * The query.
     *
     * @param address path that is asked, from the root of the host
     * @param known names of parameters
     * @param given parameters with all their values
     */
    static ApiQuery of(String address, Set<String> known, Map<String, String[]> given) throws ApiProblem {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, String[]> one : given.entrySet()) {
            String name = one.getKey();
            if (!known.contains(name)) {
                throw ApiProblem.parameter(
                        SafeText.oneLine(name, 100),
                        Messages.ApiQuery_unknown(known.stream().sorted().collect(Collectors.joining(", "))));
            }
            if (one.getValue().length != 1) {
                throw ApiProblem.parameter(name, Messages.ApiQuery_once());
            }
            if (one.getValue()[0].length() > MAX_TEXT) {
                throw ApiProblem.parameter(name, Messages.ApiQuery_long(MAX_TEXT));
            }
            if (one.getValue()[0].isBlank()) {
                throw ApiProblem.parameter(name, Messages.ApiQuery_blank());
            }
            values.put(name, one.getValue()[0]);
        }
        return new ApiQuery(address, values);
    }

    /** The value; empty where there is none. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    public String required(String name) throws ApiProblem {
        String value = text(name);
        if (value.isEmpty()) {
            throw ApiProblem.parameter(name, Messages.ApiQuery_required());
        }
        return value;
    }

    /** The value, which is one of those that are allowed; empty where there is none. */
    public String oneOf(String name, Collection<String> allowed) throws ApiProblem {
        String value = text(name);
        if (!value.isEmpty() && !allowed.contains(value)) {
            throw ApiProblem.parameter(name, Messages.ApiQuery_oneOf(String.join(", ", allowed)));
        }
        return value;
    }

    /** A number from min to max. */
    public int number(String name, int otherwise, int min, int max) throws ApiProblem {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        int number = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
        if (number < min || number > max) {
            throw ApiProblem.parameter(name, Messages.ApiQuery_number(min, max));
        }
        return number;
    }

    /** How many items are asked for. */
    public int limit() throws ApiProblem {
        return number("limit", LIMIT, 1, MAX_LIMIT);
    }

    /** How many items are left out before the first one. */
    public int offset() throws ApiProblem {
        return number("offset", 0, 0, MAX_OFFSET);
    }

    /** Address that asks the same but for one parameter. */
    public String with(String name, Object value) {
        Map<String, String> other = new TreeMap<>(values);
        other.put(name, value.toString());
        return address + "?"
                + other.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
