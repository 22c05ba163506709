package io.jenkins.plugins.terraformguard.engine.policy.relation;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.reference.Room;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is kept of the state of a resource to tell what it refers to: which of its attributes are set, which are unknown,
 * and texts that may identify another resource. Resources of one type mostly share a {@link Shape}.
 *
 * @param texts one for each place of the shape that has the state {@link #TEXT}
 */
record Sketch(Shape shape, String[] texts) {
    static final char TEXT = 't';
    static final char UNKNOWN = 'u';
    static final char OTHER = 'o';
    static final char CONTAINER = 'c';
    /** An attribute that is not set; where an attribute is not even named, nothing is known of it. */
    static final char NOTHING = 'n';

    /** Where what is: paths are the names of attributes with dots, without the numbers of list elements. */
    record Shape(List<String> paths, String states) {
        /** What stands there is not known for all of the resource: it has too many values. */
        static final Shape CUT = new Shape(List.of("*"), String.valueOf(UNKNOWN));
    }

    /** What stands at one path. */
    record Part(boolean set, boolean unknown, boolean container, List<String> texts) {}

    /** All that stands at a path and below it. */
    Part at(String path) {
        if (shape.equals(Shape.CUT)) {
            return new Part(true, true, false, List.of());
        }
        String attribute = path.substring(0, path.indexOf('.') < 0 ? path.length() : path.indexOf('.'));
        boolean told = false;
        boolean set = false;
        boolean unknown = false;
        boolean container = false;
        List<String> found = new ArrayList<>();
        int text = 0;
        for (int i = 0; i < shape.paths().size(); i++) {
            String place = shape.paths().get(i);
            char state = shape.states().charAt(i);
            boolean here = place.equals(path);
            told |= isAtOrBelow(place, attribute);
            if (state != NOTHING && isAtOrBelow(place, path)) {
                set = true;
                unknown |= state == UNKNOWN;
                container |= here && state == CONTAINER;
                if (state == TEXT) {
                    found.add(texts[text]);
                }
            }
            text += state == TEXT ? 1 : 0;
        }
        return new Part(set || !told, unknown || !told, container, found);
    }

    private static boolean isAtOrBelow(String place, String path) {
        return place.startsWith(path) && (place.length() == path.length() || place.charAt(path.length()) == '.');
    }

    boolean isUnknownAnywhere() {
        return shape.states().indexOf(UNKNOWN) >= 0;
    }

    /** Makes sketches that share their shapes. */
    static final class Maker {
        private static final int MAX_PLACES = 2000;
        private static final int MAX_PATH = 1000;
        private static final int PLACE = 6;

        private final Room room;
        private final Predicate<String> mayRefer;
        private final Map<Shape, Shape> shapes = new HashMap<>();

        private List<String> paths;
        private StringBuilder states;
        private List<String> texts;

        /** @param mayRefer whether an attribute of that name may refer to a resource by a common text */
        Maker(Room room, Predicate<String> mayRefer) {
            this.room = room;
            this.mayRefer = mayRefer;
        }

        Sketch of(Value state) {
            paths = new ArrayList<>();
            states = new StringBuilder();
            texts = new ArrayList<>();
            if (state instanceof MapValue map) {
                map.forEach((name, value) -> {
                    if (!Identity.isRemark(name)) {
                        add(name, name, value);
                    }
                });
            }
            boolean cut = paths.size() >= MAX_PLACES || state instanceof Value.Unknown;
            Shape shape = share(cut ? Shape.CUT : new Shape(paths, states.toString()));
            room.take(32 + 4L * texts.size());
            return new Sketch(shape, cut ? new String[0] : texts.toArray(String[]::new));
        }

        private Shape share(Shape shape) {
            Shape known = shapes.get(shape);
            if (known == null && room.take(100 + (long) PLACE * shape.paths().size())) {
                known = new Shape(shape.paths().stream().map(room::text).toList(), shape.states());
                shapes.put(known, known);
            }
            return known == null ? shape : known;
        }

        private void add(String path, String name, Value value) {
            if (value.isNull() && path.equals(name) && paths.size() < MAX_PLACES) {
                paths.add(path);
                states.append(NOTHING);
            }
            if (value.isNull() || paths.size() >= MAX_PLACES || room.isOver()) {
                return;
            }
            // Nobody names attributes like this; what is below can't be told.
            boolean deep = path.length() > MAX_PATH;
            char state = deep ? UNKNOWN : stateOf(name, value);
            paths.add(deep ? path.substring(0, MAX_PATH) : path);
            states.append(state);
            if (state == TEXT) {
                texts.add(room.text(((Value.Text) value).value()));
            }
            if (deep) {
                return;
            }
            if (value instanceof MapValue map) {
                map.forEach((key, element) -> add(path + "." + key, key, element));
            } else if (value instanceof Value.ListValue list) {
                list.elements().forEach(element -> add(path, name, element));
            }
        }

        private char stateOf(String name, Value value) {
            if (value instanceof Value.Text text) {
                boolean kept = Identity.isUsable(text.value())
                        && (Identity.isDistinctive(text.value()) || mayRefer.test(name));
                return kept ? TEXT : OTHER;
            }
            if (value instanceof MapValue || value instanceof Value.ListValue) {
                return CONTAINER;
            }
            return value instanceof Value.Unknown ? UNKNOWN : OTHER;
        }
    }
}
