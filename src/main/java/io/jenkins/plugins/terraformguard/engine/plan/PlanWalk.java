package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds in the text of a plan where it ends, and where the states stand that apply is going to make. */
final class PlanWalk extends Section {
    /**
     * Where the state after a change stands in the text.
     *
     * @param resource as {@link RawStateResource#address()}
     * @param places from and to of {@code after}, {@code after_unknown} and {@code after_sensitive}
     */
    record Spot(String resource, Map<String, long[]> places) {}

    static final String AFTER = "after";
    static final String UNKNOWN = "after_unknown";
    static final String SENSITIVE = "after_sensitive";

    private static final int PARTS = 3;

    private final List<Spot> spots = new ArrayList<>();
    private long end;

    private PlanWalk(PlanInput input) {
        super(input);
    }

    /** Goes through the plan. */
    static PlanWalk of(PlanSource plan, ReadLimits limits) throws PlanException, IOException {
        return new ReadErrors(limits).of(plan, () -> {
            try (PlanInput input = PlanInput.open(plan, limits, null)) {
                PlanWalk walk = new PlanWalk(input);
                walk.run();
                return walk;
            }
        });
    }

    private void run() throws PlanException, IOException {
        members(key -> {
            if (key.equals("resource_changes")) {
                elements(this::change);
            } else {
                skimmer.skip();
            }
        });
        end = skimmer.position();
    }

    private void change() throws PlanException, IOException {
        Map<String, String> names = new HashMap<>();
        Map<String, long[]> places = new HashMap<>();
        List<String> actions = new ArrayList<>();
        members(key -> {
            switch (key) {
                case "address", "deposed", "mode" -> names.put(key, text());
                case "change" ->
                    members(part -> {
                        switch (part) {
                            case "actions" -> actions.addAll(texts());
                            case AFTER, UNKNOWN, SENSITIVE -> places.put(part, place());
                            default -> skimmer.skip();
                        }
                    });
                default -> skimmer.skip();
            }
        });
        boolean made = actions.contains("create") || actions.contains("update");
        boolean current = names.getOrDefault("deposed", "").isEmpty();
        if (made && current && places.size() == PARTS && "managed".equals(names.get("mode"))) {
            spots.add(new Spot(names.getOrDefault("address", "") + "\n", places));
        }
    }

    private String text() throws IOException {
        if (skimmer.peek() == '"') {
            return skimmer.text();
        }
        skimmer.skip();
        return "";
    }

    private long[] place() throws IOException {
        skimmer.peek();
        long from = skimmer.position();
        skimmer.skip();
        return new long[] {from, skimmer.position()};
    }

    /** Places in the order of the text. */
    List<Spot> spots() {
        return spots;
    }

    /** Where the plan ends in its text. */
    long end() {
        return end;
    }
}
