package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Runs the guard at a node of a pipeline. */
final class TerraformGuardExecution extends SynchronousNonBlockingStepExecution<GuardResult> {
    private static final long serialVersionUID = 1L;

    private final GuardSettings settings;

    TerraformGuardExecution(StepContext context, GuardSettings settings) {
        super(context);
        this.settings = settings;
    }

    @Override
    protected GuardResult run() throws Exception {
        StepContext context = getContext();
        Run<?, ?> run = context.get(Run.class);
        FlowNode node = context.get(FlowNode.class);
        FilePath workspace = context.get(FilePath.class);
        workspace.mkdirs();
        GuardResult result = new Phases(
                        run,
                        workspace,
                        context.get(EnvVars.class),
                        context.get(Launcher.class),
                        context.get(TaskListener.class))
                .run(
                        settings,
                        message -> node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message)),
                        known -> node.addOrReplaceAction(new GuardNodeAction(known.getId(), known.getVerdict())));
        return result;
    }
}
