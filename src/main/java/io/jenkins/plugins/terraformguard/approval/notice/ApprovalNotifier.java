package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.ExtensionPoint;
import java.io.IOException;

/**
 * A way to tell people about approvals, such as mail or chat. Other plugins extend this.
 *
 * <p>Each event is told once, after it is on the disk; where the controller is killed just then, it may not be told at
 * all. The methods are called one after the other, in the order of the events of a request, on a thread that this notifier
 * has for itself, with the rights of Jenkins itself: so an implementation has to look itself at who may see what. It may
 * take its time and may fail, which keeps nothing and nobody else waiting. It is interrupted after five minutes, and while
 * {@value NoticeQueue#MAX_WAITING} events wait for it, further ones pass it by.
 *
 * <p>All texts in a notice come from plans, policies and people: what is shown as markup has to be escaped.
 */
public abstract class ApprovalNotifier implements ExtensionPoint {
    /**
     * Somebody has to approve something.
     *
     * @param notice names in {@link ApprovalNotice#asked()} all who are asked
     */
    public void requested(ApprovalNotice notice) throws IOException, InterruptedException {}

    /**
     * Not enough people have approved for a while, and the policies want them to be reminded.
     *
     * @param notice names in {@link ApprovalNotice#asked()} only those whose answer is still missing
     */
    public void reminder(ApprovalNotice notice) throws IOException, InterruptedException {}

    /**
     * Others are asked as well from now on.
     *
     * @param notice names in {@link ApprovalNotice#asked()} only these others
     */
    public void escalated(ApprovalNotice notice) throws IOException, InterruptedException {}

    /**
     * It is decided, or nobody waits for it any more. What was approved can end a second time, as {@code void}, when that
     * is taken back. Not told of a request that was met at once by earlier approvals, since nobody was asked.
     *
     * @param notice says in {@link ApprovalNotice#status()} how it ended, and names in {@link ApprovalNotice#asked()} all
     *     who were asked
     */
    public void ended(ApprovalNotice notice) throws IOException, InterruptedException {}
}
