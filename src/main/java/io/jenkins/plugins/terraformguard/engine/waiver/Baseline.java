package io.jenkins.plugins.terraformguard.engine.waiver;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Evidence;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Fingerprint;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Findings that were there before the guard looked at a project, and that do not count while they stay as they are.
 *
 * @param file the file that holds them, for messages; empty for a new baseline
 * @param entries by policy, address and fingerprint; no fingerprint twice
 */
public record Baseline(String file, List<Entry> entries) {
    /** Name of the file in the folder of the project's policies. */
    public static final String FILE_NAME = "baseline.json";

    static final String SCHEMA = "terraform-guard/baseline/v1";
    static final int MAX_ENTRIES = 10_000;
    static final int MAX_ADDRESS = 10_000;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::policy).thenComparing(Entry::address).thenComparing(Entry::fingerprint);

    public Baseline {
        entries = entries.stream().distinct().sorted(ORDER).toList();
    }

    /**
     * One of the findings.
     *
     * @param fingerprint that of the finding, by the place of the resource after the plan
     * @param policy id of the policy
     * @param type type of the resource, empty for the plan as a whole
     * @param address the resource, for people, and to see that it is gone
     * @param values digest of the values that decided, keyed by the fingerprint; empty where none was known
     */
    public record Entry(String fingerprint, String policy, String type, String address, String values) {
        static Entry of(Finding finding) {
            String fingerprint = Fingerprint.afterMove(finding);
            return new Entry(
                    fingerprint,
                    finding.policy(),
                    finding.resourceType(),
                    finding.address(),
                    keyed(fingerprint, finding.values()));
        }

        /** Whether the values of a finding are those that it was recorded with. */
        boolean isAbout(String values) {
            return this.values.equals(keyed(fingerprint, values));
        }

        private static String keyed(String fingerprint, String values) {
            return values.isEmpty() ? "" : Sha256.hex("baseline/v1\n" + fingerprint + "\n" + values);
        }

        private Map<String, Object> json() {
            return Map.of(
                    "fingerprint", fingerprint, "policy", policy, "type", type, "address", address, "values", values);
        }
    }

    /**
     * Whether a finding may stand in a baseline. What is hard-mandatory, an attempt to weaken the guard, or could not be
     * evaluated may not; nor may what can't be compared later, because its values are too long.
     */
    static boolean mayHold(Finding finding) {
        boolean comparable =
                !finding.values().isEmpty() || finding.evidence().stream().allMatch(Evidence::isOpaque);
        return (finding.level() == EnforcementLevel.SOFT_MANDATORY || finding.level() == EnforcementLevel.ADVISORY)
                && finding.outcome() != Outcome.ERROR
                && !WaiverTrack.isGuards(finding)
                && comparable
                && finding.address().length() <= MAX_ADDRESS;
    }

    /** Whether it holds more than can be read again. */
    public boolean isTooLarge() {
        return entries.size() > MAX_ENTRIES;
    }

    /** The file as UTF-8: canonical JSON but for line feeds, which set each entry on a line of its own. */
    public byte[] write() {
        StringJoiner lines = new StringJoiner(",\n", "{\"entries\":[\n", "\n],\"schema\":\"" + SCHEMA + "\"}\n");
        lines.setEmptyValue("{\"entries\":[],\"schema\":\"" + SCHEMA + "\"}\n");
        entries.forEach(entry -> lines.add(CanonicalJson.text(entry.json())));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 of the canonical JSON without any line feed, lower-case hex: the same whatever the layout of the file. */
    public String digest() {
        return Sha256.hex(CanonicalJson.bytes(Map.of(
                "schema", SCHEMA, "entries", entries.stream().map(Entry::json).toList())));
    }
}
