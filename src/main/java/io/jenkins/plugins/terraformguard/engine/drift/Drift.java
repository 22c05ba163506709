package io.jenkins.plugins.terraformguard.engine.drift;

import java.util.List;

/**
 * A resource that was changed outside Terraform: its last known state differs from what is really there.
 *
 * @param address the resource
 * @param kind {@code update}, {@code delete} or {@code move}
 * @param previousAddress where it was before a move, empty otherwise
 * @param paths what differs, with the values where they may be shown; at most {@link #MAX_PATHS}
 * @param omittedPaths how many more there are
 */
public record Drift(String address, String kind, String previousAddress, List<DriftedPath> paths, int omittedPaths) {
    /** Paths listed for one resource; the rest is counted. */
    public static final int MAX_PATHS = 200;

    public Drift {
        paths = List.copyOf(paths);
    }

    /**
     * One difference.
     *
     * @param path attribute path, {@code tags.Name}
     * @param before value in the last known state, as text; markers in place of opaque ones
     * @param after value found
     */
    public record DriftedPath(String path, String before, String after) {}
}
