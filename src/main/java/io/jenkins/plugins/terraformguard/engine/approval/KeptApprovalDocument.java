package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is kept of an approval for later plans, as a document. Canonical JSON, read back as a stranger's. */
public final class KeptApprovalDocument {
    public static final String SCHEMA = "terraform-guard/kept-approval/v1";

    /** Bytes of a document. */
    public static final int MAX_BYTES = 2 * ApprovalDocument.MAX_BYTES;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final Map<String, Reader<?>> EFFECT =
            Map.of("subject", JsonCursor::text, "action", JsonCursor::text, "sha256", in -> in.match(DIGEST));

    private static final Map<String, Reader<?>> KEPT = Map.of(
            "schema", in -> in.word(Set.of(SCHEMA)),
            "approval", ApprovalDocument::log,
            "effects", in -> in.list(Effects.MAX_LISTED, KeptApprovalDocument::effect));

    private KeptApprovalDocument() {}

    /** The document; {@link #read} reads it back to an equal one, but for the effects of the request within. */
    public static byte[] write(KeptApproval kept) {
        return CanonicalJson.bytes(Map.of(
                "schema", SCHEMA,
                "approval", ApprovalDocument.shape(kept.log()),
                "effects",
                        kept.effects().listed().stream()
                                .map(effect -> Map.of(
                                        "subject", effect.subject(),
                                        "action", effect.action(),
                                        "sha256", effect.digest()))
                                .toList()));
    }

    /**
     * Reads it.
     *
     * @param document UTF-8, at most {@link #MAX_BYTES} bytes
     * @throws DecisionFormatException if it is none, goes beyond a bound, or contradicts itself
     */
    public static KeptApproval read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, KeptApprovalDocument::kept);
    }

    private static KeptApproval kept(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(KEPT);
        fields.required("schema");
        ApprovalLog log = fields.required("approval");
        List<Effect> listed = fields.list("effects");
        Effects counted = log.request().effects();
        if (listed.size() > counted.count()) {
            throw in.wrong("lists more effects than there are");
        }
        return new KeptApproval(log, new Effects(counted.digest(), counted.count(), counted.hidden(), listed));
    }

    private static Effect effect(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(EFFECT);
        return new Effect(fields.required("subject"), fields.required("action"), fields.required("sha256"));
    }
}
