package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.time.Instant;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What of a request waits for somebody: an approval of his would bring it on. */
public final class OpenFor {
    private OpenFor() {}

    /** Whether anything waits for him. */
    public static boolean any(ApprovalRequest request, ApprovalState state, Voter voter, Instant now) {
        return items(request, state, voter, now).findFirst().isPresent();
    }

    /** Ids of the items that wait for him; one that two requirements are about may be there twice. */
    public static Stream<String> items(ApprovalRequest request, ApprovalState state, Voter voter, Instant now) {
        if (state.status() != Status.PENDING
                || voter.id().isBlank()
                || !voter.mayApprove()
                || request.excluded().containsKey(voter.id())) {
            return Stream.empty();
        }
        Act before = state.approvals().stream()
                .filter(act -> act.by().equals(voter.id()))
                .findFirst()
                .orElse(null);
        return state.open().stream()
                .map(ApprovalState.Open::requirement)
                .filter(requirement -> requirement.isFor(voter, now))
                .flatMap(requirement -> {
                    ToIntFunction<String> missing = state.missing(requirement);
                    return requirement.items().stream()
                            .filter(item -> before == null || !before.isAbout(item))
                            .filter(item -> missing.applyAsInt(item) > 0);
                });
    }
}
