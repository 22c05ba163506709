package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import java.util.List;
import java.util.function.Consumer;

/** How to keep what is there. */
final class AcceptRemedies {
    private static final String KIND = "accept";

    private final Ways ways;

    AcceptRemedies(Ways ways) {
        this.ways = ways;
    }

    void add(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> written =
                resource.of(DriftClass.REVERTED, DriftClass.OVERWRITTEN, DriftClass.UNDETERMINED);
        if (!resource.configured()) {
            if (resource.planned() == ChangeKind.DELETE) {
                to.accept(Ways.words(
                        KIND,
                        "To keep " + Names.of(resource.address())
                                + ", put its block back into the configuration, with the values that are there now.",
                        resource.place(""),
                        ""));
            }
        } else if (!written.isEmpty()) {
            to.accept(Assignments.of(resource, written, false)
                    .remedy(
                            KIND,
                            "Write what is there into the configuration: " + Names.paths(written) + ".",
                            resource.place(written.get(0).path()),
                            risk(written)));
        }
        recorded(resource, to);
    }

    private static String risk(List<DriftedResource.Attribute> written) {
        List<DriftedResource.Attribute> security =
                written.stream().filter(DriftedResource.Attribute::security).toList();
        return security.isEmpty()
                ? ""
                : "Security depends on " + Names.paths(security)
                        + ": what was changed past all review becomes what is asked for.";
    }

    /** What apply leaves as it is, and only the state has to learn. */
    private void recorded(DriftedResource resource, Consumer<DriftRemedy> to) {
        List<DriftedResource.Attribute> accepted = resource.of(DriftClass.ACCEPTED);
        List<DriftedResource.Attribute> kept =
                resource.of(DriftClass.STATE_ONLY, DriftClass.UNMANAGED, DriftClass.ACCEPTED);
        if (!kept.isEmpty()) {
            boolean all = accepted.size() == kept.size();
            to.accept(ways.everything(
                    KIND,
                    (all
                                    ? "The configuration asks for it already: only the state has to learn "
                                    : "Only the state has to learn ")
                            + Names.paths(kept) + "; any apply does that as well.",
                    "apply -refresh-only",
                    resource.address(),
                    "It takes all other drift into the state as well; look at what it shows before you say yes."));
        }
    }
}
