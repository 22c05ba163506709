package io.jenkins.plugins.terraformguard.engine.fleet;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.ExpiryDate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the waivers of a decision that exempt findings: when they end, these count again. */
public final class Lapses {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Lapses() {}

    /** The next to end first, at most {@link FleetRow#MAX_WAIVERS}. One whose end can't be read ends now: that is worth a look. */
    public static List<Lapse> of(Decision decision, Instant now) {
        return of(decision.exemptions().waivers(), now);
    }

    static List<Lapse> of(List<WaiverUse> waivers, Instant now) {
        List<Lapse> lapses = new ArrayList<>();
        for (WaiverUse waiver : waivers) {
            if (waiver.count() > 0 && waives(waiver.state())) {
                lapses.add(new Lapse(waiver.policy(), end(waiver.expires(), now), waiver.count()));
            }
        }
        lapses.sort(Comparator.comparing(Lapse::at).thenComparing(Lapse::policy).thenComparing(Lapse::count));
        return List.copyOf(lapses.subList(0, Math.min(lapses.size(), FleetRow.MAX_WAIVERS)));
    }

    private static Instant end(String text, Instant otherwise) {
        try {
            Instant end = ExpiryDate.end(text).orElse(otherwise);
            return end.isAfter(LAST) ? LAST : end;
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    private static boolean waives(WaiverUse.State state) {
        return switch (state) {
            case USED, TOO_BROAD, SUPERSEDED -> true;
            case EXPIRED, LAPSED, UNUSED, VOID -> false;
        };
    }
}
