package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.util.HashMap;
import java.util.Map;

/** The JSON form of the head of a chain, canonical as well. */
public final class HeadDocument {
    private static final Map<String, Reader<?>> HEAD = Map.of(
            "schema", TrailDocument.TEXT,
            "chain", TrailDocument.TEXT,
            "guard", TrailDocument.TEXT,
            "sequence", JsonCursor::count,
            "link", TrailDocument.TEXT,
            "announced", in -> in.list(TrailLimits.ANNOUNCED, TrailDocument.TEXT),
            "start", TrailDocument.TEXT,
            "gap", LinkDocument::gap);

    private HeadDocument() {}

    /** The document. */
    public static byte[] write(ChainHead head) {
        Map<String, Object> map = new HashMap<>();
        map.put("schema", ChainHead.SCHEMA);
        map.put("chain", head.chain());
        map.put("guard", head.guard());
        map.put("sequence", head.sequence());
        map.put("link", head.link());
        map.put("announced", head.announced());
        map.put("start", head.start());
        map.put("gap", LinkDocument.gap(head.gap()));
        return CanonicalJson.bytes(map);
    }

    /** @throws TrailException if it is no head, of another version, or not in canonical form */
    public static ChainHead read(byte[] document) throws TrailException {
        return TrailDocument.read(document, ChainHead.SCHEMA, HEAD, HeadDocument::head, HeadDocument::write);
    }

    private static ChainHead head(Fields fields) throws DecisionFormatException {
        return new ChainHead(
                fields.required("chain"),
                fields.required("guard"),
                fields.<Integer>required("sequence"),
                fields.required("link"),
                fields.required("announced"),
                fields.required("start"),
                fields.required("gap"));
    }
}
