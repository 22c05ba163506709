package io.jenkins.plugins.terraformguard.reviewers;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.engine.review.ReviewPanel;
import io.jenkins.plugins.terraformguard.llm.GuardedModel;
import io.jenkins.plugins.terraformguard.llm.ModelFailure;
import io.jenkins.plugins.terraformguard.llm.TokenBudget;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Who is asked in a build: the endpoints of the configuration, each with its guards and the budget of the job's folders. */
@Restricted(NoExternalUse.class)
public final class ReviewPanels {
    private static final Logger LOGGER = Logger.getLogger(ReviewPanels.class.getName());
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final Run<?, ?> run;
    private final ReviewersConfiguration configuration;
    private final Reviewers reviewers;
    private final Map<String, Model> opened = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private TokenBudget budget;

    private ReviewPanels(Run<?, ?> run, ReviewersConfiguration configuration) {
        this.run = run;
        this.configuration = configuration;
        this.reviewers = configuration.reviewers();
    }

    /** The panel for a build. What can't be used becomes a note, or a model that says why it does not answer. */
    public static ReviewPanel of(Run<?, ?> run, ReviewRules rules) {
        try {
            return new ReviewPanels(run, ReviewersConfiguration.get()).panel(rules);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            LOGGER.log(Level.WARNING, e, () -> "No reviewer is asked in " + run);
            return empty(e instanceof IllegalStateException ? e.getMessage() : Messages.ReviewPanels_failed());
        }
    }

    private static ReviewPanel empty(String note) {
        return new ReviewPanel(Map.of(), null, ReviewPanel.NONE.limit(), ReviewPanels::nonce, List.of(note));
    }

    private ReviewPanel panel(ReviewRules rules) {
        Map<String, Model> models = new HashMap<>();
        List<String> nobody = new ArrayList<>();
        for (String role : rules.roles()) {
            Model model = named(reviewers.of(role), role);
            if (model == null) {
                nobody.add(role);
            } else {
                models.put(role, model);
            }
        }
        if (!models.isEmpty()) {
            nobody.forEach(role -> notes.add(Messages.ReviewPanels_nobody(role)));
        }
        Model critic = rules.critic() && !models.isEmpty() ? named(reviewers.ofCritic(), "critic") : null;
        if (rules.critic() && !models.isEmpty() && critic == null) {
            notes.add(Messages.ReviewPanels_noCritic());
        }
        return new ReviewPanel(models, critic, reviewers.limit(), ReviewPanels::nonce, notes, configuration.answers());
    }

    /** The model at an endpoint, or null where nobody is to be asked, or there is no such endpoint. */
    private Model named(String name, String role) {
        if (name.isEmpty()) {
            return null;
        }
        ModelEndpoint endpoint = reviewers.find(name).orElse(null);
        if (endpoint == null) {
            notes.add(Messages.ReviewPanels_unknown(name, role));
            return null;
        }
        return opened.computeIfAbsent(name, any -> open(endpoint));
    }

    private Model open(ModelEndpoint endpoint) {
        try {
            endpoint.check();
        } catch (RuntimeException e) {
            return new NoModel(NoModel.identity(endpoint), NoModel.misused(e));
        }
        try {
            TokenBudget tokens = budget();
            Model model = endpoint.getProvider().open(new ModelContext(endpoint.settings(), run));
            return new GuardedModel(model, endpoint.guards(), configuration.breakers(), tokens);
        } catch (ReviewException e) {
            return new NoModel(NoModel.identity(endpoint), e);
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            // What it says may hold a key.
            LOGGER.log(Level.WARNING, "Can''t open the endpoint ''{0}'': {1}", new Object[] {
                endpoint.getName(), e.getClass().getName()
            });
            return new NoModel(NoModel.identity(endpoint), NoModel.reason(e));
        }
    }

    private TokenBudget budget() throws ModelFailure {
        if (budget == null) {
            try {
                TokenLedger.get().used();
            } catch (IOException e) {
                throw new ModelFailure(ModelFailure.Kind.BUDGET, e.getMessage());
            }
            budget = TokenLedger.get().budget(FolderLimits.of(run.getParent(), reviewers.monthlyTokens()));
        }
        return budget;
    }

    /** Nobody who writes a plan can know it. */
    static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
