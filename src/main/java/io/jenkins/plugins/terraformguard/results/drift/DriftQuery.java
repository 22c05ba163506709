package io.jenkins.plugins.terraformguard.results.drift;

import io.jenkins.plugins.terraformguard.engine.drift.Drift;
import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftState;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.results.Paged;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which drifts of a ledger are to be shown, as the address of the page says. Words that are not known count as not given.
 *
 * @param state one of {@link #STATES}; empty for all
 * @param severity a severity, or empty
 * @param driftClass id of a class of drift, or empty
 * @param text what the resource or the attribute must contain, whatever the case; may be empty
 * @param page from 1
 */
record DriftQuery(String state, String severity, String driftClass, String text, int page) {
    static final String ALARM = "alarm";
    static final String FLAPPING = "flapping";

    /** What can be asked for, in the order of a list to choose from. */
    static final List<String> STATES = Stream.concat(
                    Stream.of(ALARM),
                    Stream.concat(Stream.of(DriftState.values()).map(DriftState::id), Stream.of(FLAPPING)))
            .toList();

    static final DriftQuery ALL = new DriftQuery("", "", "", "", 1);

    private static final int MAX_TEXT = 200;

    /** @param parameter gives the value of a parameter, null if it is not there */
    static DriftQuery of(UnaryOperator<String> parameter) {
        String state = parameter.apply("state");
        String severity = parameter.apply("severity");
        String driftClass = parameter.apply("class");
        String text = parameter.apply("text");
        return new DriftQuery(
                state != null && STATES.contains(state) ? state : "",
                severity != null && Drift.SEVERITIES.contains(severity) ? severity : "",
                driftClass != null && DriftClass.byId(driftClass) != null ? driftClass : "",
                text == null || text.length() > MAX_TEXT ? "" : text.strip(),
                Paged.number(parameter.apply("page")));
    }

    boolean isFiltered() {
        return !state.isEmpty() || !severity.isEmpty() || !driftClass.isEmpty() || !text.isEmpty();
    }

    boolean matches(LedgerEntry entry, DriftLedger ledger, Instant now) {
        return (state.isEmpty() || is(state, entry, ledger, now))
                && (severity.isEmpty() || severity.equals(entry.drift().severity()))
                && (driftClass.isEmpty() || driftClass.equals(entry.drift().driftClass()))
                && (text.isEmpty()
                        || contains(entry.drift().address())
                        || contains(entry.drift().path()));
    }

    /** Whether a drift is in one of the {@link #STATES}. */
    static boolean is(String state, LedgerEntry entry, DriftLedger ledger, Instant now) {
        return switch (state) {
            case ALARM -> entry.alarms(now, ledger.alarmAfter());
            case FLAPPING -> entry.flaps(now);
            default -> entry.state(now).id().equals(state);
        };
    }

    DriftQuery withState(String other) {
        return new DriftQuery(other, severity, driftClass, text, 1);
    }

    DriftQuery withPage(int other) {
        return new DriftQuery(state, severity, driftClass, text, other);
    }

    /** The part of an address that asks for this, encoded; what is as usual is left out. */
    String address() {
        List<String> parameters = new ArrayList<>();
        add(parameters, "state", state);
        add(parameters, "severity", severity);
        add(parameters, "class", driftClass);
        add(parameters, "text", text);
        add(parameters, "page", page == 1 ? "" : Integer.toString(page));
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }

    private boolean contains(String whole) {
        return whole.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    private static void add(List<String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
