package io.jenkins.plugins.terraformguard.approval;

import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.Binding;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What was asked before, for people who are asked again.
 *
 * @param log the earlier request, and what happened to it
 * @param since what has changed since then
 */
@Restricted(NoExternalUse.class)
public record EarlierApproval(ApprovalLog log, Binding.Since since) {}
