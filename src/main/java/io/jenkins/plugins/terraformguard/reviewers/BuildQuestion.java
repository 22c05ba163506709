package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Functions;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactPool;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import jenkins.util.VirtualFile;

/**
 * What a model was sent of a build, or would be.
 *
 * @param title what it is
 * @param system the instructions
 * @param user the data
 */
record BuildQuestion(String title, String system, String user) {
    /** What was asked first in the record of the build's first guard; without one, what would be asked of its decision. */
    static Optional<BuildQuestion> of(Run<?, ?> run) throws IOException {
        GuardRunAction action = run.getAction(GuardRunAction.class);
        for (GuardSummary guard : action == null ? List.<GuardSummary>of() : action.getGuards()) {
            Optional<ReviewCall> sent = sent(run, guard.getId());
            if (sent.isPresent()) {
                ReviewCall call = sent.get();
                return Optional.of(new BuildQuestion(
                        Messages.BuildQuestion_sent(guard.getId(), call.role()), call.system(), call.user()));
            }
            Decision decision = DecisionStore.load(run, guard.getId());
            if (decision != null) {
                Question question =
                        Preview.question(FactSheets.of(decision, FactPool.NONE, "", ReviewRules.DEFAULT.tokens()));
                return Optional.of(new BuildQuestion(
                        Messages.BuildQuestion_decision(guard.getId()), question.system(), question.user()));
            }
        }
        return Optional.empty();
    }

    private static Optional<ReviewCall> sent(Run<?, ?> run, String id) throws IOException {
        if (Functions.isArtifactsPermissionEnabled() && !run.hasPermission(Run.ARTIFACTS)) {
            return Optional.empty();
        }
        VirtualFile file = run.getArtifactManager()
                .root()
                .child(GuardRunAction.URL_NAME + "/" + id + "/" + ReviewRecordDocument.FILE);
        if (!file.isFile()) {
            return Optional.empty();
        }
        try (InputStream in = file.open()) {
            return ReviewRecordDocument.read(in.readNBytes(ReviewRecordDocument.MAX_BYTES + 1)).calls().stream()
                    .findFirst();
        } catch (DecisionFormatException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
