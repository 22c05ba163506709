package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Where a request stands, in a few lines, for the pages of builds and guards. */
@Restricted(NoExternalUse.class)
public final class ApprovalOutcome {
    /** Name of the page of requests below a build. */
    public static final String URL_NAME = "terraform-approval";

    static final String ID = "approval";

    private static final int MAX_TEXT = 300;

    private ApprovalOutcome() {}

    static String url(String buildUrl, String guard) {
        return buildUrl + URL_NAME + "/" + guard + "/";
    }

    static OutcomeView of(ApprovalLog log, Instant now, String href) {
        ApprovalState state = log.settled(now);
        ApprovalLook look = ApprovalLook.of(state.status());
        List<OutcomeView.Line> lines = new ArrayList<>();
        lines(log, state).forEach(line -> lines.add(OutcomeView.Line.of(line, List.of())));
        return new OutcomeView(
                ID,
                Messages.OutcomeView_approval(),
                look.word(),
                look.tone(),
                facts(log.request(), state),
                lines,
                href);
    }

    /** When it was asked, and until when it may be answered, or the approval holds. */
    public static String facts(ApprovalRequest request, ApprovalState state) {
        String asked = Messages.ApprovalOutcome_asked(
                request.requestedAt(), request.items().size());
        return switch (state.status()) {
            case PENDING -> asked + Messages.ApprovalOutcome_until(request.expiresAt());
            case APPROVED, BROKEN_GLASS -> asked + Messages.ApprovalOutcome_holds(state.until(request));
            default -> asked;
        };
    }

    /** Who has said what, and who is missing. */
    public static List<String> lines(ApprovalLog log, ApprovalState state) {
        List<String> lines = new ArrayList<>();
        if (state.end() != null && state.end().kind() != Act.Kind.APPROVE) {
            lines.add(said(state.end()));
        }
        state.approvals().forEach(approval -> lines.add(said(approval)));
        if (state.status() == ApprovalState.Status.PENDING) {
            state.open()
                    .forEach(open ->
                            lines.add(Messages.ApprovalOutcome_missing(open.missing(), who(open.requirement()))));
        }
        return lines;
    }

    /** Whom a requirement is about, in a few words. */
    public static String who(Requirement requirement) {
        String who = approvers(requirement);
        return requirement.name().isEmpty()
                ? who
                : Messages.ApprovalOutcome_rule(SafeText.oneLine(requirement.name(), MAX_TEXT), who);
    }

    /** Users and groups of which each who answers must be or belong to one. */
    public static String approvers(Requirement requirement) {
        return requirement.approvers().isEmpty()
                ? Messages.ApprovalOutcome_anybody()
                : SafeText.oneLine(String.join(", ", requirement.approvers()), MAX_TEXT);
    }

    private static String said(Act act) {
        String by = SafeText.oneLine(act.by(), MAX_TEXT);
        String reason = SafeText.oneLine(act.reason(), MAX_TEXT);
        return by.isEmpty() ? act.kind().id() + ": " + reason : act.kind().id() + ", " + by + ": " + reason;
    }
}
