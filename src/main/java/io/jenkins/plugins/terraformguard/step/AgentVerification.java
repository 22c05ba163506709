package io.jenkins.plugins.terraformguard.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.outcome.OutcomeCheck;
import io.jenkins.plugins.terraformguard.engine.outcome.OutcomeQuestion;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification;
import io.jenkins.plugins.terraformguard.engine.outcome.VerificationDocument;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.tool.CurrentState;
import io.jenkins.plugins.terraformguard.tool.PlanFiles;
import io.jenkins.plugins.terraformguard.tool.StateIdentity;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import jenkins.agents.ControllerToAgentFileCallable;
import jenkins.util.JenkinsJVM;

/**
 * Compares plan and state on the agent, beside the workspace. What goes back is the verification document and nothing else.
 *
 * @param layers policies above the project, which the controller has collected
 * @param engineVersion version of the engine
 * @param environment environment of the build, on top of the agent's own
 * @param decision the document of the decision on the plan
 * @param job full name of the job
 * @param build number of the build
 * @param startedBy who or what started it
 * @param at the time by the controller's clock
 */
record AgentVerification(
        GuardSettings settings,
        PolicyInput layers,
        String engineVersion,
        Map<String, String> environment,
        byte[] decision,
        String job,
        String build,
        String startedBy,
        Instant at)
        implements ControllerToAgentFileCallable<byte[]> {
    @Override
    public byte[] invoke(File workspace, VirtualChannel channel) throws IOException {
        return VerificationDocument.write(verify(workspace.toPath()));
    }

    private Verification verify(Path workspace) throws IOException {
        ReadLimits limits = ReadLimits.parse(settings.limits());
        String raised = JenkinsJVM.isJenkinsJVM() ? JobLimits.raised(limits) : "";
        if (!raised.isEmpty()) {
            return unreadable(Messages.AgentVerification_limits(raised), Messages.AgentVerification_limitsRemedy());
        }
        try {
            return verify(workspace, limits);
        } catch (WorkspacePaths.PathException e) {
            return unreadable(e.getMessage(), e.remedy());
        } catch (ToolException e) {
            return unreadable(e.getMessage(), e.remedy());
        } catch (DecisionFormatException e) {
            throw new IOException(e);
        }
    }

    private Verification verify(Path workspace, ReadLimits limits)
            throws WorkspacePaths.PathException, DecisionFormatException, IOException {
        WorkspacePaths paths = new WorkspacePaths(workspace);
        Decision decided = DecisionReader.read(decision);
        PlanFiles.Tool tool = AgentTool.of(settings, environment, workspace);
        Path file = paths.file(settings.plan(), "plan");
        PlanFiles.Opened plan = PlanFiles.open(file, tool);
        if (!isThePlan(decided.plan(), plan, file)) {
            return unreadable(Messages.AgentVerification_otherPlan(), Messages.AgentVerification_otherPlanRemedy());
        }
        PlanSource state;
        StateIdentity found = StateIdentity.UNKNOWN;
        if (settings.stage().state().isEmpty()) {
            Path directory = settings.dir().isEmpty()
                    ? Objects.requireNonNullElse(file.getParent(), paths.root())
                    : paths.folder(settings.dir(), "dir", "the configuration");
            state = CurrentState.source(directory, tool);
            found = CurrentState.identity(directory, tool);
        } else {
            state = PlanSource.ofFile(paths.file(settings.stage().state(), "state"));
        }
        PolicyInput policies = new PolicyInput(
                layers.organisation(), layers.folders(), ProjectPolicies.read(settings.policies(), paths));
        return OutcomeCheck.verify(new OutcomeQuestion(
                subject(plan.savedPlanSha256(), plan.state(), found), decided, plan.source(), state, policies, limits));
    }

    private static boolean isThePlan(Decision.PlanIdentity decided, PlanFiles.Opened plan, Path file)
            throws IOException {
        if (!decided.savedPlanSha256().isEmpty() || !plan.savedPlanSha256().isEmpty()) {
            return decided.savedPlanSha256().equals(plan.savedPlanSha256());
        }
        try (InputStream in = PlanSource.ofFile(file).open()) {
            return Sha256.hex(in).equals(decided.sha256());
        }
    }

    private Verification unreadable(String message, String remedy) {
        return Verification.unreadable(subject("", StateIdentity.UNKNOWN, StateIdentity.UNKNOWN), message, remedy);
    }

    private Verification.Subject subject(String savedPlan, StateIdentity planned, StateIdentity found) {
        return new Verification.Subject(
                settings.id(),
                engineVersion,
                Sha256.hex(decision),
                savedPlan,
                version(planned),
                version(found),
                job,
                build,
                startedBy,
                at.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Verification.StateVersion version(StateIdentity identity) {
        return identity.serial().length() <= 30
                ? new Verification.StateVersion(identity.lineage(), identity.serial())
                : Verification.StateVersion.UNKNOWN;
    }
}
