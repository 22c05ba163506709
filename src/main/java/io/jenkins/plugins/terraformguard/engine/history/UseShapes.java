package io.jenkins.plugins.terraformguard.engine.history;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What policies and packs came to, in a document, written and read. */
final class UseShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;

    private static final Map<String, Reader<?>> POLICY = Map.ofEntries(
            entry("policy", TEXT),
            entry("pack", TEXT),
            entry("version", TEXT),
            entry("level", TEXT),
            entry("evaluated", COUNT),
            entry("hits", COUNT),
            entry("waived", COUNT),
            entry("overridden", COUNT),
            entry("undecided", COUNT),
            entry("errors", COUNT),
            entry("fixed", COUNT),
            entry("fixed_seconds", COUNT));

    private static final Map<String, Reader<?>> PACK = Map.of(
            "pack", TEXT,
            "version", TEXT,
            "layer", TEXT,
            "evaluated", COUNT,
            "hits", COUNT,
            "waived", COUNT,
            "overridden", COUNT,
            "errors", COUNT,
            "staged", UseShapes::staged);

    private static final Map<String, Reader<?>> STAGED = Map.of(
            "acts", TEXT,
            "policies", TEXT,
            "evaluated", COUNT,
            "hits", COUNT,
            "waived", COUNT,
            "overridden", COUNT,
            "errors", COUNT);

    private UseShapes() {}

    static Object write(PolicyUse use) {
        return Map.ofEntries(
                entry("policy", use.policy()),
                entry("pack", use.pack()),
                entry("version", use.version()),
                entry("level", use.level()),
                entry("evaluated", use.evaluated()),
                entry("hits", use.hits()),
                entry("waived", use.waived()),
                entry("overridden", use.overridden()),
                entry("undecided", use.undecided()),
                entry("errors", use.errors()),
                entry("fixed", use.fixed()),
                entry("fixed_seconds", use.fixedSeconds()));
    }

    static Object write(PackUse use) {
        Map<String, Object> document = new HashMap<>(Map.of(
                "pack",
                use.pack(),
                "version",
                use.version(),
                "layer",
                use.layer(),
                "evaluated",
                use.evaluated(),
                "hits",
                use.hits(),
                "waived",
                use.waived(),
                "overridden",
                use.overridden(),
                "errors",
                use.errors()));
        if (use.staged() != null) {
            document.put("staged", write(use.staged()));
        }
        return document;
    }

    private static Object write(StagedUse use) {
        return Map.of(
                "acts",
                use.acts(),
                "policies",
                use.policies(),
                "evaluated",
                use.evaluated(),
                "hits",
                use.hits(),
                "waived",
                use.waived(),
                "overridden",
                use.overridden(),
                "errors",
                use.errors());
    }

    private static StagedUse staged(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(STAGED);
        return new StagedUse(
                fields.required("acts"),
                fields.text("policies"),
                fields.count("evaluated"),
                fields.count("hits"),
                fields.count("waived"),
                fields.count("overridden"),
                fields.count("errors"));
    }

    static PolicyUse policy(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(POLICY);
        return new PolicyUse(
                fields.required("policy"),
                fields.text("pack"),
                fields.text("version"),
                fields.text("level"),
                fields.count("evaluated"),
                fields.count("hits"),
                fields.count("waived"),
                fields.count("overridden"),
                fields.count("undecided"),
                fields.count("errors"),
                fields.count("fixed"),
                fields.count("fixed_seconds"));
    }

    static PackUse pack(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(PACK);
        return new PackUse(
                fields.required("pack"),
                fields.text("version"),
                fields.text("layer"),
                fields.count("evaluated"),
                fields.count("hits"),
                fields.count("waived"),
                fields.count("overridden"),
                fields.count("errors"),
                fields.or("staged", null));
    }
}
