package io.jenkins.plugins.terraformguard.approval;

import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** An answer that was not taken; nothing has changed. The message is for whoever gave it. */
@Restricted(NoExternalUse.class)
public final class ApprovalRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal.Kind kind;

    ApprovalRefusedException(Refusal refusal) {
        super(refusal.message());
        this.kind = refusal.kind();
    }

    public Refusal.Kind kind() {
        return kind;
    }
}
