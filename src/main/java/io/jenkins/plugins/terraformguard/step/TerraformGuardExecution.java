package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.WarningAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.GeneralNonBlockingStepExecution;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.SynchronousResumeNotSupportedException;

/**
 * Runs the guard at a node of a pipeline. Judging has a thread and ends with the controller; waiting for people has neither
 * thread nor node, and goes on where another controller takes the build up.
 */
final class TerraformGuardExecution extends GeneralNonBlockingStepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(TerraformGuardExecution.class.getName());

    /** How long to wait until the program of the build is kept. */
    private static final int SAVE_SECONDS = 60;

    private final GuardSettings settings;

    /** What the build waits for; null while it does not. */
    private volatile ApprovalWait waiting;

    private transient volatile boolean stopped;

    TerraformGuardExecution(StepContext context, GuardSettings settings) {
        super(context);
        this.settings = settings;
    }

    @Override
    public boolean start() throws Exception {
        if (!isApproval()) {
            for (Class<?> needed : List.of(FilePath.class, Launcher.class)) {
                if (getContext().get(needed) == null) {
                    throw new MissingContextVariableException(
                            needed, getContext().get(StepDescriptor.class));
                }
            }
        }
        run(this::work);
        return false;
    }

    private boolean isApproval() {
        return settings.stage().phase().equals(StageSettings.APPROVAL);
    }

    private void work() throws IOException, InterruptedException {
        GuardResult result = isApproval() ? new DecidedResult(build(), settings).get() : judge();
        if (!result.asking().isEmpty() && settings.waits()) {
            waiting = new ApprovalWait(result);
            save();
            look();
        } else {
            getContext().onSuccess(result);
        }
    }

    private GuardResult judge() throws IOException, InterruptedException {
        StepContext context = getContext();
        FlowNode node = context.get(FlowNode.class);
        FilePath workspace = context.get(FilePath.class);
        workspace.mkdirs();
        return new Phases(build(), workspace, context.get(EnvVars.class), context.get(Launcher.class), listener())
                .run(
                        settings,
                        message -> node.addOrReplaceAction(new WarningAction(Result.UNSTABLE).withMessage(message)),
                        known -> node.addOrReplaceAction(new GuardNodeAction(known.getId(), known.getVerdict())));
    }

    /** What is to be waited for is kept before anybody is asked, as far as the pipeline keeps anything. */
    private void save() throws InterruptedException {
        try {
            getContext().saveState().get(SAVE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't keep that a build waits for approval: " + getContext());
        }
    }

    private void look() throws IOException, InterruptedException {
        ApprovalWait wait = waiting;
        if (wait != null && !stopped) {
            wait.look(build(), listener()).ifPresent(getContext()::onSuccess);
        }
    }

    /** Looks at what people have said, without holding up whoever tells that there is something to see. */
    void lookSoon() {
        if (waiting != null) {
            inBackground(this::look);
        }
    }

    private void inBackground(Block block) {
        Computer.threadPoolForRemoting.submit(() -> {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                block.run();
            } catch (IOException e) {
                getContext().onFailure(e);
            } catch (Exception e) {
                // As where Jenkins goes down. There is another look later.
                LOGGER.log(Level.WARNING, e, () -> "Can't tell whether a build still has to wait: " + getContext());
            }
        });
    }

    /** First it is written down that nobody waits any more, then the build goes on. */
    @Override
    public void stop(Throwable cause) throws Exception {
        stopped = true;
        ApprovalWait wait = waiting;
        if (wait == null) {
            super.stop(cause);
            return;
        }
        inBackground(() -> {
            try {
                wait.abort(build(), cause);
            } catch (IOException e) {
                cause.addSuppressed(e);
            } finally {
                super.stop(cause);
            }
        });
    }

    @Override
    public void onResume() {
        if (waiting != null) {
            lookSoon();
        } else if (isApproval()) {
            run(this::work);
        } else {
            getContext().onFailure(new SynchronousResumeNotSupportedException(getContext()));
        }
    }

    @Override
    public String getStatus() {
        ApprovalWait wait = waiting;
        return wait == null ? super.getStatus() : "waiting for approval of " + wait.guard();
    }

    @Override
    public boolean blocksRestart() {
        return waiting == null && !isApproval() && super.blocksRestart();
    }

    private Run<?, ?> build() throws IOException, InterruptedException {
        return getContext().get(Run.class);
    }

    private TaskListener listener() throws IOException, InterruptedException {
        return getContext().get(TaskListener.class);
    }
}
