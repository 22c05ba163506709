package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import io.jenkins.plugins.terraformguard.engine.source.SourceIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which resources of the plan a result is about: by the address that the report names, else by file and line, else
 * by an address that the message quotes. A type and a name without a module choose among what stands at the line; they are
 * believed alone where there is no line to go by.
 */
final class Spots {
    /** With more instances than this, a finding is about the block instead. */
    static final int MAX_INSTANCES = 100;

    private final PlannedResources resources = new PlannedResources();
    private final ConfiguredBlocks blocks;
    private final SpotBudget budget = new SpotBudget();
    /** By the report itself: to compare two takes as long as they are. */
    private final Map<ForeignReport, Map<String, String>> names = new IdentityHashMap<>();

    private final Map<Line, List<ResourceAddress>> lines = new HashMap<>();
    /** By line and by names without a module that choose there. */
    private final Map<Choice, List<Draft.Spot>> chosen = new HashMap<>();

    private long indexed;
    private boolean anotherConfiguration;

    private record Line(String file, int line) {}

    private record Choice(Line line, Set<String> names) {}

    /**
     * @param reports of which all results will be asked for
     * @throws ImportException if they are about more than can be looked for
     */
    Spots(List<ForeignReport> reports, SourceIndex sources) throws ImportException {
        this.blocks = new ConfiguredBlocks(sources);
        ReportPaths paths = new ReportPaths(blocks.files(), blocks.folder());
        for (ForeignReport report : reports) {
            Map<String, String> known = paths.names(report);
            names.put(report, known);
            for (ForeignResult result : report.results()) {
                want(report, addresses(result.addresses()));
                want(report, QuotedAddresses.in(result.message()));
                for (String name : names(result)) {
                    budget.asked(report, resources.wantNamed(name) ? 1 : 0);
                }
                Line line = new Line(known.getOrDefault(result.file(), ""), result.line());
                if (!lines.containsKey(line)) {
                    budget.asked(report, blocks.count(line.file(), line.line()));
                    lines.put(line, blocks.at(line.file(), line.line()));
                    lines.get(line).forEach(resources::want);
                }
            }
        }
    }

    private void want(ForeignReport report, List<ResourceAddress> addresses) throws ImportException {
        for (ResourceAddress address : addresses) {
            budget.asked(report, resources.want(address) ? 1 : 0);
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

    /**
     * What a result is about: one or more resources, or one place of its own.
     *
     * @throws ImportException if with those before it, they are more than can be kept
     */
    List<Draft.Spot> of(ForeignReport report, ForeignResult result) throws ImportException {
        String known = anotherConfiguration ? "" : names.get(report).getOrDefault(result.file(), "");
        String file = known.isEmpty() ? SarifPath.shown(result.file()) : known;
        Set<String> withoutModule = names(result);
        List<Draft.Spot> spots = spots(report, addresses(result.addresses()), file, result.line());
        if (spots.isEmpty() && !known.isEmpty()) {
            spots = at(report, new Choice(new Line(known, result.line()), withoutModule));
        }
        if (spots.isEmpty() && isWithoutLine(result)) {
            spots = new ArrayList<>();
            for (String name : withoutModule) {
                spots.addAll(spots(report, resources.named(name), file, result.line()));
            }
        }
        if (spots.isEmpty()) {
            spots = spots(report, QuotedAddresses.in(result.message()), file, result.line());
        }
        if (!spots.isEmpty()) {
            return spots;
        }
        budget.spots(report, 1);
        String print = file + "\n" + (result.fingerprint().isEmpty() ? result.message() : result.fingerprint());
        return List.of(new Draft.Spot("", "", "", "", print, 1, file, result.line()));
    }

    /** Whether there is nothing that could say in which module a resource is. */
    private boolean isWithoutLine(ForeignResult result) {
        return result.line() == 0 || anotherConfiguration || blocks.files().isEmpty();
    }

    private List<Draft.Spot> at(ForeignReport report, Choice choice) throws ImportException {
        List<Draft.Spot> before = chosen.get(choice);
        if (before != null) {
            budget.spots(report, before.size());
            return before;
        }
        List<ResourceAddress> there = lines.get(choice.line());
        List<Draft.Spot> spots = spots(
                report,
                choice.names().isEmpty()
                        ? there
                        : there.stream()
                                .filter(address -> choice.names().contains(PlannedResources.name(address)))
                                .toList(),
                choice.line().file(),
                choice.line().line());
        // To choose takes time as well, however little is left.
        budget.spots(report, there.size());
        chosen.put(choice, spots);
        return spots;
    }

    private List<Draft.Spot> spots(ForeignReport report, Collection<ResourceAddress> addresses, String file, int line)
            throws ImportException {
        Map<String, Draft.Spot> spots = new LinkedHashMap<>();
        for (ResourceAddress address : addresses) {
            List<PlannedResources.Planned> planned = resources.of(address);
            boolean many = planned.size() > MAX_INSTANCES;
            budget.spots(report, (many ? 1 : planned.size()) + resources.indexed() - indexed);
            indexed = resources.indexed();
            if (many) {
                String block = address.withoutKeys().toString();
                spots.put(block, new Draft.Spot(block, address.type(), "", "", "", planned.size(), file, line));
                continue;
            }
            for (PlannedResources.Planned one : planned) {
                String label = one.address().toString();
                spots.put(label, new Draft.Spot(label, one.type(), one.action(), one.previous(), "", 1, file, line));
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

    /** Types and names of which the report does not say the module. */
    private static Set<String> names(ForeignResult result) {
        return result.addresses().isEmpty()
                ? Set.of()
                : result.addresses().stream()
                        .filter(address -> address.startsWith(ForeignResult.ANY_MODULE))
                        .map(address -> address.substring(ForeignResult.ANY_MODULE.length()))
                        .map(PlannedResources::parse)
                        .flatMap(Optional::stream)
                        .map(PlannedResources::name)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
