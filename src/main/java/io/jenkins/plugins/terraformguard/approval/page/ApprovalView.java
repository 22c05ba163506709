package io.jenkins.plugins.terraformguard.approval.page;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import io.jenkins.plugins.terraformguard.engine.approval.OpenFor;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules;
import io.jenkins.plugins.terraformguard.engine.approval.Voter;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import io.jenkins.plugins.terraformguard.results.Paged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A request as its page shows it to somebody at a time. */
@Restricted(NoExternalUse.class)
public final class ApprovalView {
    static final int PAGE_SIZE = 100;

    private static final int MAX_TEXT = 500;
    private static final int MAX_ROWS = 200;

    /** Stands for a reason where it is asked what somebody could do if he had one. */
    private static final String SOME_REASON = "-".repeat(VoteRules.MIN_REASON);

    private final ApprovalCase approval;
    private final ApprovalRequest request;
    private final ApprovalState state;
    private final Voter voter;
    private final Instant now;

    private RowMaker rows;

    ApprovalView(ApprovalCase approval, Voter voter, Instant now) {
        this.approval = approval;
        this.request = approval.log().request();
        this.state = approval.state();
        this.voter = voter;
        this.now = now;
    }

    private RowMaker rows() {
        if (rows == null) {
            Set<String> mine = OpenFor.items(request, state, voter, now).collect(Collectors.toUnmodifiableSet());
            rows = new RowMaker(request, state, mine);
        }
        return rows;
    }

    public ApprovalLook getLook() {
        return ApprovalLook.of(state.status());
    }

    /** Id of the request, which goes along with each answer. */
    public String getRequest() {
        return request.id();
    }

    public String getFacts() {
        return ApprovalOutcome.facts(request, state);
    }

    /** Who has said what, and who is missing. */
    public List<String> getLines() {
        return first(ApprovalOutcome.lines(approval.log(), state), 20);
    }

    public String getStartedBy() {
        return oneLine(request.asker().startedBy(), MAX_TEXT);
    }

    public String getDecision() {
        return request.decisionSha256();
    }

    /** Digest of what the plan does; empty where nobody counted it. */
    public String getEffects() {
        return request.effects().digest();
    }

    public int getEffectCount() {
        return request.effects().count();
    }

    public String getExpiresAt() {
        return request.expiresAt().toString();
    }

    public boolean isPending() {
        return state.status() == Status.PENDING;
    }

    public boolean isBroken() {
        return state.status() == Status.BROKEN_GLASS;
    }

    /** Whether anything waits for who looks at the page. */
    public boolean isMine() {
        return OpenFor.any(request, state, voter, now);
    }

    public int getItemTotal() {
        return request.items().size();
    }

    Paged<ApprovalRows.ItemRow> items(int page, IntFunction<String> link) {
        List<ApprovalItem> items = request.items();
        List<Integer> numbers = IntStream.range(0, items.size()).boxed().toList();
        return Paged.of(numbers, PAGE_SIZE, page, number -> rows().item(number, items.get(number)), link);
    }

    public List<ApprovalRows.RequirementRow> getRequirements() {
        return first(request.requirements(), MAX_ROWS).stream()
                .map(rows()::requirement)
                .toList();
    }

    public int getOmittedRequirements() {
        return Math.max(0, request.requirements().size() - MAX_ROWS);
    }

    /** What happened, the newest first. */
    public List<ApprovalRows.ActRow> getHistory() {
        List<Act> acts = new ArrayList<>(approval.log().acts());
        Collections.reverse(acts);
        return first(acts, MAX_ROWS).stream().map(rows()::act).toList();
    }

    public int getOmittedHistory() {
        return Math.max(0, approval.log().acts().size() - MAX_ROWS);
    }

    public List<ApprovalRows.ExcludedRow> getExcluded() {
        return request.excluded().entrySet().stream()
                .limit(MAX_ROWS)
                .map(one -> new ApprovalRows.ExcludedRow(
                        oneLine(one.getKey(), MAX_TEXT), oneLine(one.getValue(), MAX_TEXT)))
                .toList();
    }

    public int getOmittedExcluded() {
        return Math.max(0, request.excluded().size() - MAX_ROWS);
    }

    /** Why who looks at the page can't do that; empty if he can. Asked anew when he does it. */
    public String refusal(Act.Kind kind) {
        return VoteRules.check(request, approval.log().acts(), voter, kind, List.of(), SOME_REASON, now)
                .map(VoteRules.Refusal::message)
                .orElse("");
    }

    /** Why he can't approve anything of it; empty if he can. */
    public String getApproveRefusal() {
        return refusal(Act.Kind.APPROVE);
    }

    public boolean isRejectable() {
        return refusal(Act.Kind.REJECT).isEmpty();
    }

    public boolean isWithdrawable() {
        return refusal(Act.Kind.WITHDRAW).isEmpty();
    }

    public boolean isBreakable() {
        return refusal(Act.Kind.BREAK_GLASS).isEmpty();
    }

    /** Whether what was let pass can be taken back by who looks at the page. */
    public boolean isVoidable() {
        return state.lets() && refusal(Act.Kind.VOID).isEmpty();
    }

    private static <T> List<T> first(List<T> all, int max) {
        return all.subList(0, Math.min(all.size(), max));
    }
}
