package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The parts of a decision document that say what the decision rests on. */
final class GroundsShapes {
    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> RUN = Map.of(
            "phase", in -> in.word(Set.of(RunFacts.PLAN, RunFacts.APPLY)),
            "job", TEXT,
            "build", TEXT,
            "url", TEXT,
            "started_by", TEXT,
            "started_at", TEXT,
            "cohort", TEXT,
            "change_references", in -> in.list(DecisionLimits.REFERENCES, TEXT));

    private static final Map<String, Reader<?>> CONFIGURATION = Map.of(
            "repository",
            TEXT,
            "branch",
            TEXT,
            "commit",
            TEXT,
            "modules",
            in -> in.list(DecisionLimits.ENTRIES, GroundsShapes::module),
            "providers",
            in -> in.list(DecisionLimits.ENTRIES, GroundsShapes::provider),
            "problems",
            in -> in.list(DecisionLimits.ENTRIES, TEXT));

    private static final Map<String, Reader<?>> MODULE = Map.of("key", TEXT, "source", TEXT, "version", TEXT);

    private static final Map<String, Reader<?>> PROVIDER = Map.of("source", TEXT, "version", TEXT, "constraints", TEXT);

    private static final Map<String, Reader<?>> PROVENANCE = Map.of(
            "run", GroundsShapes::run,
            "configuration", GroundsShapes::configuration,
            "tools", in -> in.texts(DecisionLimits.COUNTERS));

    private static final Map<String, Reader<?>> RULE =
            Map.of("rule", TEXT, "verdict", in -> in.constant(Verdict::byId, "verdict"), "count", JsonCursor::count);

    private static final Map<String, Reader<?>> OBLIGATION = Map.of(
            "policy", in -> in.match(DecisionLimits.POLICY_ID),
            "address", TEXT,
            "level", in -> in.constant(EnforcementLevel::byId, "enforcement level"),
            "waits_for", in -> in.list(DecisionLimits.EVIDENCE, TEXT),
            "fingerprint", in -> in.match(DecisionLimits.FINGERPRINT));

    private GroundsShapes() {}

    static Object write(Provenance provenance) {
        Provenance.Configuration configuration = provenance.configuration();
        return object(
                entry("run", write(provenance.run())),
                entry(
                        "configuration",
                        object(
                                entry("repository", configuration.repository()),
                                entry("branch", configuration.branch()),
                                entry("commit", configuration.commit()),
                                entry("modules", list(configuration.modules(), GroundsShapes::write)),
                                entry("providers", list(configuration.providers(), GroundsShapes::write)),
                                entry("problems", configuration.problems()))),
                entry("tools", provenance.tools()));
    }

    private static Object write(Provenance.Run run) {
        Map<String, Object> document = object(
                entry("phase", run.phase()),
                entry("job", run.job()),
                entry("build", run.build()),
                entry("url", run.url()),
                entry("started_by", run.startedBy()),
                entry("started_at", run.startedAt()),
                entry("change_references", run.changeReferences()));
        if (!run.cohort().isEmpty()) {
            document.put("cohort", run.cohort());
        }
        return document;
    }

    private static Object write(Provenance.Module module) {
        return object(entry("key", module.key()), entry("source", module.source()), entry("version", module.version()));
    }

    private static Object write(Provenance.Provider provider) {
        return object(
                entry("source", provider.source()),
                entry("version", provider.version()),
                entry("constraints", provider.constraints()));
    }

    static Object write(VerdictRule rule) {
        return object(
                entry("rule", rule.rule()), entry("verdict", rule.verdict().id()), entry("count", rule.count()));
    }

    static Object write(Obligation obligation) {
        return object(
                entry("policy", obligation.policy()),
                entry("address", obligation.address()),
                entry("level", obligation.level()),
                entry("waits_for", obligation.waitsFor()),
                entry("fingerprint", obligation.fingerprint()));
    }

    static Provenance provenance(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(PROVENANCE);
        return new Provenance(
                fields.or("run", Provenance.Run.NONE),
                fields.or("configuration", Provenance.Configuration.NONE),
                new TreeMap<>(fields.or("tools", Map.of())));
    }

    private static Provenance.Run run(JsonCursor in) throws IOException, DecisionFormatException {
        Fields run = in.object(RUN);
        return new Provenance.Run(
                run.or("phase", RunFacts.PLAN),
                run.text("job"),
                run.text("build"),
                run.text("url"),
                run.text("started_by"),
                run.text("started_at"),
                run.list("change_references"),
                run.text("cohort"));
    }

    private static Provenance.Configuration configuration(JsonCursor in) throws IOException, DecisionFormatException {
        Fields configuration = in.object(CONFIGURATION);
        return new Provenance.Configuration(
                configuration.text("repository"),
                configuration.text("branch"),
                configuration.text("commit"),
                configuration.list("modules"),
                configuration.list("providers"),
                configuration.list("problems"));
    }

    private static Provenance.Module module(JsonCursor in) throws IOException, DecisionFormatException {
        Fields module = in.object(MODULE);
        return new Provenance.Module(module.required("key"), module.text("source"), module.text("version"));
    }

    private static Provenance.Provider provider(JsonCursor in) throws IOException, DecisionFormatException {
        Fields provider = in.object(PROVIDER);
        return new Provenance.Provider(
                provider.required("source"), provider.text("version"), provider.text("constraints"));
    }

    static VerdictRule rule(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(RULE);
        return new VerdictRule(rule.required("rule"), rule.required("verdict"), rule.count("count"));
    }

    static Obligation obligation(JsonCursor in) throws IOException, DecisionFormatException {
        Fields obligation = in.object(OBLIGATION);
        return new Obligation(
                obligation.required("policy"),
                obligation.text("address"),
                obligation.<EnforcementLevel>required("level").id(),
                obligation.list("waits_for"),
                obligation.text("fingerprint"));
    }
}
