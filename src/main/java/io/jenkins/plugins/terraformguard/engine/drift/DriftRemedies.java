package io.jenkins.plugins.terraformguard.engine.drift;

import io.jenkins.plugins.terraformguard.engine.drift.remedy.DriftedResource;
import io.jenkins.plugins.terraformguard.engine.drift.remedy.Remedies;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.address.AddressException;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells those who write remedies all that is known of a drift. */
final class DriftRemedies {
    private final DriftContext context;
    private final Remedies remedies;

    private final boolean configurationKnown;

    /** @param configurationKnown whether the plan holds its configuration, so that what is not in it is nowhere */
    DriftRemedies(DriftContext context, String tool, boolean configurationKnown) {
        this.context = context;
        this.configurationKnown = configurationKnown;
        this.remedies = new Remedies(tool);
    }

    /** Ways to get rid of a drift; none where there is nothing to get rid of, or its address can't be read. */
    List<DriftRemedy> of(Drift drift, PendingDrift pending) {
        if (!drift.counts()) {
            return List.of();
        }
        try {
            return remedies.of(resource(drift, pending)).stream()
                    .limit(Drift.MAX_REMEDIES)
                    .toList();
        } catch (AddressException e) {
            return List.of();
        }
    }

    private DriftedResource resource(Drift drift, PendingDrift pending) throws AddressException {
        String address = pending.resource().address();
        String before = pending.resource().previousAddress();
        List<DriftedResource.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < pending.attributes().size(); i++) {
            PendingDrift.Attribute attribute = pending.attributes().get(i);
            if (attribute.counts() && !attribute.path().isEmpty()) {
                attributes.add(new DriftedResource.Attribute(
                        attribute.path(),
                        attribute.recorded(),
                        attribute.real(),
                        drift.paths().get(i).driftClass(),
                        attribute.security()));
            }
        }
        Map<String, DriftedResource.Root> roots = new HashMap<>();
        pending.roots()
                .forEach((name, root) -> roots.put(name, new DriftedResource.Root(root.recorded(), root.real())));
        DriftContext.Place place = context.place(address, "");
        return new DriftedResource(
                ResourceAddress.parse(address),
                ResourceChange.deposedOf(drift.address()),
                drift.kind(),
                before.isEmpty() ? null : ResourceAddress.parse(before),
                attributes,
                roots,
                pending.planned(),
                pending.configured() != null || !place.file().isEmpty() || !configurationKnown,
                pending.configured(),
                path -> context.place(address, path),
                pending.importId().isEmpty() ? Value.NULL : Value.of(pending.importId()));
    }
}
