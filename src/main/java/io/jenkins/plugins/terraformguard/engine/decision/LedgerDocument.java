package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.drift.life.Acknowledgement;
import io.jenkins.plugins.terraformguard.engine.drift.life.DriftLedger;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerEntry;
import io.jenkins.plugins.terraformguard.engine.drift.life.LedgerException;
import io.jenkins.plugins.terraformguard.engine.drift.life.Remedied;
import io.jenkins.plugins.terraformguard.engine.drift.life.Seen;
import io.jenkins.plugins.terraformguard.engine.drift.life.Sighting;
import io.jenkins.plugins.terraformguard.engine.drift.life.StateSerial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The document that a ledger of drifts is kept in, as canonical JSON: equal ledgers give equal bytes. It is read back as a
 * stranger's.
 */
public final class LedgerDocument {
    /** Bytes of the document. */
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private LedgerDocument() {}

    /** The document; {@link #read} reads it back to an equal ledger. */
    public static byte[] write(DriftLedger ledger) {
        return CanonicalJson.bytes(document(
                ledger, ledger.all().stream().map(LedgerDocument::members).toList()));
    }

    /**
     * The document for other programs. It says in addition what follows from the time: the state of each drift, whether it
     * raises an alarm, whether it flaps, and its age in seconds.
     */
    public static byte[] export(DriftLedger ledger, Instant now) {
        List<Object> entries = new ArrayList<>();
        for (LedgerEntry entry : ledger.all()) {
            Map<String, Object> members = members(entry);
            members.put("state", entry.state(now).id());
            members.put("alarm", entry.alarms(now, ledger.alarmAfter()));
            members.put("flapping", entry.flaps(now));
            members.put("age_seconds", entry.age(now).toSeconds());
            entries.add(members);
        }
        return CanonicalJson.bytes(document(ledger, entries));
    }

    /**
     * The ledger in a document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws LedgerException if it is no ledger of this version, is damaged, or goes beyond a limit
     */
    public static DriftLedger read(byte[] document) throws LedgerException {
        try {
            return StrictJson.read(document, MAX_BYTES, LedgerShapes::ledger);
        } catch (DecisionFormatException e) {
            throw new LedgerException(e.getMessage(), e);
        }
    }

    private static Map<String, Object> document(DriftLedger ledger, List<?> entries) {
        return object(
                entry("schema", DriftLedger.SCHEMA),
                entry("alarm_after", ledger.alarmAfter()),
                entry("latest", seen(ledger.latest())),
                entry("latest_complete", seen(ledger.complete())),
                entry("dropped_open", ledger.droppedOpen()),
                entry("dropped_remedied", ledger.droppedRemedied()),
                entry("drifts", entries));
    }

    private static Map<String, Object> members(LedgerEntry entry) {
        Sighting drift = entry.drift();
        Map<String, Object> members = object(
                entry("id", drift.id()),
                entry("kind", drift.kind()),
                entry("address", drift.address()),
                entry("type", drift.type()),
                entry("path", drift.path()),
                entry("before", drift.before()),
                entry("after", drift.after()),
                entry("severity", drift.severity()),
                entry("class", drift.driftClass()),
                entry("hidden", drift.hidden()),
                entry("first", seen(entry.first())),
                entry("last", seen(entry.last())),
                entry("sightings", entry.sightings()),
                entry("total", entry.total()),
                entry(
                        "openings",
                        entry.openings().stream().map(Instant::toString).toList()),
                entry("opened", entry.opened()));
        if (!entry.serial().equals(StateSerial.NONE)) {
            members.put(
                    "state_serial",
                    object(
                            entry("lineage", entry.serial().lineage()),
                            entry("serial", Long.toString(entry.serial().serial()))));
        }
        if (entry.acknowledgement() != null) {
            members.put("acknowledged", acknowledgement(entry.acknowledgement()));
        }
        if (entry.remedied() != null) {
            members.put("remedied", remedied(entry.remedied()));
        }
        return members;
    }

    private static Object acknowledgement(Acknowledgement acknowledgement) {
        return object(
                entry("by", acknowledgement.by()),
                entry("reason", acknowledgement.reason()),
                entry("at", acknowledgement.at().toString()),
                entry(
                        "until",
                        acknowledgement.until() == null
                                ? ""
                                : acknowledgement.until().toString()));
    }

    private static Object remedied(Remedied remedied) {
        return object(entry("how", remedied.how().id()), entry("when", seen(remedied.when())));
    }

    private static Object seen(Seen seen) {
        return object(entry("time", seen.time().toString()), entry("build", seen.build()));
    }
}
