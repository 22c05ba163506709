package io.jenkins.plugins.terraformguard.health;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What a part tells of itself. Texts are made fit for showing here; the view escapes them.
 *
 * @param summary how it does, in a sentence
 * @param facts single values
 * @param table rows of something; null for none
 * @param page address of the page that has more, below that of Jenkins; empty for none
 * @param actions what can be done about it
 */
@Restricted(NoExternalUse.class)
public record HealthSection(
        String title,
        HealthState state,
        String summary,
        List<Fact> facts,
        HealthTable table,
        String page,
        List<Action> actions) {
    private static final int MAX_TEXT = 500;

    /** A named value. */
    public record Fact(String name, String value) {
        public Fact {
            value = line(value);
        }
    }

    /**
     * Something that can be done.
     *
     * @param id small letters and hyphens
     * @param note what comes of it
     */
    public record Action(String id, String label, String note) {}

    public HealthSection {
        summary = line(summary);
        facts = List.copyOf(facts);
        actions = List.copyOf(actions);
    }

    public static HealthSection of(String title, HealthState state, String summary) {
        return new HealthSection(title, state, summary, List.of(), null, "", List.of());
    }

    public HealthSection with(Fact... values) {
        return new HealthSection(title, state, summary, List.of(values), table, page, actions);
    }

    public HealthSection with(HealthTable rows) {
        return new HealthSection(title, state, summary, facts, rows, page, actions);
    }

    /** @param address below that of Jenkins */
    public HealthSection on(String address) {
        return new HealthSection(title, state, summary, facts, table, address, actions);
    }

    public HealthSection with(Action action) {
        return new HealthSection(title, state, summary, facts, table, page, List.of(action));
    }

    static String line(String text) {
        return SafeText.oneLine(text == null ? "" : text, MAX_TEXT);
    }
}
