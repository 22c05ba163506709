package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewCall;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What came of asking an endpoint once about made-up facts: past its circuit breaker and without budget, because an
 * administrator wants to know now.
 *
 * @param endpoint its name
 * @param answered whether it answered as a reviewer has to
 * @param problem why not, else empty
 * @param model which model says that it answered
 * @param tokens of question and answer as the provider counts them, 0 if it does not say
 * @param millis how long it took
 */
@Restricted(NoExternalUse.class)
public record TryOut(String endpoint, boolean answered, String problem, String model, int tokens, int millis) {
    /** Beyond the limit of the endpoint itself, so that it is the one who says that it took too long. */
    private static final Duration MORE = Duration.ofSeconds(5);

    private static final ReviewRules RULES = new ReviewRules(List.of(ReviewRules.GENERAL), false, 8_000, null);

    static TryOut of(ModelEndpoint endpoint) throws InterruptedException {
        FactSheet sheet = ExampleFacts.sheet();
        ReviewPanel panel = new ReviewPanel(
                Map.of(ReviewRules.GENERAL, model(endpoint)),
                null,
                endpoint.settings().timeout().plus(MORE),
                ReviewPanels::nonce,
                List.of());
        ReviewRecord record = ReviewBoard.hold("example", sheet, "", RULES, panel);
        ReviewCall call = record.calls().get(0);
        return new TryOut(
                endpoint.getName(),
                call.status() == ReviewCall.Status.ANSWERED,
                call.problem(),
                call.answer().model(),
                call.answer().inputTokens() + call.answer().outputTokens(),
                call.millis());
    }

    private static Model model(ModelEndpoint endpoint) {
        try {
            endpoint.check();
        } catch (RuntimeException e) {
            return new NoModel(NoModel.identity(endpoint), NoModel.misused(e));
        }
        try {
            return endpoint.getProvider().open(new ModelContext(endpoint.settings(), null));
        } catch (ReviewException e) {
            return new NoModel(NoModel.identity(endpoint), e);
        } catch (RuntimeException e) {
            return new NoModel(NoModel.identity(endpoint), NoModel.reason(e));
        }
    }
}
