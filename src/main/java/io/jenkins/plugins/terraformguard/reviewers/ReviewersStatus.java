package io.jenkins.plugins.terraformguard.reviewers;

import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Prompt;
import io.jenkins.plugins.terraformguard.llm.BreakerState;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * How the reviewers of this controller do.
 *
 * @param problem why nobody is asked, else empty
 * @param endpoints each with its circuit breaker
 * @param usage what folders used this month
 * @param answers how many answers are kept to be used again
 * @param prompts the instructions that models get
 */
@Restricted(NoExternalUse.class)
public record ReviewersStatus(
        String problem, List<Endpoint> endpoints, List<Usage> usage, int answers, List<Instructions> prompts) {
    /**
     * An endpoint.
     *
     * @param problem why it can't be used, else empty
     * @param since when its breaker came into that state; empty if it was never asked
     */
    public record Endpoint(
            String name,
            String provider,
            String model,
            String address,
            String problem,
            String state,
            String since,
            int failures,
            String lastError) {}

    /**
     * A folder.
     *
     * @param folder its full name, empty for jobs that are in none
     * @param tokens that it used this month
     * @param limit 0 for none
     */
    public record Usage(String folder, int tokens, int limit) {}

    /** @param digest SHA-256 */
    public record Instructions(String name, String digest) {}

    /** @param usage whether it may be shown what folders used */
    static ReviewersStatus now(boolean usage) {
        ReviewersConfiguration configuration = ReviewersConfiguration.get();
        List<Instructions> prompts = Stream.concat(
                        ReviewRules.ROLES.stream().map(Prompt::ofRole), Stream.of(Prompt.bundled(Prompt.CRITIC)))
                .map(prompt -> new Instructions(prompt.name(), prompt.digest()))
                .toList();
        int answers = configuration.shared().size();
        try {
            Reviewers reviewers = configuration.reviewers();
            List<BreakerState> states = configuration.breakers().states();
            List<Endpoint> endpoints = reviewers.endpoints().stream()
                    .map(endpoint -> endpoint(endpoint, states))
                    .toList();
            List<Usage> used = usage ? usage(reviewers.monthlyTokens()) : List.of();
            return new ReviewersStatus(mismatch(reviewers), endpoints, used, answers, prompts);
        } catch (IllegalStateException | IOException e) {
            return new ReviewersStatus(e.getMessage(), List.of(), List.of(), answers, prompts);
        }
    }

    private static String mismatch(Reviewers reviewers) {
        try {
            reviewers.check();
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static Endpoint endpoint(ModelEndpoint endpoint, List<BreakerState> states) {
        Optional<BreakerState> state = states.stream()
                .filter(one -> one.name().equals(endpoint.getName()))
                .findFirst();
        ModelIdentity identity = NoModel.identity(endpoint);
        String problem = problem(endpoint);
        return new Endpoint(
                endpoint.getName(),
                identity.provider(),
                identity.model(),
                // In one that can't be used there may be a key.
                problem.isEmpty() ? endpoint.getProvider().getAddress() : "",
                problem,
                state.map(one -> one.state().id()).orElse("closed"),
                state.map(one -> one.since().truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(""),
                state.map(BreakerState::failures).orElse(0),
                state.map(BreakerState::lastError).orElse(""));
    }

    private static String problem(ModelEndpoint endpoint) {
        try {
            endpoint.check();
            return "";
        } catch (RuntimeException e) {
            return NoModel.reason(e).getMessage();
        }
    }

    private static List<Usage> usage(int usual) throws IOException {
        List<Usage> rows = new ArrayList<>();
        TokenLedger.get()
                .used()
                .forEach((folder, tokens) -> rows.add(new Usage(folder, tokens, FolderLimits.of(folder, usual))));
        return rows;
    }
}
