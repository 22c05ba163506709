package io.jenkins.plugins.terraformguard.engine.remedy;

import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.plan.PlanDocuments;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A plan that changes of some of its resources can be tried on. It is read once to find them; trying reads it again, with the
 * parts that are other written in their place. Any plan will do that the engine reads, one without its secrets as well.
 */
public final class EditablePlan {
    /** Bytes of the states of all resources together that are kept. */
    private static final long MAX_KEPT = 16L << 20;

    private final PlanSource plan;
    private final Map<String, ResourceStates> resources;

    private EditablePlan(PlanSource plan, Map<String, ResourceStates> resources) {
        this.plan = plan;
        this.resources = resources;
    }

    /**
     * @param source a single plan
     * @param addresses resources that may be changed
     * @param maxBytes size of the plan up to which it is worth it
     * @throws UneditableException if it is larger, or no single plan
     */
    public static EditablePlan of(PlanSource source, ReadLimits limits, Set<String> addresses, long maxBytes)
            throws UneditableException, IOException {
        PlanSource plan = single(source, limits);
        PlanSpots.Found found;
        try (Counted in = new Counted(plan.open(), maxBytes)) {
            found = PlanSpots.find(in, addresses);
        } catch (TooLargeException e) {
            throw new UneditableException("The plan is larger than " + maxBytes + " bytes: no change of it was tried");
        } catch (JacksonException e) {
            // What the engine itself takes may go beyond the bounds of this parser.
            throw new UneditableException("The plan can't be taken apart: no change of it was tried");
        }
        Map<PlanSpots.Range, Value> values = values(plan, found);
        Map<String, ResourceStates> resources = new HashMap<>();
        found.changes().forEach((address, changes) -> {
            List<Map<String, PlanSpots.Range>> planned = found.planned().getOrDefault(address, List.of());
            if (changes.size() == 1 && planned.size() <= 1) {
                resources.put(
                        address,
                        new ResourceStates(changes.get(0), planned.isEmpty() ? Map.of() : planned.get(0), values));
            }
        });
        return new EditablePlan(plan, resources);
    }

    private static PlanSource single(PlanSource source, ReadLimits limits) throws UneditableException, IOException {
        try {
            List<PlanSource> plans = PlanDocuments.in(source, limits);
            if (plans.size() == 1) {
                return plans.get(0);
            }
        } catch (PlanException e) {
            throw new UneditableException("The plan can't be read");
        }
        throw new UneditableException("There are several plans in the file");
    }

    private static Map<PlanSpots.Range, Value> values(PlanSource plan, PlanSpots.Found found)
            throws UneditableException, IOException {
        Map<Long, PlanSpots.Range> ranges = new TreeMap<>();
        List.of(found.changes(), found.planned())
                .forEach(part -> part.values()
                        .forEach(all ->
                                all.forEach(one -> one.values().forEach(range -> ranges.put(range.start(), range)))));
        long kept = ranges.values().stream()
                .mapToLong(range -> range.end() - range.start())
                .sum();
        if (kept > MAX_KEPT) {
            throw new UneditableException("The resources are larger than " + MAX_KEPT + " bytes: no change was tried");
        }
        Map<PlanSpots.Range, Value> values = new HashMap<>();
        long position = 0;
        try (InputStream in = plan.open()) {
            for (PlanSpots.Range range : ranges.values()) {
                in.skipNBytes(range.start() - position);
                values.put(range, JsonValues.read(in.readNBytes((int) (range.end() - range.start()))));
                position = range.end();
            }
        }
        return values;
    }

    /** Whether changes of a resource can be tried: it is in the plan, and not going away. */
    public boolean has(String address) {
        return resources.containsKey(address) && resources.get(address).hasAfter();
    }

    /**
     * The planned state of a resource, as the plan writes it.
     *
     * @throws UneditableException if there is none
     */
    Value after(String address) throws UneditableException {
        return resource(address).after();
    }

    /** Whether anything at a place, around it or below it is a secret or known only after apply. */
    boolean isOpaque(String address, List<Value> steps) throws UneditableException {
        return resource(address).isOpaque(steps);
    }

    /** What is to be known of edits that hold, which only the provider can tell. Empty as a rule. */
    String doubt(String address, List<Edit> edits) {
        ResourceStates states = resources.get(address);
        List<String> doubts = new ArrayList<>();
        edits.stream()
                .map(Edit::path)
                .filter(path -> states != null && !states.shows(path))
                .findFirst()
                .ifPresent(
                        path -> doubts.add("The plan does not show '" + path + "': look whether the provider has it"));
        edits.stream()
                .filter(edit -> edit.value().equals("[]"))
                .findFirst()
                .ifPresent(edit -> doubts.add(
                        "Nothing is left in '" + edit.path() + "': look whether the resource still makes sense"));
        if (states != null && !states.isNew()) {
            doubts.add("The resource exists: look in a new plan whether it would be replaced for this");
        }
        return String.join("; ", doubts);
    }

    private ResourceStates resource(String address) throws UneditableException {
        if (!has(address)) {
            throw new UneditableException("The plan has no planned state of that resource that could be changed");
        }
        return resources.get(address);
    }

    /**
     * The plan with changes of its resources.
     *
     * @param edits by address, each after those before it
     * @throws UneditableException if there is no such resource, if a secret would be changed or set, or if the plan has
     *     something else at that place
     */
    public PlanSource edited(Map<String, List<Edit>> edits) throws UneditableException {
        List<EditedPlan.Splice> splices = new ArrayList<>();
        for (Map.Entry<String, List<Edit>> ofOne : edits.entrySet()) {
            splices.addAll(resource(ofOne.getKey()).splices(ofOne.getValue()));
        }
        return new EditedPlan(plan, splices);
    }

    /** More was there than is looked at. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new TooLargeException();
            }
            return read;
        }
    }
}
