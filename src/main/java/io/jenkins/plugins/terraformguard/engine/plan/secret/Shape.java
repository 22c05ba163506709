package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.ArrayList;
import java.util.List;

/** What follows the prefix of a token: runs of characters and literals, matched greedily and without going back. */
final class Shape {
    private static final int NO_END = -1;

    private record Part(CharSet set, int min, int max, String literal) {}

    private final List<Part> parts;

    private Shape(List<Part> parts) {
        this.parts = parts;
    }

    static Shape of(CharSet set, int min, int max) {
        return new Shape(List.of()).then(set, min, max);
    }

    static Shape of(CharSet set, int length) {
        return of(set, length, length);
    }

    /** So many characters; what follows them is not looked at. Must be the end of the shape. */
    static Shape atLeast(CharSet set, int min) {
        return new Shape(List.of()).thenAtLeast(set, min);
    }

    static Shape literal(String literal) {
        return new Shape(List.of()).then(literal);
    }

    Shape then(CharSet set, int min, int max) {
        return with(new Part(set, min, max, ""));
    }

    Shape thenAtLeast(CharSet set, int min) {
        return with(new Part(set, min, NO_END, ""));
    }

    Shape then(CharSet set, int length) {
        return then(set, length, length);
    }

    Shape then(String literal) {
        return with(new Part(null, 0, 0, literal));
    }

    private Shape with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Shape(List.copyOf(longer));
    }

    /** Where the token ends that continues here, or -1. It must not run on into more letters, digits or underscores. */
    int endOf(String text, int from) {
        int at = from;
        for (Part part : parts) {
            if (part.set() == null) {
                if (!text.startsWith(part.literal(), at)) {
                    return -1;
                }
                at += part.literal().length();
            } else if (part.max() == NO_END) {
                return part.set().run(text, at, part.min()) == part.min() ? at + part.min() : -1;
            } else {
                // One more than allowed is read, so that what is longer than any token of this kind is none.
                int run = part.set().run(text, at, part.max() + 1);
                if (run < part.min() || run > part.max()) {
                    return -1;
                }
                at += run;
            }
        }
        return Boundary.after(text, at) ? at : -1;
    }
}
