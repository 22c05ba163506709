package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.List;

/**
 * A resource that was changed outside Terraform: its last known state differs from what is really there.
 *
 * @param address the resource, with the key of a deposed object
 * @param type of the resource
 * @param kind {@code update}, {@code delete} or {@code move}; {@code create} where two states are compared
 * @param previousAddress where it was before a move, empty otherwise
 * @param paths what differs, with the values where they may be shown; at most {@link #MAX_PATHS}
 * @param omittedPaths how many more there are, without noise
 * @param severity {@code critical}, {@code high}, {@code medium}, {@code low} or {@code info}: how much it matters. It ranks,
 *     and never gates
 * @param breaks policies that what is there violates, and what was recorded did not
 * @param remedies how to get rid of it
 * @param file where the resource stands in the configuration, or empty
 * @param line in that file from 1, or 0
 */
public record Drift(
        String address,
        String type,
        String kind,
        String previousAddress,
        List<DriftedPath> paths,
        int omittedPaths,
        String severity,
        List<BrokenPolicy> breaks,
        List<DriftRemedy> remedies,
        String file,
        int line) {
    /** Paths listed for one resource; the rest is counted. */
    public static final int MAX_PATHS = 200;

    /** Policies listed for one resource. */
    public static final int MAX_BREAKS = 50;

    /** Remedies of one resource. */
    public static final int MAX_REMEDIES = 10;

    /** Severities, the worst first. */
    public static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");

    public Drift {
        paths = List.copyOf(paths);
        breaks = List.copyOf(breaks);
        remedies = List.copyOf(remedies);
    }

    /** The same with these ways to get rid of it. */
    Drift with(List<DriftRemedy> ways) {
        return new Drift(address, type, kind, previousAddress, paths, omittedPaths, severity, breaks, ways, file, line);
    }

    /** What differs inside of it; empty where it is the resource as a whole. */
    public List<DriftedPath> attributes() {
        return paths.stream().filter(path -> !path.path().isEmpty()).toList();
    }

    /** Whether there is anything in it that is neither noise nor ignored. */
    public boolean counts() {
        return paths.isEmpty() || omittedPaths > 0 || paths.stream().anyMatch(DriftedPath::counts);
    }

    /**
     * One difference.
     *
     * @param path attribute path, {@code tags.Name}; empty for the resource as a whole
     * @param before value in the last known state, as text; markers in place of opaque ones
     * @param after value found
     * @param planned value that the plan wants, empty where it says nothing
     * @param driftClass what becomes of it
     * @param noise the rule by which both values are the same thing, or empty
     * @param ignored why it is ignored, with owner and date, or empty
     * @param security whether it is about security
     * @param relevant whether Terraform says that the plan depends on it
     * @param id identity of this drift over builds, 16 hexadecimal digits
     */
    public record DriftedPath(
            String path,
            String before,
            String after,
            String planned,
            DriftClass driftClass,
            String noise,
            String ignored,
            boolean security,
            boolean relevant,
            String id) {
        /** Whether it is neither noise nor ignored. */
        public boolean counts() {
            return noise.isEmpty() && ignored.isEmpty();
        }
    }

    /** A policy that what is there violates, and what was recorded did not. */
    public record BrokenPolicy(String policy, String severity, String title) {}
}
