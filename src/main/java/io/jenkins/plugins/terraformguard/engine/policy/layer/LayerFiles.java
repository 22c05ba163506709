package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of a layer, by what their names say that they hold.
 *
 * @param packs everything that is nothing else, by name
 * @param examples the examples of packs, by the name of the pack's file; only tools for authors read them
 */
public record LayerFiles(
        List<PolicyFile> packs,
        Map<String, PolicyFile> examples,
        Optional<PolicyFile> settings,
        Optional<PolicyFile> waivers,
        Optional<PolicyFile> granted,
        Optional<PolicyFile> baseline,
        Optional<PolicyFile> lock,
        Optional<PolicyFile> impact,
        Optional<PolicyFile> drift,
        Optional<PolicyFile> demotions) {
    /** Name of the lock file, as it is written. */
    public static final String LOCK = "policies.lock.yaml";

    /** Name of the baseline. */
    public static final String BASELINE = "baseline.json";

    /** Name of the file that says what can be undone, and what is a risk. */
    public static final String IMPACT = "impact.yaml";

    /** How the name of a file ends that holds examples of the pack beside it. */
    public static final String EXAMPLES = ".examples.yaml";

    /** Name of the file about drift. */
    public static final String DRIFT = "drift.yaml";

    /** Name of the file with waivers that people granted in Jenkins; nobody writes it by hand. */
    public static final String GRANTED = "granted-waivers.yaml";

    /** Name of the file with packs that took a step back while they are rolled out; nobody writes it by hand. */
    public static final String DEMOTIONS = "rollout-demotions.yaml";

    private static final String SETTINGS = "settings.yaml";
    private static final String WAIVERS = "waivers.yaml";

    public LayerFiles {
        packs = List.copyOf(packs);
        examples = Map.copyOf(examples);
    }

    /**
     * Sorts the files of a layer, which may come in any order.
     *
     * @throws PolicyException if there are two files where there can be only one
     */
    public static LayerFiles of(List<PolicyFile> files) throws PolicyException {
        List<PolicyFile> packs = new ArrayList<>();
        Map<String, PolicyFile> examples = new TreeMap<>();
        Map<String, PolicyFile> single = new TreeMap<>();
        for (PolicyFile file : files.stream()
                .sorted(Comparator.comparing(PolicyFile::name).thenComparing(PolicyFile::text))
                .toList()) {
            String kind = yaml(file.fileName());
            if (kind.endsWith(EXAMPLES)) {
                examples.put(yaml(file.name()).replace(EXAMPLES, ".yaml"), file);
                continue;
            }
            switch (kind) {
                case SETTINGS, WAIVERS, GRANTED, LOCK, BASELINE, IMPACT, DRIFT, DEMOTIONS -> {
                    PolicyFile other = single.putIfAbsent(kind, file);
                    if (other != null) {
                        throw new PolicyException(
                                "A layer has one " + kind + ", and there is " + other.name() + " as well",
                                file.name(),
                                0,
                                0,
                                "Put both into one file");
                    }
                }
                default -> packs.add(file);
            }
        }
        checkExamples(packs, examples);
        return new LayerFiles(
                packs,
                examples,
                Optional.ofNullable(single.get(SETTINGS)),
                Optional.ofNullable(single.get(WAIVERS)),
                Optional.ofNullable(single.get(GRANTED)),
                Optional.ofNullable(single.get(BASELINE)),
                Optional.ofNullable(single.get(LOCK)),
                Optional.ofNullable(single.get(IMPACT)),
                Optional.ofNullable(single.get(DRIFT)),
                Optional.ofNullable(single.get(DEMOTIONS)));
    }

    /** Whether a file says which packs took a step back. */
    public static boolean isDemotions(PolicyFile file) {
        return yaml(file.fileName()).equals(DEMOTIONS);
    }

    /** The packs with their examples. */
    public List<PackSource> sources() {
        return packs.stream()
                .map(pack -> new PackSource(pack, examples.get(yaml(pack.name()))))
                .toList();
    }

    private static String yaml(String name) {
        return name.replaceFirst("\\.yml$", ".yaml");
    }

    /** A file that nobody would read may be a pack with an unlucky name. */
    private static void checkExamples(List<PolicyFile> packs, Map<String, PolicyFile> examples) throws PolicyException {
        Set<String> names = packs.stream().map(pack -> yaml(pack.name())).collect(Collectors.toSet());
        for (Map.Entry<String, PolicyFile> entry : examples.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw new PolicyException(
                        "There is no pack " + entry.getKey() + " that these could be the examples of",
                        entry.getValue().name(),
                        0,
                        0,
                        "Name the file like its pack, or otherwise than '*" + EXAMPLES + "' if it is a pack");
            }
        }
    }
}
