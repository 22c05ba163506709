package io.jenkins.plugins.terraformguard.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** All requests that wait for an answer, without looking at every build for each page. */
@Extension(ordinal = 100)
public final class PendingApprovals implements ApprovalListener {
    private static final Logger LOGGER = Logger.getLogger(PendingApprovals.class.getName());

    private final Map<String, ApprovalCase> pending = new ConcurrentHashMap<>();

    public static PendingApprovals get() {
        return ExtensionList.lookupSingleton(PendingApprovals.class);
    }

    @Override
    public void changed(ApprovalCase approval) {
        String key = approval.run().getExternalizableId() + "/" + approval.guard();
        if (approval.state().status() == Status.PENDING) {
            pending.put(key, approval);
        } else {
            pending.remove(key);
        }
    }

    /** All of them as they stand now, the oldest first, whoever may see them. For what runs in the background. */
    public List<ApprovalCase> all() {
        List<ApprovalCase> all = new ArrayList<>();
        for (ApprovalCase known : pending.values()) {
            try {
                ApprovalService.find(known.run(), known.guard()).ifPresent(all::add);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Can't tell how the approval of " + known.run() + " stands");
            }
        }
        all.sort(Comparator.comparing(approval -> approval.log().request().requestedAt()));
        return all;
    }

    /** Those of jobs that the current user may read. */
    public List<ApprovalCase> visible() {
        return all().stream()
                .filter(approval -> parent(approval.run()).hasPermission(Item.READ))
                .toList();
    }

    private static Item parent(Run<?, ?> run) {
        return run.getParent();
    }
}
