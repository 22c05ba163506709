package io.jenkins.plugins.terraformguard.integration;

import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells what is new of a request from what was told before: listeners may be told the same twice, as after a restart, and
 * twice at once.
 */
public final class ApprovalChanges {
    /** Requests that are remembered; what is told again of an older one counts again. */
    private static final int REMEMBERED = 10_000;

    private final Map<String, Status> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Status> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether a request has come to this since it was last told. */
    public synchronized boolean isNew(ApprovalCase approval, Status status) {
        // Ids of requests follow from what is asked: two builds may ask the same.
        String key = approval.run().getExternalizableId() + "/" + approval.guard() + "/"
                + approval.log().request().id();
        return known.put(key, status) != status;
    }
}
