package io.jenkins.plugins.terraformguard.approval.page;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.api.ApiProblem;
import io.jenkins.plugins.terraformguard.results.api.ApiQuery;
import io.jenkins.plugins.terraformguard.results.api.ApiReply;
import io.jenkins.plugins.terraformguard.results.api.ApiResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What waits for approval, the oldest first, in jobs that whoever asks may read. Answers go to the address of a request. */
@Extension
@Restricted(NoExternalUse.class)
public final class ApprovalResource implements ApiResource {
    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public Set<String> parameters() {
        return Set.of("job", "guard", "limit", "offset");
    }

    @Override
    public ApiReply get(ApiQuery query) throws ApiProblem {
        String job = query.text("job");
        String guard = query.text("guard");
        Instant now = Instant.now();
        String root = SitePath.root();
        List<ApprovalCase> waiting = PendingApprovals.get().visible().stream()
                .filter(one -> job.isEmpty() || job.equals(one.run().getParent().getFullName()))
                .filter(one ->
                        guard.isEmpty() || guard.equals(one.log().request().guard()))
                .toList();
        return ApiReply.part(query, waiting, one -> ApprovalJson.shortly(one, root, now), Map.of());
    }
}
