package io.jenkins.plugins.terraformguard.approval;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** Who may let a plan pass: permissions of their own, for the whole of Jenkins, a folder or a job. */
public final class ApprovalPermissions {
    public static final PermissionGroup GROUP =
            new PermissionGroup(ApprovalPermissions.class, Messages._ApprovalPermissions_title());

    /** Approve and reject. What one has started oneself is out of reach for everybody, administrators included. */
    public static final Permission APPROVE = new Permission(
            GROUP, "Approve", Messages._ApprovalPermissions_approve(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    /** Let a plan pass alone, in an emergency. */
    public static final Permission BREAK_GLASS = new Permission(
            GROUP, "BreakGlass", Messages._ApprovalPermissions_breakGlass(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    private ApprovalPermissions() {}

    /** Makes sure that the permissions are known before strategies are asked for theirs. */
    @Initializer(before = InitMilestone.SYSTEM_CONFIG_LOADED)
    public static void register() {
        // That this is called loads the class, which is all that it takes.
    }
}
