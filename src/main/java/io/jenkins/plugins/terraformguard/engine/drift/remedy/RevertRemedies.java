package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How to get back what was recorded: what apply does about it, and what to do where it does nothing. */
final class RevertRemedies {
    private static final String KIND = "revert";

    private final Ways ways;

    RevertRemedies(Ways ways) {
        this.ways = ways;
    }

    /** For a resource that is there, with other values than recorded. */
    void add(DriftedResource resource, Consumer<DriftRemedy> to) {
        ChangeKind planned = resource.planned();
        if (planned == ChangeKind.DELETE) {
            to.accept(ways.everything(
                    KIND,
                    ways.apply() + " destroys " + name(resource) + " with all that differs"
                            + (resource.configured() ? "." : ": the configuration has no block for it any more."),
                    "apply",
                    resource.address(),
                    "The resource is destroyed with all that it holds."));
            return;
        }
        if (planned == ChangeKind.FORGET) {
            to.accept(Ways.words(
                    KIND,
                    ways.apply() + " reverts nothing: it only stops managing " + name(resource) + ".",
                    resource.place(""),
                    ""));
            return;
        }
        changed(resource, to);
        untold(resource, to);
        stateOnly(resource, to);
        unmanaged(resource, to);
    }

    private void changed(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> back = resource.of(DriftClass.REVERTED);
        List<DriftedResource.Attribute> third = resource.of(DriftClass.OVERWRITTEN);
        if (back.isEmpty() && third.isEmpty()) {
            return;
        }
        List<String> effects = new ArrayList<>();
        if (!back.isEmpty()) {
            effects.add(Names.paths(back) + " as recorded");
        }
        if (!third.isEmpty()) {
            effects.add(Names.paths(third)
                    + " as the configuration asks for, which is neither what was recorded nor what is there");
        }
        to.accept(ways.everything(
                KIND,
                ways.apply() + " " + verb(resource) + ": " + String.join("; ", effects) + ".",
                "apply",
                resource.address(),
                RevertRisk.of(resource, back, third)));
    }

    private static String verb(DriftedResource resource) {
        String name = name(resource);
        if (resource.planned() == null) {
            return "should update " + name + ", which a plan that is not refresh-only tells for certain";
        }
        return switch (resource.planned()) {
            case REPLACE -> "destroys " + name + " and creates it anew";
            case CREATE_AND_FORGET -> "creates " + name + " anew and leaves the old one behind, unmanaged";
            case CREATE -> "creates " + name;
            default -> "updates " + name + " in place";
        };
    }

    private void untold(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> untold = resource.of(DriftClass.UNDETERMINED);
        if (!untold.isEmpty()) {
            to.accept(ways.everything(
                    KIND,
                    "Whether " + ways.apply() + " reverts " + Names.paths(untold)
                            + " can't be told from this document; a full plan shows it.",
                    "plan",
                    resource.address(),
                    ""));
        }
    }

    private void stateOnly(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> kept = resource.of(DriftClass.STATE_ONLY);
        if (!kept.isEmpty()) {
            to.accept(ways.one(
                    KIND,
                    ways.apply() + " does not revert " + Names.paths(kept) + ": the provider works "
                            + (kept.size() == 1 ? "it" : "them")
                            + " out, or ignore_changes covers it. A replacement would.",
                    "apply",
                    "-replace",
                    resource.address(),
                    RevertRisk.REPLACED));
        }
    }

    private void unmanaged(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> unset = resource.of(DriftClass.UNMANAGED);
        if (unset.isEmpty()) {
            return;
        }
        String title = ways.apply() + " does not revert " + Names.paths(unset) + ": the configuration does not set "
                + (unset.size() == 1 ? "it" : "them") + ".";
        if (!resource.configured()) {
            to.accept(Ways.words(KIND, title, resource.place(""), ""));
            return;
        }
        to.accept(Assignments.of(resource, unset, true)
                .remedy(
                        KIND,
                        title + " With what was recorded written down, it does.",
                        resource.place(""),
                        RevertRisk.of(resource, unset, List.of())));
    }

    private static String name(DriftedResource resource) {
        return Names.of(resource.address());
    }
}
