package io.jenkins.plugins.terraformguard.engine.trail;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON form of a link: canonical, so that there is one document for one link. */
public final class LinkDocument {
    private static final Reader<String> TEXT = TrailDocument.TEXT;
    private static final Reader<Map<String, String>> FACTS = in -> in.texts(TrailLimits.FACTS);

    private static final Map<String, Reader<?>> ORIGIN =
            Map.of("job", TEXT, "build", TEXT, "url", TEXT, "started_by", TEXT);

    private static final Map<String, Reader<?>> GAP =
            Map.of("reason", TEXT, "announced", in -> in.list(TrailLimits.ANNOUNCED, TEXT), "before", TEXT);

    private static final Map<String, Reader<?>> LINK = Map.ofEntries(
            entry("schema", TEXT),
            entry("kind", TEXT),
            entry("chain", TEXT),
            entry("guard", TEXT),
            entry("sequence", JsonCursor::count),
            entry("previous", TEXT),
            entry("start", TEXT),
            entry("gap", LinkDocument::gap),
            entry("decision", TEXT),
            entry("artifacts", in -> in.texts(TrailLimits.ARTIFACTS)),
            entry("origin", LinkDocument::origin),
            entry("started_at", TEXT),
            entry("recorded_at", TEXT),
            entry("tools", FACTS),
            entry("facts", FACTS));

    private LinkDocument() {}

    /**
     * The document.
     *
     * @throws IllegalArgumentException if it would be larger than can be read again, 4 MB
     */
    public static byte[] write(Link link) {
        byte[] document = CanonicalJson.bytes(map(link));
        if (document.length > TrailLimits.DOCUMENT_BYTES) {
            throw new IllegalArgumentException("The link is larger than " + TrailLimits.DOCUMENT_BYTES
                    + " bytes: there are too many artifacts, or their names are too long");
        }
        return document;
    }

    /** The link's identity: SHA-256 of its document, lower-case hex. */
    public static String digest(Link link) {
        return Sha256.hex(write(link));
    }

    /** @throws TrailException if it is no link, of another version, or not in canonical form */
    public static Link read(byte[] document) throws TrailException {
        return TrailDocument.read(document, Link.SCHEMA, LINK, LinkDocument::link, LinkDocument::write);
    }

    static Map<String, Object> map(Link link) {
        Position position = link.position();
        Event event = link.event();
        Map<String, Object> map = new HashMap<>();
        map.put("schema", Link.SCHEMA);
        map.put("kind", event.kind());
        map.put("chain", position.chain());
        map.put("guard", position.guard());
        map.put("sequence", position.sequence());
        map.put("previous", position.previous());
        map.put("start", position.start());
        map.put("gap", gap(position.gap()));
        map.put("decision", event.decision());
        map.put("artifacts", event.artifacts());
        map.put("origin", origin(event.origin()));
        map.put("started_at", event.startedAt());
        map.put("recorded_at", event.recordedAt());
        map.put("tools", event.tools());
        map.put("facts", event.facts());
        return map;
    }

    static Map<String, Object> gap(Gap gap) {
        return gap == null
                ? null
                : Map.of("reason", gap.reason(), "announced", gap.announced(), "before", gap.before());
    }

    private static Map<String, Object> origin(Origin origin) {
        return Map.of(
                "job", origin.job(), "build", origin.build(), "url", origin.url(), "started_by", origin.startedBy());
    }

    private static Link link(Fields fields) throws DecisionFormatException {
        return new Link(
                new Position(
                        fields.required("chain"),
                        fields.required("guard"),
                        fields.<Integer>required("sequence"),
                        fields.required("previous"),
                        fields.required("start"),
                        fields.required("gap")),
                new Event(
                        fields.required("kind"),
                        fields.required("decision"),
                        texts(fields, "artifacts"),
                        fields.required("origin"),
                        fields.required("started_at"),
                        fields.required("recorded_at"),
                        texts(fields, "tools"),
                        texts(fields, "facts")));
    }

    private static TreeMap<String, String> texts(Fields fields, String key) throws DecisionFormatException {
        return new TreeMap<>(fields.<Map<String, String>>required(key));
    }

    static Gap gap(JsonCursor in) throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        Fields fields = in.object(GAP);
        try {
            return new Gap(fields.required("reason"), fields.required("announced"), fields.required("before"));
        } catch (IllegalArgumentException e) {
            throw in.wrong(e.getMessage());
        }
    }

    private static Origin origin(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ORIGIN);
        try {
            return new Origin(
                    fields.required("job"),
                    fields.required("build"),
                    fields.required("url"),
                    fields.required("started_by"));
        } catch (IllegalArgumentException e) {
            throw in.wrong(e.getMessage());
        }
    }
}
