package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Two states as one plan that changes nothing: what differs between them is its {@code resource_drift}. So the difference is
 * redacted, classified and judged like any other drift. Data sources and outputs are left out.
 *
 * <p>Of the states no more is kept in memory than a digest of each resource, and those that differ. Both are part of the
 * document as well, read from where they are: a secret that one resource marks is hidden in all of them.
 */
public final class StateComparison implements PlanSource {
    /** Resources of one state. */
    static final int MAX_RESOURCES = 500_000;

    /** Bytes of resources that differ, on both sides together. */
    static final long MAX_KEPT = 256L << 20;

    private final PlanSource recorded;
    private final PlanSource real;
    private final ReadLimits limits;
    private final byte[] drift;
    /** Where the recorded state ends in its text. */
    private final long end;
    /** Where the values of the real state stand in its text. */
    private final long valuesFrom;

    private final long valuesTo;

    private StateComparison(
            PlanSource recorded, PlanSource real, ReadLimits limits, byte[] drift, long end, RawStateWalk realWalk) {
        this.recorded = recorded;
        this.real = real;
        this.limits = limits;
        this.drift = drift;
        this.end = end;
        this.valuesFrom = realWalk.valuesFrom();
        this.valuesTo = realWalk.valuesTo();
    }

    /**
     * Compares the states. They must stay as they are until what is returned has been read.
     *
     * @param recorded the earlier state, or the one that is taken for right
     * @param real the later one, or the one that is asked about
     * @throws PlanException if one of them is no state that can be read, or they differ in too much
     */
    public static StateComparison of(PlanSource recorded, PlanSource real, ReadLimits limits)
            throws PlanException, IOException {
        return of(recorded, real, limits, MAX_KEPT);
    }

    static StateComparison of(PlanSource recorded, PlanSource real, ReadLimits limits, long maxKept)
            throws PlanException, IOException {
        StateReadings readings =
                new StateReadings(limits, maxKept, "The states differ in too much to be two versions of one");
        readings.check(recorded);
        readings.check(real);
        Map<String, String> digests = new HashMap<>();
        readings.walk(recorded, resource -> {
            boolean twice = digests.put(resource.address(), digest(resource)) != null;
            if (twice || digests.size() > MAX_RESOURCES) {
                throw StateReadings.unusable(recorded, twice ? "The same resource is there twice" : tooMany());
            }
        });
        Map<String, RawStateResource> changed = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        RawStateWalk realWalk = readings.walk(real, resource -> {
            boolean twice = !seen.add(resource.address());
            if (twice || seen.size() > MAX_RESOURCES) {
                throw StateReadings.unusable(real, twice ? "The same resource is there twice" : tooMany());
            }
            if (!digest(resource).equals(digests.get(resource.address()))) {
                readings.keep(changed, resource, real);
            }
        });
        Map<String, RawStateResource> before = new TreeMap<>();
        RawStateWalk recordedWalk = readings.walk(recorded, resource -> {
            if (changed.containsKey(resource.address()) || !seen.contains(resource.address())) {
                readings.keep(before, resource, recorded);
            }
        });
        byte[] drift = StateDrift.elements(before, changed);
        return new StateComparison(recorded, real, limits, drift, recordedWalk.end(), realWalk);
    }

    private static String tooMany() {
        return "The state has more than " + MAX_RESOURCES + " resources";
    }

    @Override
    public String name() {
        return recorded.name() + " and " + real.name();
    }

    @Override
    public InputStream open() throws IOException {
        InputStream document = TextPart.of(recorded, limits, 0, end);
        try {
            InputStream values =
                    valuesTo == valuesFrom ? TextPart.of("{}") : TextPart.of(real, limits, valuesFrom, valuesTo);
            return new SequenceInputStream(Collections.enumeration(List.of(
                    TextPart.of("{\"format_version\":\"1.2\",\"planned_values\":"),
                    values,
                    TextPart.of(",\"resource_drift\":["),
                    new ByteArrayInputStream(drift),
                    TextPart.of("],\"prior_state\":"),
                    document,
                    TextPart.of("}"))));
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private static String digest(RawStateResource resource) {
        return Sha256.hex(resource.values()).substring(0, 32);
    }
}
