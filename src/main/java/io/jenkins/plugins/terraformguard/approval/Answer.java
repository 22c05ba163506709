package io.jenkins.plugins.terraformguard.approval;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What somebody says to a request.
 *
 * @param request id of the request that he has seen
 * @param kind approve, reject, withdraw, break-glass or void
 * @param items ids of the items that it is about; empty for all
 * @param reason why
 * @param waiver last day of the exception that the items shall get as a waiver (ISO 8601); empty for this time only
 */
@Restricted(NoExternalUse.class)
public record Answer(String request, Act.Kind kind, List<String> items, String reason, String waiver) {
    public Answer {
        items = List.copyOf(items);
    }
}
