package io.jenkins.plugins.terraformguard.approval;

import hudson.ExtensionPoint;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.VoteRules.Refusal;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Has a say in which answers are taken, such as for how long an exception may be granted. It can only refuse. */
@Restricted(NoExternalUse.class)
public interface AnswerCheck extends ExtensionPoint {
    /**
     * Looks at an answer that is in order otherwise. Is asked while nobody else can answer, so it must be quick, and lock nothing.
     *
     * @return why it is refused; empty if there is nothing against it
     */
    Optional<Refusal> check(Run<?, ?> run, ApprovalRequest request, Answer answer);
}
