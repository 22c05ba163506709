package io.jenkins.plugins.terraformguard.engine.grant;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Grantor;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.LastUse;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Revocation;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Source;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The waivers of one place as a document, written and read. */
public final class GrantedDocument {
    public static final String FILE = "granted-waivers.json";
    public static final String SCHEMA = "terraform-guard/granted-waivers/v1";

    /** That of what happened to one of them. */
    public static final String EVENT_SCHEMA = "terraform-guard/granted-waiver/v1";

    /** Bytes of a document: all waivers at their longest. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_GRANTORS = 1_000;
    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> ROOT = Map.of(
            "schema",
            in -> in.word(Set.of(SCHEMA)),
            "waivers",
            in -> in.list(GrantedWaivers.MAX + GrantedWaivers.MAX_OVER, GrantedDocument::waiver));

    private static final Map<String, Reader<?>> WAIVER = Map.ofEntries(
            entry("id", matching("[0-9a-f]{32}")),
            entry("policy", matching("[A-Za-z0-9._:-]{1,128}")),
            entry("address", TEXT),
            entry("values_sha256", matching("(?:[0-9a-f]{64})?")),
            entry("values", in -> in.list(GrantedWaiver.MAX_VALUES, TEXT)),
            entry("grantors", in -> in.list(MAX_GRANTORS, GrantedDocument::grantor)),
            entry("expires", GrantedDocument::day),
            entry("source", GrantedDocument::source),
            entry("revocation", in -> in.isNull() ? null : revocation(in)),
            entry("last_use", in -> in.isNull() ? null : lastUse(in)),
            entry("recorded", JsonCursor::count));

    private static final Map<String, Reader<?>> SAYING = Map.of("by", TEXT, "reason", TEXT, "at", JsonCursor::time);
    private static final Map<String, Reader<?>> USE = Map.of("build", TEXT, "at", JsonCursor::time);
    private static final Map<String, Reader<?>> SOURCE = Map.of(
            "job", TEXT,
            "build", TEXT,
            "url", TEXT,
            "guard", TEXT,
            "request", TEXT,
            "decision", matching("[0-9a-f]{64}"));

    private GrantedDocument() {}

    private static Reader<String> matching(String form) {
        Pattern pattern = Pattern.compile(form);
        return in -> in.match(pattern);
    }

    /** The document; {@link #read} reads it back to an equal list. */
    public static byte[] write(GrantedWaivers waivers) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "waivers",
                waivers.all().stream().map(GrantedDocument::write).toList()));
    }

    /**
     * What happened to a waiver, as a document that does not change any more.
     *
     * @param revoked whether it is about the end, and not about the beginning
     */
    public static byte[] event(GrantedWaiver waiver, boolean revoked) {
        Map<String, Object> document = write(waiver.revoked(revoked ? waiver.revocation() : null));
        document.keySet().removeAll(Set.of("last_use", "recorded"));
        document.put("schema", EVENT_SCHEMA);
        return CanonicalJson.bytes(document);
    }

    private static Map<String, Object> write(GrantedWaiver waiver) {
        Revocation revocation = waiver.revocation();
        LastUse use = waiver.lastUse();
        Map<String, Object> document = new HashMap<>();
        document.put("id", waiver.id());
        document.put("policy", waiver.policy());
        document.put("address", waiver.address());
        document.put("values_sha256", waiver.decided());
        document.put("values", waiver.values());
        document.put(
                "grantors",
                waiver.grantors().stream()
                        .map(by -> saying(by.user(), by.reason(), by.at().toString()))
                        .toList());
        document.put("expires", waiver.expires().toString());
        document.put("source", write(waiver.source()));
        document.put(
                "revocation",
                revocation == null
                        ? null
                        : saying(
                                revocation.by(),
                                revocation.reason(),
                                revocation.at().toString()));
        document.put(
                "last_use",
                use == null ? null : Map.of("build", use.build(), "at", use.at().toString()));
        document.put("recorded", waiver.recorded());
        return document;
    }

    private static Map<String, Object> saying(String by, String reason, String at) {
        return Map.of("by", by, "reason", reason, "at", at);
    }

    private static Map<String, Object> write(Source source) {
        return Map.of(
                "job", source.job(),
                "build", source.build(),
                "url", source.url(),
                "guard", source.guard(),
                "request", source.request(),
                "decision", source.decision());
    }

    /**
     * The waivers, from their document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, goes beyond a bound, or contradicts itself
     */
    public static GrantedWaivers read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, GrantedDocument::waivers);
    }

    private static GrantedWaivers waivers(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ROOT);
        fields.required("schema");
        List<GrantedWaiver> waivers = fields.required("waivers");
        Set<String> ids = new HashSet<>();
        for (GrantedWaiver waiver : waivers) {
            if (!ids.add(waiver.id())) {
                throw in.wrong("has the waiver " + waiver.id() + " twice");
            }
        }
        return new GrantedWaivers(waivers);
    }

    private static GrantedWaiver waiver(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(WAIVER);
        GrantedWaiver waiver;
        try {
            waiver = new GrantedWaiver(
                    fields.required("id"),
                    fields.required("policy"),
                    fields.required("address"),
                    fields.required("values_sha256"),
                    fields.list("values"),
                    fields.required("grantors"),
                    fields.required("expires"),
                    fields.required("source"),
                    fields.required("revocation"),
                    fields.or("last_use", null),
                    fields.count("recorded"));
        } catch (IllegalArgumentException e) {
            throw in.wrong("can't be a waiver: " + e.getMessage());
        }
        if (waiver.recorded() > waiver.events()) {
            throw in.wrong("says that more was recorded than happened");
        }
        return waiver;
    }

    private static LocalDate day(JsonCursor in) throws IOException, DecisionFormatException {
        LocalDate day = GrantedWaiver.day(in.text());
        if (day == null) {
            throw in.wrong("is no day");
        }
        return day;
    }

    private static Grantor grantor(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(SAYING);
        return new Grantor(fields.required("by"), fields.required("reason"), fields.required("at"));
    }

    private static Revocation revocation(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(SAYING);
        return new Revocation(fields.required("by"), fields.required("reason"), fields.required("at"));
    }

    private static LastUse lastUse(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(USE);
        return new LastUse(fields.required("build"), fields.required("at"));
    }

    private static Source source(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(SOURCE);
        return new Source(
                fields.required("job"),
                fields.required("build"),
                fields.text("url"),
                fields.required("guard"),
                fields.required("request"),
                fields.required("decision"));
    }
}
