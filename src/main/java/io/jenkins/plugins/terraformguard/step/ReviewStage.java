package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.config.LayerSource;
import io.jenkins.plugins.terraformguard.engine.Judged;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.layer.ReviewSettings;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.replay.ReplayArchive;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.FactSheets;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.review.Reviewing;
import io.jenkins.plugins.terraformguard.reviewers.ReviewIntent;
import io.jenkins.plugins.terraformguard.reviewers.ReviewPanels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has reviewers look at what was judged, as long as the agent still has what it was judged from. What they say can make a
 * verdict stricter and nothing else; whatever goes wrong with them is in the record, and the verdict is what it
 * would be without a model.
 */
final class ReviewStage {
    /** Plans of one file that models are asked about; each may cost tokens and time. */
    static final int MAX_PLANS = 10;

    private final Run<?, ?> run;
    private final EnvVars environment;
    private final TaskListener listener;
    private final AgentFixes fixes;

    ReviewStage(Run<?, ?> run, EnvVars environment, TaskListener listener, AgentFixes fixes) {
        this.run = run;
        this.environment = environment;
        this.listener = listener;
        this.fixes = fixes;
    }

    /**
     * The decisions once reviewers were heard.
     *
     * @param records folder of the controller; the record of each review is put into a folder in it that is called like the
     *     decision
     */
    List<Decision> hold(List<Judged> judged, Path records) throws IOException, InterruptedException {
        List<Decision> decisions = new ArrayList<>();
        // Of errors there is nothing to review, and what can't be read may be why they are errors.
        boolean any = judged.stream().anyMatch(one -> one.decision().error() == null);
        ReviewRules above = any ? above() : ReviewRules.DEFAULT;
        for (int i = 0; i < judged.size(); i++) {
            Judged one = judged.get(i);
            boolean nothing = one.decision().error() != null;
            decisions.add(nothing ? one.decision() : review(one, above, i < MAX_PLANS, records));
        }
        return decisions;
    }

    /**
     * @param above what the layers above the project say; what the agent says of the project's can add to that, and take
     *     nothing away
     * @param models whether models may be asked, beside the rules of the engine
     */
    private Decision review(Judged judged, ReviewRules above, boolean models, Path records)
            throws IOException, InterruptedException {
        Decision decision = judged.decision();
        ReviewRules rules = above.and(decision.settings().review());
        FactSheet sheet = FactSheets.of(decision, judged.facts(), ReviewIntent.of(run, environment), rules.tokens());
        ReviewPanel panel = models ? ReviewPanels.of(run, rules) : ReviewPanel.NONE;
        if (!panel.models().isEmpty()) {
            listener.getLogger()
                    .println(Messages.ReviewStage_asks(
                            decision.id(), panel.models().size()));
        }
        ReviewRecord record = ReviewBoard.hold(decision.id(), sheet, sheet.intent(), rules, panel);
        record = record.with(models ? fixes.of(decision, sheet, record) : List.of());
        Path folder = Files.createDirectories(records.resolve(decision.id()));
        Files.write(folder.resolve(ReplayArchive.REVIEW), ReviewRecordDocument.write(record));
        return Reviewing.apply(decision, Reviewing.outcome(sheet, record));
    }

    private ReviewRules above() throws IOException {
        try {
            return ReviewSettings.of(LayerSource.of(run));
        } catch (PolicyException e) {
            throw new IOException(Messages.ReviewStage_rules(e.file(), e.getMessage(), e.remedy()), e);
        }
    }
}
