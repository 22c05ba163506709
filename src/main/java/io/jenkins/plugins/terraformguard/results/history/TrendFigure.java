package io.jenkins.plugins.terraformguard.results.history;

import io.jenkins.plugins.terraformguard.engine.history.Figures;
import io.jenkins.plugins.terraformguard.engine.history.Share;
import java.util.List;

/** A number of a trend, with its name. */
public record TrendFigure(String name, String value) {
    private static final String UNKNOWN = "\u2013";

    static List<TrendFigure> of(Figures figures) {
        return List.of(
                new TrendFigure(Messages.TrendFigure_plans(), Integer.toString(figures.plans())),
                new TrendFigure(Messages.TrendFigure_stopped(), share(figures.stopped(), figures.plans())),
                new TrendFigure(Messages.TrendFigure_drifted(), share(figures.drifted(), figures.plans())),
                new TrendFigure(Messages.TrendFigure_mended(), Integer.toString(figures.mended())),
                new TrendFigure(Messages.TrendFigure_remedied(), Integer.toString(figures.remedied())),
                new TrendFigure(Messages.TrendFigure_remedy(), known(TrendRow.span(figures.remedySeconds()))),
                new TrendFigure(Messages.TrendFigure_lead(), known(TrendRow.span(figures.leadSeconds()))));
    }

    private static String share(int part, int all) {
        return all == 0 ? UNKNOWN : part + " (" + Share.percent(part, all) + "\u00a0%)";
    }

    private static String known(String text) {
        return text.isEmpty() ? UNKNOWN : text;
    }
}
