package io.jenkins.plugins.terraformguard.approval.page;

import hudson.security.ACL;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.PendingApprovals;
import io.jenkins.plugins.terraformguard.engine.approval.OpenFor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * What waits for approval, of jobs that the current user may read, the oldest first.
 *
 * @param mine what an approval of his would bring on
 * @param others what waits for others
 */
@Restricted(NoExternalUse.class)
public record Waiting(List<ApprovalCase> mine, List<ApprovalCase> others) {
    private static final Waiting NOTHING = new Waiting(List.of(), List.of());

    public Waiting {
        mine = List.copyOf(mine);
        others = List.copyOf(others);
    }

    /** What waits now; looked up once for each page, however often its header asks. */
    static Waiting now() {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        if (request == null) {
            return find();
        }
        String key = Waiting.class.getName();
        if (!(request.getAttribute(key) instanceof Waiting)) {
            request.setAttribute(key, find());
        }
        return (Waiting) request.getAttribute(key);
    }

    /** What waits now. */
    public static Waiting find() {
        if (!Jenkins.get().hasPermission(Jenkins.READ)) {
            return NOTHING;
        }
        Instant now = Instant.now();
        List<ApprovalCase> mine = new ArrayList<>();
        List<ApprovalCase> others = new ArrayList<>();
        for (ApprovalCase one : PendingApprovals.get().visible()) {
            boolean asked = OpenFor.any(one.log().request(), one.state(), one.voter(), now);
            (asked ? mine : others).add(one);
        }
        return new Waiting(mine, others);
    }

    /** Nobody in particular can't approve anything, so nothing waits for him. */
    static boolean isSomebody() {
        return !ACL.isAnonymous2(Jenkins.getAuthentication2());
    }
}
