package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
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

    private static final String REMEDY =
            "Give the output of 'terraform show -json' or 'tofu show -json' for each state";

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
        Readings readings = new Readings(limits, maxKept);
        readings.check(recorded);
        readings.check(real);
        Map<String, String> digests = new HashMap<>();
        readings.walk(recorded, resource -> {
            boolean twice = digests.put(resource.address(), digest(resource)) != null;
            if (twice || digests.size() > MAX_RESOURCES) {
                throw unusable(recorded, twice ? "The same resource is there twice" : tooMany());
            }
        });
        Map<String, RawStateResource> changed = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        RawStateWalk realWalk = readings.walk(real, resource -> {
            boolean twice = !seen.add(resource.address());
            if (twice || seen.size() > MAX_RESOURCES) {
                throw unusable(real, twice ? "The same resource is there twice" : tooMany());
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
        InputStream document = part(recorded, 0, end);
        try {
            InputStream values = valuesTo == valuesFrom ? text("{}") : part(real, valuesFrom, valuesTo);
            return new SequenceInputStream(Collections.enumeration(List.of(
                    text("{\"format_version\":\"1.2\",\"planned_values\":"),
                    values,
                    text(",\"resource_drift\":["),
                    new ByteArrayInputStream(drift),
                    text("],\"prior_state\":"),
                    document,
                    text("}"))));
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }

    /** A part of the text of a state. */
    private InputStream part(PlanSource state, long from, long to) throws IOException {
        try {
            InputStream text = PlanText.openJson(state, limits, null);
            try {
                text.skipNBytes(from);
                return new Slice(text, to - from);
            } catch (IOException e) {
                text.close();
                throw e;
            }
        } catch (PlanException | EOFException e) {
            throw new IOException("'" + state.name() + "' changed while it was being read", e);
        }
    }

    private static InputStream text(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(RawStateResource resource) {
        return Sha256.hex(resource.values()).substring(0, 32);
    }

    private static PlanException unusable(PlanSource source, String message) {
        return new PlanException(message, source.name(), REMEDY);
    }

    /** Reads states within bounds. */
    private static final class Readings {
        private final ReadLimits limits;
        private final ReadErrors errors;
        private long left;

        Readings(ReadLimits limits, long maxKept) {
            this.limits = limits;
            this.errors = new ReadErrors(limits);
            this.left = maxKept;
        }

        void check(PlanSource source) throws PlanException, IOException {
            Plan plan = new PlanReader(limits).open(source, done -> {});
            if (plan.facts().document() != PlanFacts.Document.STATE) {
                throw unusable(source, "This is a plan, not a state");
            }
        }

        RawStateWalk walk(PlanSource source, RawStateWalk.Visitor visitor) throws PlanException, IOException {
            return errors.of(source, () -> {
                try (PlanInput input = PlanInput.open(source, limits, null)) {
                    RawStateWalk walk = new RawStateWalk(input, visitor);
                    walk.run();
                    return walk;
                }
            });
        }

        void keep(Map<String, RawStateResource> kept, RawStateResource resource, PlanSource source)
                throws PlanException {
            left -= resource.size();
            if (left < 0) {
                throw new PlanException(
                        "The states differ in too much to be two versions of one",
                        source.name(),
                        "Compare states of the same configuration");
            }
            kept.put(resource.address(), resource);
        }
    }
}
