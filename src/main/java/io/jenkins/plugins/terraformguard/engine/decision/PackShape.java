package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.Map;

/** Which pack took part, in documents, written and read. */
public final class PackShape {
    private static final Map<String, Reader<?>> PACK = Map.of(
            "name",
            JsonCursor::text,
            "version",
            JsonCursor::text,
            "digest",
            in -> in.match(DecisionLimits.DIGEST),
            "layer",
            in -> in.word(DecisionLimits.LAYERS));

    private PackShape() {}

    public static Object write(PackIdentity pack) {
        return Map.of("name", pack.name(), "version", pack.version(), "digest", pack.digest(), "layer", pack.layer());
    }

    /** @throws DecisionFormatException if it is none */
    public static PackIdentity read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields pack = in.object(PACK);
        return new PackIdentity(
                pack.required("name"), pack.text("version"), pack.text("digest"), pack.required("layer"));
    }
}
