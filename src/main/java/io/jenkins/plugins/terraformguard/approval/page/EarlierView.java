package io.jenkins.plugins.terraformguard.approval.page;

import static io.jenkins.plugins.terraformguard.engine.report.SafeText.oneLine;

import io.jenkins.plugins.terraformguard.approval.EarlierApproval;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.Binding;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.results.ApprovalLook;
import io.jenkins.plugins.terraformguard.results.ApprovalOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What was asked before, and what has changed since. All text is fit for showing. */
@Restricted(NoExternalUse.class)
public final class EarlierView {
    private static final int MAX_LINE = 500;
    private static final int MAX_ROWS = 100;

    private final EarlierApproval earlier;
    private final ApprovalState state;

    EarlierView(EarlierApproval earlier, Instant now) {
        this.earlier = earlier;
        this.state = earlier.log().state(now);
    }

    /** The build that asked. */
    public String getBuild() {
        return oneLine(earlier.log().request().asker().text(), MAX_LINE);
    }

    public ApprovalLook getLook() {
        return ApprovalLook.of(state.status());
    }

    public String getFacts() {
        return ApprovalOutcome.facts(earlier.log().request(), state);
    }

    public List<String> getLines() {
        List<String> lines = ApprovalOutcome.lines(earlier.log(), state);
        return lines.subList(0, Math.min(lines.size(), MAX_ROWS));
    }

    /** Whether what was said then still counts. */
    public boolean isHolding() {
        return earlier.since().holds();
    }

    /** What has changed since; the first of it. */
    public List<String> getChanges() {
        List<String> all = changes();
        return all.subList(0, Math.min(all.size(), MAX_ROWS));
    }

    public int getOmitted() {
        return Math.max(0, changes().size() - MAX_ROWS);
    }

    private List<String> changes() {
        Binding.Since since = earlier.since();
        List<String> changes = new ArrayList<>();
        if (since.over()) {
            changes.add(Messages.EarlierView_over());
        }
        for (ApprovalItem item : since.newItems()) {
            String what = item.policy().isEmpty() ? item.message() : item.policy() + " " + item.address();
            changes.add(Messages.EarlierView_item(oneLine(what, MAX_LINE)));
        }
        since.changedPacks().forEach(pack -> changes.add(Messages.EarlierView_pack(oneLine(pack, MAX_LINE))));
        since.effects().added().forEach(effect -> changes.add(Messages.EarlierView_added(text(effect))));
        since.effects().changed().forEach(effect -> changes.add(Messages.EarlierView_changed(text(effect))));
        since.effects().removed().forEach(effect -> changes.add(Messages.EarlierView_removed(text(effect))));
        if (!since.effects().complete() || changes.isEmpty() && !since.holds()) {
            changes.add(Messages.EarlierView_incomplete());
        }
        return changes;
    }

    private static String text(Effect effect) {
        return oneLine(effect.action(), MAX_LINE) + " " + oneLine(effect.subject(), MAX_LINE);
    }
}
