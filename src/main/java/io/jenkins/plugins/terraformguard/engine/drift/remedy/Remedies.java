package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways to get rid of a drift: to revert it, to accept it, or at last to ignore it. They are texts for people to copy;
 * nothing is run, and nothing that is secret is in them.
 */
public final class Remedies {
    private final Ways ways;
    private final RevertRemedies reverts;
    private final AcceptRemedies accepts;
    private final AddressRemedies addresses;
    private final IgnoreRemedies ignores = new IgnoreRemedies();

    /** @param tool the program that commands name, {@code terraform} or {@code tofu} */
    public Remedies(String tool) {
        this.ways = new Ways(new Commands(tool));
        this.reverts = new RevertRemedies(ways);
        this.accepts = new AcceptRemedies(ways);
        this.addresses = new AddressRemedies(ways);
    }

    /** The ways in the order in which to think of them; none for what is not managed. */
    public List<DriftRemedy> of(DriftedResource resource) {
        List<DriftRemedy> remedies = new ArrayList<>();
        if (!resource.address().mode().equals(ResourceAddress.MANAGED)) {
            return remedies;
        }
        if (!resource.deposed().isEmpty()) {
            remedies.add(ways.everything(
                    "revert",
                    ways.apply() + " destroys this left-over object of " + Names.of(resource.address())
                            + "; what differs in it does not matter.",
                    "apply",
                    resource.address(),
                    "The object is destroyed with all that it holds."));
            return remedies;
        }
        switch (resource.kind()) {
            case "delete" -> addresses.deleted(resource, remedies::add);
            case "move" -> addresses.moved(resource, remedies::add);
            case "create" -> addresses.created(resource, remedies::add);
            default -> {
                reverts.add(resource, remedies::add);
                accepts.add(resource, remedies::add);
                AddressRemedies.keepAddress(resource, remedies::add);
            }
        }
        ignores.add(resource, remedies::add);
        return remedies;
    }
}
