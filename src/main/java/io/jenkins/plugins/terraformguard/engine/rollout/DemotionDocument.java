package io.jenkins.plugins.terraformguard.engine.rollout;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.PrintableJson;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Demotion;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.DemotionFile;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.Rollout;
import io.jenkins.plugins.terraformguard.engine.policy.rollout.RolloutStage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The packs of a layer that took a step back, as a document: what is kept, what evaluations are told, what is recorded. */
public final class DemotionDocument {
    public static final String FILE = "demotions.json";
    public static final String SCHEMA = "terraform-guard/demotions/v1";

    /** That of what happened to one of them. */
    public static final String EVENT_SCHEMA = "terraform-guard/demotion/v1";

    public static final int MAX_BYTES = 8 << 20;

    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> ROOT = Map.of(
            "schema",
            in -> in.word(Set.of(SCHEMA)),
            "demotions",
            in -> in.list(DemotionLedger.MAX, DemotionDocument::demoted));

    private static final Map<String, Reader<?>> DEMOTED = Map.ofEntries(
            entry("pack", TEXT),
            entry("version", TEXT),
            entry("stage", in -> in.constant(RolloutStage::byId, "stage")),
            entry("from", TEXT),
            entry("since", JsonCursor::time),
            entry("reason", TEXT),
            entry("policies", in -> in.list(Rollout.MAX_POLICIES, TEXT)),
            entry("lift", in -> in.isNull() ? null : lift(in)),
            entry("recorded", JsonCursor::count),
            entry("told", JsonCursor::bool));

    private static final Map<String, Reader<?>> LIFT = Map.of("by", TEXT, "at", JsonCursor::time, "reason", TEXT);

    private DemotionDocument() {}

    /** The document; {@link #read} reads it back to an equal ledger. */
    public static byte[] write(DemotionLedger ledger) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "demotions",
                ledger.all().stream().map(DemotionDocument::map).toList()));
    }

    /** The file that evaluations are told; equal demotions give equal text. */
    public static String told(List<Demotion> demotions) {
        return PrintableJson.of(Map.of(
                        DemotionFile.KEY,
                        demotions.stream().map(DemotionDocument::map).toList()))
                + "\n";
    }

    /**
     * What happened to a pack, as a document that does not change any more.
     *
     * @param place full name of the folder whose layer it is, empty for the organisation
     * @param lifted whether it is about the end, and not about the beginning
     */
    public static byte[] event(DemotedPack pack, String place, boolean lifted) {
        Map<String, Object> document = map(lifted ? pack : pack.lifted(null));
        document.remove("recorded");
        document.remove("told");
        document.put("schema", EVENT_SCHEMA);
        document.put("place", place);
        return CanonicalJson.bytes(document);
    }

    private static Map<String, Object> map(DemotedPack pack) {
        Map<String, Object> document = map(pack.demotion());
        DemotedPack.Lift lift = pack.lift();
        document.put("from", pack.from());
        document.put(
                "lift",
                lift == null ? null : Map.of("by", lift.by(), "at", lift.at().toString(), "reason", lift.reason()));
        document.put("recorded", pack.recorded());
        if (!pack.told()) {
            document.put("told", false); // Documents of before have no such entry, and all in them were told.
        }
        return document;
    }

    private static Map<String, Object> map(Demotion demotion) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "pack",
                demotion.pack(),
                "version",
                demotion.version(),
                "stage",
                demotion.stage().id(),
                "since",
                demotion.since().toString(),
                "reason",
                demotion.reason()));
        if (!demotion.policies().isEmpty()) {
            document.put("policies", demotion.policies());
        }
        return document;
    }

    /**
     * The ledger in a document.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, is damaged, or goes beyond a bound
     */
    public static DemotionLedger read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, DemotionDocument::ledger);
    }

    private static DemotionLedger ledger(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(ROOT);
        fields.required("schema");
        return new DemotionLedger(fields.required("demotions"));
    }

    private static DemotedPack demoted(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(DEMOTED);
        DemotedPack pack = new DemotedPack(
                new Demotion(
                        fields.required("pack"),
                        fields.required("version"),
                        fields.required("stage"),
                        fields.required("since"),
                        fields.required("reason"),
                        fields.list("policies")),
                fields.required("from"),
                fields.or("lift", null),
                fields.count("recorded"),
                fields.or("told", true));
        if (pack.recorded() > pack.events()) {
            throw in.wrong("says that more was recorded than happened");
        }
        return pack;
    }

    private static DemotedPack.Lift lift(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(LIFT);
        return new DemotedPack.Lift(fields.required("by"), fields.required("at"), fields.required("reason"));
    }
}
