package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How it is shown where a request stands: always a word and an icon, the colour only supports them.
 *
 * @param word for people
 * @param icon name of the icon
 * @param tone part of a class name: {@code success}, {@code info}, {@code warning} or {@code danger}
 */
@Restricted(NoExternalUse.class)
public record ApprovalLook(String word, String icon, String tone) {
    /** The look of a request that can't be read. */
    public static ApprovalLook damaged() {
        return look(Messages.OutcomeView_damaged(), "alert-circle", "danger");
    }

    public static ApprovalLook of(Status status) {
        return switch (status) {
            case PENDING -> look(Messages.ApprovalLook_pending(), "hand-left", "warning");
            case APPROVED -> look(Messages.ApprovalLook_approved(), "checkmark-circle", "success");
            case REJECTED -> look(Messages.ApprovalLook_rejected(), "close-circle", "danger");
            case BROKEN_GLASS -> look(Messages.ApprovalLook_brokenGlass(), "flame", "danger");
            case ABORTED -> look(Messages.ApprovalLook_aborted(), "stop-circle", "info");
            case EXPIRED -> look(Messages.ApprovalLook_expired(), "time", "danger");
            case VOID -> look(Messages.ApprovalLook_void(), "ban", "danger");
        };
    }

    private static ApprovalLook look(String word, String icon, String tone) {
        return new ApprovalLook(word, "symbol-" + icon + "-outline plugin-ionicons-api", tone);
    }
}
