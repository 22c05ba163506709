package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import io.jenkins.plugins.terraformguard.llm.BreakerState;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** How the endpoints of models do, all of them together. */
@Extension
@Restricted(NoExternalUse.class)
public final class ReviewerFigures implements FigureSource {
    private static final Logger LOGGER = Logger.getLogger(ReviewerFigures.class.getName());

    @Override
    public Set<Figure> figures() {
        return Set.of(
                Figure.REVIEWERS_ENDPOINTS, Figure.REVIEWERS_OPEN, Figure.REVIEWERS_HALF_OPEN, Figure.REVIEWERS_TOKENS);
    }

    @Override
    public Map<Figure, Long> now() {
        Map<Figure, Long> figures = new EnumMap<>(Figure.class);
        ReviewersConfiguration configuration = ReviewersConfiguration.get();
        try {
            figures.put(Figure.REVIEWERS_ENDPOINTS, (long)
                    configuration.reviewers().endpoints().size());
            List<BreakerState> states = configuration.breakers().states();
            figures.put(Figure.REVIEWERS_OPEN, count(states, BreakerState.State.OPEN));
            figures.put(Figure.REVIEWERS_HALF_OPEN, count(states, BreakerState.State.HALF_OPEN));
        } catch (IllegalStateException e) {
            LOGGER.log(Level.FINE, "The configuration can't be read, so nobody is asked", e);
        }
        try {
            figures.put(
                    Figure.REVIEWERS_TOKENS,
                    TokenLedger.get().used().values().stream()
                            .mapToLong(Integer::longValue)
                            .sum());
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "What folders used is not known", e);
        }
        return figures;
    }

    private static long count(List<BreakerState> states, BreakerState.State state) {
        return states.stream().filter(one -> one.state() == state).count();
    }
}
