package io.jenkins.plugins.terraformguard.approval.page;

import hudson.model.Item;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import java.time.Instant;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.verb.GET;

/** A request for programs, {@code .../api/json}. Answers go to the address of the page. */
@Restricted(NoExternalUse.class)
public final class ApprovalApi {
    private final ApprovalCase approval;
    private final String root;

    /**
     * @param approval null if the request can't be read
     * @param root address of Jenkins, with a slash at its end
     */
    ApprovalApi(ApprovalCase approval, String root) {
        this.approval = approval;
        this.root = root;
    }

    @GET
    public HttpResponse doJson() {
        if (approval == null) {
            return HttpResponses.errorWithoutStack(500, Messages.ApprovalApi_damaged());
        }
        approval.run().getParent().checkPermission(Item.READ);
        return JsonReply.of(200, ApprovalJson.of(approval, root, Instant.now()));
    }
}
