package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Waivers and baseline in a decision document, written and read. */
final class ExemptionShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<List<String>> PARTS = in -> in.list(DecisionLimits.WAIVER_PARTS, TEXT);

    private static final Map<String, Reader<?>> EXEMPTION = Map.of(
            "kind", in -> in.word(DecisionLimits.EXEMPTION_KINDS),
            "file", TEXT,
            "line", COUNT,
            "owner", TEXT,
            "reason", TEXT,
            "expires", TEXT,
            "ticket", TEXT);

    private static final Map<String, Reader<?>> WAIVER = Map.ofEntries(
            Map.entry("layer", in -> in.word(DecisionLimits.WAIVER_LAYERS)),
            Map.entry("file", TEXT),
            Map.entry("line", COUNT),
            Map.entry("policy", in -> in.match(DecisionLimits.POLICY_PATTERN)),
            Map.entry("resources", PARTS),
            Map.entry("values", PARTS),
            Map.entry("reason", TEXT),
            Map.entry("owner", TEXT),
            Map.entry("expires", TEXT),
            Map.entry("ticket", TEXT),
            Map.entry("state", in -> in.constant(WaiverUse.State::byId, "state of a waiver")),
            Map.entry("count", COUNT),
            Map.entry("detail", TEXT));

    private static final Map<String, Reader<?>> BASELINE = Map.of(
            "file", TEXT,
            "digest", in -> in.match(DecisionLimits.DIGEST),
            "allowed", JsonCursor::bool,
            "entries", COUNT,
            "matched", COUNT,
            "moved", COUNT,
            "lapsed", COUNT,
            "gone", COUNT);

    private ExemptionShapes() {}

    static Object write(Exemption exemption) {
        return object(
                entry("kind", exemption.kind()),
                entry("file", exemption.file()),
                entry("line", exemption.line()),
                entry("owner", exemption.owner()),
                entry("reason", exemption.reason()),
                entry("expires", exemption.expires()),
                entry("ticket", exemption.ticket()));
    }

    /** An exemption, or null. */
    static Exemption exemption(JsonCursor in) throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        Fields exemption = in.object(EXEMPTION);
        return new Exemption(
                exemption.required("kind"),
                exemption.text("file"),
                exemption.count("line"),
                exemption.text("owner"),
                exemption.text("reason"),
                exemption.text("expires"),
                exemption.text("ticket"));
    }

    static Object write(WaiverUse waiver) {
        return object(
                entry("layer", waiver.layer()),
                entry("file", waiver.file()),
                entry("line", waiver.line()),
                entry("policy", waiver.policy()),
                entry("resources", waiver.resources()),
                entry("values", waiver.values()),
                entry("reason", waiver.reason()),
                entry("owner", waiver.owner()),
                entry("expires", waiver.expires()),
                entry("ticket", waiver.ticket()),
                entry("state", waiver.state().id()),
                entry("count", waiver.count()),
                entry("detail", waiver.detail()));
    }

    static WaiverUse waiver(JsonCursor in) throws IOException, DecisionFormatException {
        Fields waiver = in.object(WAIVER);
        return new WaiverUse(
                waiver.required("layer"),
                waiver.text("file"),
                waiver.count("line"),
                waiver.required("policy"),
                waiver.list("resources"),
                waiver.list("values"),
                waiver.text("reason"),
                waiver.text("owner"),
                waiver.text("expires"),
                waiver.text("ticket"),
                waiver.required("state"),
                waiver.count("count"),
                waiver.text("detail"));
    }

    static Object write(BaselineUse baseline) {
        return object(
                entry("file", baseline.file()),
                entry("digest", baseline.digest()),
                entry("allowed", baseline.allowed()),
                entry("entries", baseline.entries()),
                entry("matched", baseline.matched()),
                entry("moved", baseline.moved()),
                entry("lapsed", baseline.lapsed()),
                entry("gone", baseline.gone()));
    }

    /** What became of a baseline, or null. */
    static BaselineUse baseline(JsonCursor in) throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        Fields baseline = in.object(BASELINE);
        return new BaselineUse(
                baseline.text("file"),
                baseline.text("digest"),
                baseline.required("allowed"),
                baseline.count("entries"),
                baseline.count("matched"),
                baseline.count("moved"),
                baseline.count("lapsed"),
                baseline.count("gone"));
    }
}
