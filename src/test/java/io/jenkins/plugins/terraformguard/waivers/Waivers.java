package io.jenkins.plugins.terraformguard.waivers;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.terraformguard.approval.Answer;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.security.core.Authentication;

/** Answers with waivers, and what is kept of them, for tests. */
public final class Waivers {
    private Waivers() {}

    /** A day in so many days. */
    public static String day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }

    /** An answer of somebody to what a build asks. */
    public static ApprovalCase answer(Run<?, ?> run, String user, Act.Kind kind, String reason, String day)
            throws Exception {
        return answer(run, "default", user, kind, reason, day);
    }

    /** The same to what is asked about one of several plans. */
    public static ApprovalCase answer(
            Run<?, ?> run, String guard, String user, Act.Kind kind, String reason, String day) throws Exception {
        ApprovalCase asked = ApprovalService.open(run, guard);
        Authentication authentication = User.getById(user, true).impersonate2();
        try (ACLContext context = ACL.as2(authentication)) {
            return ApprovalService.answer(
                    run, guard, new Answer(asked.log().request().id(), kind, List.of(), reason, day));
        }
    }

    public static ApprovalCase approve(Run<?, ?> run, String user, String day) throws Exception {
        return answer(run, user, Act.Kind.APPROVE, "needed for the launch", day);
    }

    public static List<GrantedWaiver> of(Item item) throws IOException {
        return new WaiverStore(item).read().all();
    }

    public static Path file(Job<?, ?> job) {
        return job.getRootDir().toPath().resolve("terraform-guard/waivers/granted-waivers.json");
    }
}
