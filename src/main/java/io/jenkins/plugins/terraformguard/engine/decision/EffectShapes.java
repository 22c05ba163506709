package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a plan does, in a document, written and read. */
final class EffectShapes {
    private static final Map<String, Reader<?>> EFFECTS = Map.of(
            "sha256", in -> in.match(DecisionLimits.DIGEST),
            "count", JsonCursor::count,
            "listed", in -> in.list(Effects.MAX_LISTED, EffectShapes::effect));

    private static final Map<String, Reader<?>> EFFECT = Map.of(
            "subject",
            JsonCursor::text,
            "action",
            in -> in.match(DecisionLimits.ACTION),
            "sha256",
            in -> in.match(DecisionLimits.DIGEST));

    private EffectShapes() {}

    static Object write(Effects effects) {
        return object(
                entry("sha256", effects.digest()),
                entry("count", effects.count()),
                entry(
                        "listed",
                        list(
                                effects.listed(),
                                effect -> object(
                                        entry("subject", effect.subject()),
                                        entry("action", effect.action()),
                                        entry("sha256", effect.digest())))));
    }

    static Effects effects(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(EFFECTS);
        int count = fields.<Integer>required("count");
        List<Effect> listed = fields.list("listed");
        if (listed.size() > count) {
            throw in.wrong("lists more effects than it counts");
        }
        return new Effects(fields.required("sha256"), count, listed);
    }

    private static Effect effect(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(EFFECT);
        return new Effect(fields.required("subject"), fields.required("action"), fields.required("sha256"));
    }
}
