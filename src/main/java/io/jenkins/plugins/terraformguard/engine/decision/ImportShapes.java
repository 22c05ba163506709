package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.imports.ImportRules;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The parts of a decision document about other scanners, written and read. */
final class ImportShapes {
    /** Reports of one decision. */
    static final int REPORTS = 1_000;

    private static final int PROBLEMS = 100;
    private static final int LEVELS = 20_000;
    private static final int REQUIRED = 10_000;
    private static final Pattern TOOL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9._*:-]{1,128}");

    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<String> DIGEST = in -> in.match(DecisionLimits.DIGEST);
    private static final Reader<String> LAYER = in -> in.word(DecisionLimits.WAIVER_LAYERS);

    private static final Map<String, Reader<?>> USE = Map.ofEntries(
            Map.entry("source", TEXT),
            Map.entry("tool", in -> in.match(TOOL)),
            Map.entry("version", TEXT),
            Map.entry("sha256", DIGEST),
            Map.entry("digest", DIGEST),
            Map.entry("results", COUNT),
            Map.entry("findings", COUNT),
            Map.entry("merged", COUNT),
            Map.entry("suppressed", COUNT),
            Map.entry("unmapped", COUNT),
            Map.entry("problems", in -> in.list(PROBLEMS, TEXT)));

    private static final Map<String, Reader<?>> LEVEL = Map.of(
            "target",
            in -> in.match(TARGET),
            "level",
            in -> in.constant(EnforcementLevel::byId, "enforcement level"),
            "layer",
            LAYER);

    private static final Map<String, Reader<?>> REQUIRE = Map.of("tool", in -> in.match(TOOL), "layer", LAYER);

    private static final Map<String, Reader<?>> RULES = Map.of(
            "levels", in -> in.list(LEVELS, ImportShapes::level),
            "require", in -> in.list(REQUIRED, ImportShapes::required),
            "honour_suppressions", JsonCursor::bool);

    private ImportShapes() {}

    static Object write(ImportUse use) {
        return object(
                entry("source", use.source()),
                entry("tool", use.tool()),
                entry("version", use.version()),
                entry("sha256", use.sha256()),
                entry("digest", use.digest()),
                entry("results", use.results()),
                entry("findings", use.findings()),
                entry("merged", use.merged()),
                entry("suppressed", use.suppressed()),
                entry("unmapped", use.unmapped()),
                entry("problems", use.problems()));
    }

    static ImportUse use(JsonCursor in) throws IOException, DecisionFormatException {
        Fields use = in.object(USE);
        return new ImportUse(
                use.required("source"),
                use.required("tool"),
                use.text("version"),
                use.text("sha256"),
                use.text("digest"),
                use.count("results"),
                use.count("findings"),
                use.count("merged"),
                use.count("suppressed"),
                use.count("unmapped"),
                use.list("problems"));
    }

    static Object write(ImportRules rules) {
        return object(
                entry(
                        "levels",
                        list(
                                rules.levels(),
                                rule -> object(
                                        entry("target", rule.target()),
                                        entry("level", rule.level().id()),
                                        entry("layer", rule.layer())))),
                entry(
                        "require",
                        list(
                                rules.required(),
                                tool -> object(entry("tool", tool.tool()), entry("layer", tool.layer())))),
                entry("honour_suppressions", rules.honourSuppressions()));
    }

    static ImportRules rules(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rules = in.object(RULES);
        return new ImportRules(rules.list("levels"), rules.list("require"), rules.or("honour_suppressions", false));
    }

    private static ImportRules.LevelRule level(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(LEVEL);
        return new ImportRules.LevelRule(rule.required("target"), rule.required("level"), rule.required("layer"));
    }

    private static ImportRules.Required required(JsonCursor in) throws IOException, DecisionFormatException {
        Fields tool = in.object(REQUIRE);
        return new ImportRules.Required(tool.required("tool"), tool.required("layer"));
    }
}
