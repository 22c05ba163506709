package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out which resources of the plan a result is about: by the address that the report names, else by file and line, else
 * by an address that the message quotes.
 */
final class Spots {
    /** With more instances than this, a finding is about the block instead. */
    static final int MAX_INSTANCES = 100;

    private static final int MAX_QUOTED = 10;
    private static final Pattern QUOTED = Pattern.compile(
            "(?<![\\w./-])(?:module\\.[\\w-]{1,100}(?:\\[[^\\]\\s]{1,100}])?\\.){0,20}"
                    + "(?:data\\.)?[a-z][a-z0-9]{0,60}_[a-z0-9_]{1,100}\\.[A-Za-z_][\\w-]{0,100}(?:\\[[^\\]\\s]{1,100}])?");

    private final PlannedResources resources = new PlannedResources();
    private final ConfiguredBlocks blocks;
    /** By the report itself: to compare two takes as long as they are. */
    private final Map<ForeignReport, Map<String, String>> names = new IdentityHashMap<>();

    private boolean anotherConfiguration;

    /** @param reports of which all results will be asked for */
    Spots(List<ForeignReport> reports, SourceIndex sources) {
        this.blocks = new ConfiguredBlocks(sources);
        for (ForeignReport report : reports) {
            Map<String, String> known = blocks.names(report);
            names.put(report, known);
            for (ForeignResult result : report.results()) {
                addresses(result.addresses()).forEach(resources::want);
                blocks.at(known.getOrDefault(result.file(), ""), result.line()).forEach(resources::want);
                quoted(result).forEach(resources::want);
            }
        }
    }

    void change(ResourceChange change) {
        resources.change(change);
    }

    /** The configuration turned out to be that of another plan: its lines say nothing. */
    void forgetConfiguration() {
        anotherConfiguration = true;
    }

    /** How many instances a block has in the plan, by its address. */
    int instances(String block) {
        return PlannedResources.parse(block).map(resources::of).map(List::size).orElse(0);
    }

    /** What a result is about: one or more resources, or one place of its own. */
    List<Draft.Spot> of(ForeignReport report, ForeignResult result) {
        String known = anotherConfiguration ? "" : names.get(report).getOrDefault(result.file(), "");
        String file = !known.isEmpty() ? known : SarifPath.isAbsolute(result.file()) ? "" : result.file();
        List<ResourceAddress> named = addresses(result.addresses());
        List<Draft.Spot> spots = spots(named, file, result);
        if (spots.isEmpty()) {
            spots = spots(blocks.at(known, result.line()), file, result);
        }
        if (spots.isEmpty()) {
            spots = spots(quoted(result), file, result);
        }
        if (!spots.isEmpty()) {
            return spots;
        }
        String print = file + "\n" + (result.fingerprint().isEmpty() ? result.message() : result.fingerprint());
        return List.of(new Draft.Spot("", "", "", "", print, 1, file, result.line()));
    }

    private List<Draft.Spot> spots(List<ResourceAddress> addresses, String file, ForeignResult result) {
        Map<String, Draft.Spot> spots = new LinkedHashMap<>();
        for (ResourceAddress address : addresses) {
            List<PlannedResources.Planned> planned = resources.of(address);
            if (planned.size() > MAX_INSTANCES) {
                String block = address.withoutKeys().toString();
                spots.put(
                        block, new Draft.Spot(block, address.type(), "", "", "", planned.size(), file, result.line()));
                continue;
            }
            for (PlannedResources.Planned one : planned) {
                String label = one.address().toString();
                spots.put(
                        label,
                        new Draft.Spot(label, one.type(), one.action(), one.previous(), "", 1, file, result.line()));
            }
        }
        return new ArrayList<>(spots.values());
    }

    private static List<ResourceAddress> addresses(List<String> texts) {
        return texts.stream()
                .map(PlannedResources::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<ResourceAddress> quoted(ForeignResult result) {
        Matcher matcher = QUOTED.matcher(result.message());
        List<ResourceAddress> quoted = new ArrayList<>();
        while (quoted.size() < MAX_QUOTED && matcher.find()) {
            PlannedResources.parse(matcher.group()).ifPresent(quoted::add);
        }
        return quoted;
    }
}
