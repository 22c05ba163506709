package io.jenkins.plugins.terraformguard.engine.policy.layer;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a layer, by what their names say that they hold.
 *
 * @param packs everything that is nothing else, by name
 */
public record LayerFiles(
        List<PolicyFile> packs,
        Optional<PolicyFile> settings,
        Optional<PolicyFile> waivers,
        Optional<PolicyFile> baseline,
        Optional<PolicyFile> lock) {
    /** Name of the lock file, as it is written. */
    public static final String LOCK = "policies.lock.yaml";

    /** Name of the baseline. */
    public static final String BASELINE = "baseline.json";

    private static final String SETTINGS = "settings.yaml";
    private static final String WAIVERS = "waivers.yaml";

    public LayerFiles {
        packs = List.copyOf(packs);
    }

    /**
     * Sorts the files of a layer, which may come in any order.
     *
     * @throws PolicyException if there are two files where there can be only one
     */
    public static LayerFiles of(List<PolicyFile> files) throws PolicyException {
        List<PolicyFile> packs = new ArrayList<>();
        Map<String, PolicyFile> single = new TreeMap<>();
        for (PolicyFile file : files.stream()
                .sorted(Comparator.comparing(PolicyFile::name).thenComparing(PolicyFile::text))
                .toList()) {
            String kind = file.fileName().replaceFirst("\\.yml$", ".yaml");
            switch (kind) {
                case SETTINGS, WAIVERS, LOCK, BASELINE -> {
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
        return new LayerFiles(
                packs,
                Optional.ofNullable(single.get(SETTINGS)),
                Optional.ofNullable(single.get(WAIVERS)),
                Optional.ofNullable(single.get(BASELINE)),
                Optional.ofNullable(single.get(LOCK)));
    }
}
