package io.jenkins.plugins.terraformguard.engine.rendering;

/**
 * How a part is written, as its surroundings want it.
 *
 * @param showUnchanged whether what stays the same is written too
 * @param noNullSuffix whether {@code -> null} is left out
 * @param forced whether the part is said to force replacement for something around it
 * @param notForced whether nothing is said of replacement, because it is said further out
 */
record Style(boolean showUnchanged, boolean noNullSuffix, boolean forced, boolean notForced) {
    static final Style PLAIN = new Style(false, false, false, false);

    /** For the parts within: what is said of replacement holds for one level only. */
    Style inner() {
        return new Style(showUnchanged, noNullSuffix, false, false);
    }

    Style showingUnchanged() {
        return new Style(true, noNullSuffix, false, false);
    }

    Style withNullSuffix(boolean nullSuffix) {
        return new Style(showUnchanged, !nullSuffix, false, false);
    }

    Style forcing(boolean forces) {
        return new Style(showUnchanged, noNullSuffix, forces, false);
    }

    Style notForcing() {
        return new Style(showUnchanged, noNullSuffix, false, true);
    }

    String nullSuffix(Diff.Action action) {
        return action == Diff.Action.DELETE && !noNullSuffix ? " -> null" : "";
    }

    String forces(boolean replaces) {
        return (replaces || forced) && !notForced ? " # forces replacement" : "";
    }
}
