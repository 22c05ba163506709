package io.jenkins.plugins.terraformguard.engine.decision;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.drift.life.Remedied;
import io.jenkins.plugins.terraformguard.engine.drift.life.Remedy;
import io.jenkins.plugins.terraformguard.engine.drift.life.Seen;
import io.jenkins.plugins.terraformguard.engine.drift.life.Sighting;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a ledger of drifts is read: every word, form and size is checked. */
final class LedgerShapes {
    private static final int MAX_COUNT = 1_000_000_000;
    private static final int MAX_ENTRIES = DriftLedger.MAX_OPEN + DriftLedger.MAX_REMEDIED;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,18}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?Z");
    private static final Pattern DAY = Pattern.compile("(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?");
    private static final Set<String> KINDS = Set.of("update", "delete", "move", "create");
    private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low", "info");

    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = in -> Math.min(in.count(), MAX_COUNT);
    private static final Reader<String> WORD = in -> in.match(NAME);

    private static final Map<String, Reader<?>> LEDGER = Map.of(
            "schema",
            in -> in.word(Set.of(DriftLedger.SCHEMA)),
            "alarm_after",
            COUNT,
            "latest",
            LedgerShapes::seen,
            "latest_complete",
            LedgerShapes::seen,
            "dropped_open",
            COUNT,
            "dropped_remedied",
            COUNT,
            "drifts",
            in -> in.list(MAX_ENTRIES, LedgerShapes::drift));

    private static final Map<String, Reader<?>> DRIFT = Map.ofEntries(
            entry("id", in -> in.match(ID)),
            entry("kind", in -> in.word(KINDS)),
            entry("address", TEXT),
            entry("type", TEXT),
            entry("path", TEXT),
            entry("before", TEXT),
            entry("after", TEXT),
            entry("severity", in -> in.word(SEVERITIES)),
            entry("class", WORD),
            entry("hidden", TEXT),
            entry("first", LedgerShapes::seen),
            entry("last", LedgerShapes::seen),
            entry("sightings", COUNT),
            entry("total", COUNT),
            entry("openings", in -> in.list(LedgerEntry.MAX_OPENINGS, LedgerShapes::time)),
            entry("opened", COUNT),
            entry("state_serial", LedgerShapes::serial),
            entry("acknowledged", LedgerShapes::acknowledgement),
            entry("remedied", LedgerShapes::remedied));

    private static final Map<String, Reader<?>> SEEN = Map.of("time", LedgerShapes::time, "build", COUNT);

    private static final Map<String, Reader<?>> STATE_SERIAL =
            Map.of("lineage", TEXT, "serial", in -> in.match(SERIAL));

    private static final Map<String, Reader<?>> ACKNOWLEDGEMENT =
            Map.of("by", TEXT, "reason", TEXT, "at", LedgerShapes::time, "until", LedgerShapes::day);

    private static final Map<String, Reader<?>> REMEDIED =
            Map.of("how", in -> in.constant(Remedy::byId, "remedy"), "when", LedgerShapes::seen);

    private LedgerShapes() {}

    static DriftLedger ledger(JsonCursor in) throws IOException, DecisionFormatException {
        Fields ledger = in.object(LEDGER);
        ledger.required("schema");
        TreeMap<String, LedgerEntry> entries = new TreeMap<>();
        List<LedgerEntry> drifts = ledger.required("drifts");
        for (LedgerEntry drift : drifts) {
            if (entries.put(drift.id(), drift) != null) {
                throw new DecisionFormatException("/drifts", "holds the id " + drift.id() + " twice", null);
            }
        }
        return new DriftLedger(
                ledger.required("alarm_after"),
                ledger.required("latest"),
                ledger.required("latest_complete"),
                ledger.count("dropped_open"),
                ledger.count("dropped_remedied"),
                Collections.unmodifiableSortedMap(entries));
    }

    private static LedgerEntry drift(JsonCursor in) throws IOException, DecisionFormatException {
        Fields drift = in.object(DRIFT);
        List<Instant> openings = drift.required("openings");
        if (openings.isEmpty()) {
            throw new DecisionFormatException(drift.path() + "/openings", "is empty", null);
        }
        return new LedgerEntry(
                new Sighting(
                        drift.required("id"),
                        drift.required("kind"),
                        drift.required("address"),
                        drift.text("type"),
                        drift.required("path"),
                        drift.required("before"),
                        drift.required("after"),
                        drift.required("severity"),
                        drift.required("class"),
                        drift.text("hidden")),
                drift.required("first"),
                drift.required("last"),
                drift.required("sightings"),
                drift.required("total"),
                drift.or("state_serial", StateSerial.NONE),
                openings,
                drift.required("opened"),
                drift.or("acknowledged", null),
                drift.or("remedied", null));
    }

    private static Seen seen(JsonCursor in) throws IOException, DecisionFormatException {
        Fields seen = in.object(SEEN);
        return new Seen(seen.required("time"), seen.required("build"));
    }

    private static StateSerial serial(JsonCursor in) throws IOException, DecisionFormatException {
        Fields serial = in.object(STATE_SERIAL);
        return new StateSerial(serial.required("lineage"), Long.parseLong(serial.required("serial")));
    }

    private static Acknowledgement acknowledgement(JsonCursor in) throws IOException, DecisionFormatException {
        Fields acknowledgement = in.object(ACKNOWLEDGEMENT);
        String reason = acknowledgement.required("reason");
        if (reason.isBlank()) {
            throw new DecisionFormatException(acknowledgement.path() + "/reason", "is blank", null);
        }
        return new Acknowledgement(
                acknowledgement.required("by"),
                reason,
                acknowledgement.required("at"),
                acknowledgement.or("until", null));
    }

    private static Remedied remedied(JsonCursor in) throws IOException, DecisionFormatException {
        Fields remedied = in.object(REMEDIED);
        return new Remedied(remedied.required("how"), remedied.required("when"));
    }

    private static Instant time(JsonCursor in) throws IOException, DecisionFormatException {
        return parsed(in, in.match(TIME), Instant::parse);
    }

    /** The day, or null where none is given. */
    private static LocalDate day(JsonCursor in) throws IOException, DecisionFormatException {
        String text = in.match(DAY);
        return text.isEmpty() ? null : parsed(in, text, LocalDate::parse);
    }

    private static <T> T parsed(JsonCursor in, String text, Function<String, T> parser) throws DecisionFormatException {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw in.wrong("is no day or time that there is");
        }
    }
}
