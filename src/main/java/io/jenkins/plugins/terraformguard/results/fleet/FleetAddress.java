package io.jenkins.plugins.terraformguard.results.fleet;

import io.jenkins.plugins.terraformguard.engine.fleet.FleetQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Addresses of the page with what was asked for.
 *
 * @param page address of the page itself
 */
record FleetAddress(String page) {
    String of(FleetQuery query) {
        return page + parameters(query);
    }

    /** All rows at once, for a spreadsheet. */
    String csv(FleetQuery query) {
        return page + FleetAction.CSV + parameters(query.withPage(1));
    }

    private static String parameters(FleetQuery query) {
        String parameters = query.parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }
}
