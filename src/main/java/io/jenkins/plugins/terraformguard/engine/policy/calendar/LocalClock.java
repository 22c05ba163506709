package io.jenkins.plugins.terraformguard.engine.policy.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;

/**
 * The clock on the wall of a place. Where it is set forward over a time, that time is when it is set; where it is set back,
 * a time that comes twice is the first for a beginning and the second for an end. So no window is shorter than it reads.
 */
record LocalClock(ZoneId zone) {
    Instant beginning(LocalDateTime local) {
        return moment(local, true);
    }

    Instant end(LocalDateTime local) {
        return moment(local, false);
    }

    LocalDate dateAt(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private Instant moment(LocalDateTime local, boolean first) {
        ZoneRules rules = zone.getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = rules.getTransition(local);
            return gap.getInstant();
        }
        // Of a time that comes twice, the offset before the transition stands first.
        return local.toInstant(offsets.get(first ? 0 : offsets.size() - 1));
    }
}
