package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plan as it would have been if all had been known: where a state holds what the plan creates or updates, its values stand
 * in place of the planned ones. What the state does not hold is left as it was planned. Of the state no more is kept in
 * memory than those resources.
 */
public final class AppliedPlan implements PlanSource {
    /** Bytes of resources of the state that are kept. */
    static final long MAX_KEPT = 256L << 20;

    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private final PlanSource plan;
    private final ReadLimits limits;
    private final long end;
    /** What stands where another text stood, by where that began and ended. */
    private final TreeMap<Long, Splice> splices = new TreeMap<>();

    private record Splice(long to, byte[] text) {}

    private AppliedPlan(PlanSource plan, ReadLimits limits, long end) {
        this.plan = plan;
        this.limits = limits;
        this.end = end;
    }

    /**
     * Puts the state's values into the plan, which must stay as it is until what is returned has been read.
     *
     * @throws PlanException if the one is no plan, or the other no state, that can be read, or they have too much in common
     */
    public static AppliedPlan of(PlanSource plan, PlanSource state, ReadLimits limits)
            throws PlanException, IOException {
        PlanWalk walk = PlanWalk.of(plan, limits);
        Set<String> wanted = new HashSet<>();
        walk.spots().forEach(spot -> wanted.add(spot.resource()));
        StateReadings readings =
                new StateReadings(limits, MAX_KEPT, "What the plan has made is too much to be held in memory");
        Map<String, RawStateResource> found = new HashMap<>();
        readings.walk(state, resource -> {
            if (wanted.contains(resource.address())) {
                if (found.containsKey(resource.address())) {
                    throw StateReadings.unusable(state, "The same resource is there twice");
                }
                readings.keep(found, resource, state);
            }
        });
        AppliedPlan applied = new AppliedPlan(plan, limits, walk.end());
        for (PlanWalk.Spot spot : walk.spots()) {
            RawStateResource resource = found.get(spot.resource());
            if (resource != null) {
                applied.replace(spot, resource);
            }
        }
        return applied;
    }

    private void replace(PlanWalk.Spot spot, RawStateResource resource) {
        put(spot.places().get(PlanWalk.AFTER), resource.values());
        put(spot.places().get(PlanWalk.UNKNOWN), NOTHING);
        put(spot.places().get(PlanWalk.SENSITIVE), resource.marks());
    }

    private void put(long[] place, byte[] text) {
        splices.put(place[0], new Splice(place[1], text));
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public InputStream open() throws IOException {
        InputStream text = TextPart.of(plan, limits, 0, end);
        List<Part> parts = new ArrayList<>();
        long at = 0;
        for (Map.Entry<Long, Splice> splice : splices.entrySet()) {
            parts.add(new Part(splice.getKey() - at, splice.getValue()));
            at = splice.getValue().to();
        }
        parts.add(new Part(end - at, null));
        return new Parts(text, parts);
    }

    /** A length of the plan's text, and what comes in place of the text behind it. */
    private record Part(long length, Splice splice) {}

    /** The parts one after the other, all from one reading of the plan. */
    private static final class Parts extends InputStream {
        private final InputStream plan;
        private final Iterator<Part> parts;
        private Part part;
        private InputStream now;
        private long position;

        Parts(InputStream plan, List<Part> parts) {
            this.plan = plan;
            this.parts = parts.iterator();
            this.now = InputStream.nullInputStream();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = now.read(buffer, offset, length);
            while (count < 0 && next()) {
                count = now.read(buffer, offset, length);
            }
            return count;
        }

        private boolean next() throws IOException {
            if (part != null && part.splice() != null) {
                Splice splice = part.splice();
                part = null;
                plan.skipNBytes(splice.to() - position);
                position = splice.to();
                now = new ByteArrayInputStream(splice.text());
                return true;
            }
            if (!parts.hasNext()) {
                return false;
            }
            part = parts.next();
            position += part.length();
            now = new Slice(new KeepOpen(plan), part.length());
            return true;
        }

        @Override
        public void close() throws IOException {
            plan.close();
        }
    }
}
