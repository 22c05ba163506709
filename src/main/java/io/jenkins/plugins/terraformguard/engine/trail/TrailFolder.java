package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found in one folder of artifacts, or in a folder of links.
 *
 * @param place where it is, for people
 * @param documents links and signatures by name, see {@link ArtifactName}
 * @param decision the decision in it, or null
 * @param digests SHA-256 of all other files, by their names from this folder on
 * @param problems why something in it could not be looked at
 */
public record TrailFolder(
        String place,
        SortedMap<String, byte[]> documents,
        DecisionGlance decision,
        SortedMap<String, String> digests,
        List<String> problems) {
    public TrailFolder {
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
        problems = List.copyOf(problems);
    }

    /**
     * A folder by the contents of its files.
     *
     * @param files by name
     */
    public static TrailFolder of(String place, Map<String, byte[]> files) {
        TreeMap<String, byte[]> documents = new TreeMap<>();
        TreeMap<String, String> digests = new TreeMap<>();
        DecisionGlance decision = null;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = file.getKey();
            if (name.equals(ArtifactName.DECISION)) {
                decision = DecisionGlance.of(file.getValue());
            } else if (ArtifactName.isOther(name)) {
                digests.put(name, Sha256.hex(file.getValue()));
            } else {
                documents.put(name, file.getValue());
            }
        }
        return new TrailFolder(place, documents, decision, digests, List.of());
    }

    /** Whether there is nothing but links and signatures. */
    boolean hasOnlyLinks() {
        return decision == null && digests.isEmpty();
    }
}
