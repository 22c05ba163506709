package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.noise.NoiseRules;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ConfiguredResource;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A drifted resource on its way through a plan, which says bit by bit what becomes of it. */
final class PendingDrift {
    /** One drifted attribute; the difference is that of the resource as a whole where the path is empty. */
    record Attribute(String path, Value recorded, Value real, String noise, String ignored, boolean security) {
        boolean counts() {
            return noise.isEmpty() && ignored.isEmpty();
        }
    }

    /** What a resource is, without its states. */
    record Resource(
            String label,
            String address,
            String previousAddress,
            String module,
            String mode,
            String type,
            String name) {}

    private final Resource resource;
    private final String kind;
    private final List<Attribute> attributes;
    private final int omitted;
    private final Map<String, Integer> moreNoise;
    private final List<Drift.BrokenPolicy> breaks;
    private final Map<String, DriftedRoot> roots = new LinkedHashMap<>();
    private final String importId;
    private final TreeSet<String> relevant = new TreeSet<>();

    private ChangeKind planned;
    private ConfiguredResource configured;

    private PendingDrift(
            Resource resource,
            String kind,
            List<Attribute> attributes,
            int omitted,
            Map<String, Integer> moreNoise,
            List<Drift.BrokenPolicy> breaks,
            String importId) {
        this.resource = resource;
        this.kind = kind;
        this.attributes = List.copyOf(attributes);
        this.omitted = omitted;
        this.moreNoise = Map.copyOf(moreNoise);
        this.breaks = List.copyOf(breaks);
        this.importId = importId;
    }

    /** The drift that an element of {@code resource_drift} tells of, or null if it tells of none. */
    static PendingDrift of(ResourceChange change, DriftContext context) {
        String kind = kind(change);
        List<Attribute> attributes = new ArrayList<>();
        int omitted = 0;
        Map<String, Integer> moreNoise = new HashMap<>();
        if (kind.equals("update")) {
            List<NoiseRules.Change> found =
                    new ArrayList<>(NoiseRules.judge(change.type(), change.before(), change.after())
                            .changes());
            // Much noise must not push out what is none.
            found.sort(Comparator.comparing(one -> !one.rule().isEmpty()));
            for (NoiseRules.Change one : found) {
                if (attributes.size() < Drift.MAX_PATHS) {
                    attributes.add(attribute(change, one, context));
                } else if (one.rule().isEmpty()) {
                    omitted++;
                } else {
                    moreNoise.merge(one.rule(), 1, Integer::sum);
                }
            }
        } else {
            boolean security = SecurityRelevance.matters(change.type(), "");
            String ignored = context.ignored(change.type(), change.address(), "", security);
            attributes.add(new Attribute("", Value.NULL, Value.NULL, "", ignored, security));
        }
        if (attributes.isEmpty()) {
            return null;
        }
        boolean counts = omitted > 0 || attributes.stream().anyMatch(Attribute::counts);
        PendingDrift drift = new PendingDrift(
                new Resource(
                        change.label(),
                        change.address(),
                        change.isMoved() ? change.previousAddress() : "",
                        change.moduleAddress(),
                        change.mode(),
                        change.type(),
                        change.name()),
                kind,
                attributes,
                omitted,
                moreNoise,
                counts && kind.equals("update") ? context.breaks(change) : List.of(),
                id(kind.equals("create") ? change.after() : change.before()));
        drift.keepRoots(change);
        return drift;
    }

    private static String kind(ResourceChange change) {
        return switch (change.kind()) {
            case DELETE -> "delete";
            case CREATE -> "create";
            default -> change.before().equals(change.after()) && change.isMoved() ? "move" : "update";
        };
    }

    private static Attribute attribute(ResourceChange change, NoiseRules.Change found, DriftContext context) {
        String path = found.difference().path();
        boolean security = SecurityRelevance.matters(change.type(), path);
        String ignored = found.rule().isEmpty() ? context.ignored(change.type(), change.address(), path, security) : "";
        return new Attribute(
                path, found.difference().before(), found.difference().after(), found.rule(), ignored, security);
    }

    private void keepRoots(ResourceChange change) {
        for (Attribute attribute : attributes) {
            String root = Part.root(attribute.path());
            if (!root.isEmpty()) {
                roots.computeIfAbsent(
                        root,
                        name -> new DriftedRoot(
                                change.type(),
                                name,
                                top(change.before(), name),
                                top(change.after(), name),
                                Value.NULL));
            }
        }
    }

    /** What Terraform imports most resources by. */
    private static String id(Value state) {
        return top(state, "id") instanceof Value.Text id ? id.value() : "";
    }

    /** Takes what the plan does to the resource. */
    void planned(ResourceChange change) {
        planned = change.kind();
        roots.replaceAll((name, root) -> root.planned(top(change.after(), name)));
    }

    void configured(ConfiguredResource resource) {
        configured = resource;
    }

    /** @param path empty for the resource as a whole */
    void relevant(String path) {
        relevant.add(path);
    }

    Resource resource() {
        return resource;
    }

    String kind() {
        return kind;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Noise beyond what is listed, by rule. */
    Map<String, Integer> moreNoise() {
        return moreNoise;
    }

    /** Differences beyond what is listed, without noise. */
    int omitted() {
        return omitted;
    }

    List<Drift.BrokenPolicy> breaks() {
        return breaks;
    }

    Map<String, DriftedRoot> roots() {
        return roots;
    }

    ChangeKind planned() {
        return planned;
    }

    ConfiguredResource configured() {
        return configured;
    }

    String importId() {
        return importId;
    }

    /** Whether there is anything that is neither noise nor ignored. */
    boolean counts() {
        return omitted > 0 || attributes.stream().anyMatch(Attribute::counts);
    }

    /** How much it seems to matter before all of the plan was read; the larger the more. */
    int weight() {
        boolean security = attributes.stream().anyMatch(attribute -> attribute.security() && attribute.counts());
        return (counts() ? 4 : 0) + (breaks.isEmpty() ? 0 : 2) + (security || kind.equals("delete") ? 1 : 0);
    }

    /** Whether Terraform says that the plan depends on what is at a path. */
    boolean isRelevant(String path) {
        return relevant.stream()
                .anyMatch(
                        known -> known.isEmpty() || ValuePath.isWithin(path, known) || ValuePath.isWithin(known, path));
    }

    private static Value top(Value state, String name) {
        return Part.at(state, List.of(Value.of(name)));
    }
}
