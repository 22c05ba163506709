package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApproval;
import io.jenkins.plugins.terraformguard.engine.approval.KeptApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The last request of a guard that was approved, kept with the job: a later plan may keep what people said. */
final class KeptApprovals {
    private static final Logger LOGGER = Logger.getLogger(KeptApprovals.class.getName());
    private static final String FOLDER = "approvals-kept";

    private final Run<?, ?> run;
    private final String guard;

    KeptApprovals(Run<?, ?> run, String guard) {
        this.run = run;
        this.guard = guard;
    }

    /** What is kept; nothing where it can't be read, so that people are asked again. */
    Optional<KeptApproval> find() throws IOException {
        return JobLock.change(this::folder, this::read);
    }

    /** Nothing is kept from now on. */
    void forget() throws IOException {
        forget(run.getParent(), guard);
    }

    /** The same for a guard of a job. */
    static void forget(Job<?, ?> job, String guard) throws IOException {
        JobLock.change(() -> KeptFolder.of(job, FOLDER), folder -> Files.deleteIfExists(file(folder, guard)));
    }

    /**
     * Does what follows from an act. Done twice, it is as done once.
     *
     * @param number of the act, from 1
     */
    void after(ApprovalLog log, int number) throws IOException {
        Act act = log.acts().get(number - 1);
        boolean no = act.kind() == Act.Kind.REJECT
                || act.kind() == Act.Kind.VOID && !act.by().isEmpty();
        if (no) {
            forget();
            return;
        }
        ApprovalLog then = new ApprovalLog(log.request(), log.acts().subList(0, number), number + 1, null);
        ApprovalState state = then.state(act.at());
        if (state.status() == ApprovalState.Status.APPROVED && state.end().equals(act)) {
            keep(new KeptApproval(then, DecisionOf.effects(run, log.request())));
        }
    }

    /** What a newer build has is newer, however late an older one is approved. */
    private void keep(KeptApproval approved) throws IOException {
        JobLock.change(this::folder, folder -> {
            Optional<KeptApproval> there = read(folder);
            if (there.isEmpty() || build(there.get()) <= build(approved)) {
                folder.create();
                KeptFile.replace(file(folder), KeptApprovalDocument.write(approved));
            }
            return folder;
        });
    }

    private static int build(KeptApproval kept) {
        String build = kept.log().request().asker().build();
        return build.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(build) : 0;
    }

    private Optional<KeptApproval> read(KeptFolder folder) throws IOException {
        Path file = file(folder);
        try {
            return Optional.of(KeptApprovalDocument.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DecisionFormatException e) {
            String aside = KeptFolder.putAside(file);
            LOGGER.log(
                    Level.WARNING,
                    e,
                    () -> "What was approved is damaged, so it counts no more; it is kept as "
                            + folder.path().resolve(aside));
            return Optional.empty();
        }
    }

    private Path file(KeptFolder folder) throws IOException {
        return file(folder, guard);
    }

    private static Path file(KeptFolder folder, String guard) throws IOException {
        return folder.path().resolve(GuardFileName.of(guard) + ".json");
    }

    private KeptFolder folder() {
        return KeptFolder.of(run.getParent(), FOLDER);
    }
}
