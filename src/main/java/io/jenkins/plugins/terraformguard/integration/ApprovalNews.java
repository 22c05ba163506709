package io.jenkins.plugins.terraformguard.integration;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells what is new of a request from what was told before: listeners may be told the same twice, and after a restart once
 * more. For whoever counts.
 */
public final class ApprovalNews {
    /** Requests that are remembered; what is told again of an older one counts again. */
    private static final int REMEMBERED = 10_000;

    private final Instant since;

    private final Map<String, Status> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Status> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param since what happened before is not new */
    public ApprovalNews(Instant since) {
        // Requests and answers know whole seconds.
        this.since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a request has come to this, and that was not told before. */
    public boolean isNew(ApprovalCase approval, ApprovalState state) {
        // Ids of requests follow from what is asked: two builds may ask the same.
        String key = approval.run().getExternalizableId() + "/" + approval.guard() + "/"
                + approval.log().request().id();
        Instant at = state.end() == null
                ? approval.log().request().requestedAt()
                : state.end().at();
        return isNew(key, state.status(), at);
    }

    synchronized boolean isNew(String request, Status status, Instant at) {
        boolean changed = known.put(request, status) != status;
        return changed && !at.isBefore(since);
    }
}
