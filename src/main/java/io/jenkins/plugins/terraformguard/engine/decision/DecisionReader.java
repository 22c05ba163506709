package io.jenkins.plugins.terraformguard.engine.decision;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.Destructive;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.GuardError;
import io.jenkins.plugins.terraformguard.engine.decision.Decision.PlanIdentity;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeCounts;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import java.util.Map;
import java.util.Set;

/**
 * Reads a decision that somebody else wrote, as a stranger's: every word, form and size is checked, nothing unknown is
 * kept, and the memory it takes is bounded by what {@link DecisionLimits} allows. Keys that this version does not know
 * are ignored, optional ones that are missing get their defaults.
 */
public final class DecisionReader {
    private static final Map<String, Reader<?>> ENGINE = Map.of(
            "name", in -> in.word(Set.of(DecisionWriter.ENGINE)), "version", in -> in.match(DecisionLimits.VERSION));

    private static final Map<String, Reader<?>> DECISION = Map.ofEntries(
            entry("schema", in -> in.word(Set.of(Decision.SCHEMA))),
            entry("id", in -> in.match(DecisionLimits.ID)),
            entry("engine", in -> in.object(ENGINE).text("version")),
            entry("verdict", in -> in.constant(Verdict::byId, "verdict")),
            entry("reasons", DecisionShapes.TEXTS),
            entry("plan", DecisionShapes::plan),
            entry("changes", DecisionShapes::changes),
            entry("destructive", DecisionShapes::destructive),
            entry("findings", in -> in.list(DecisionLimits.FINDINGS, DecisionShapes::finding)),
            entry("drift", in -> in.list(DecisionLimits.FINDINGS, DriftShapes::drift)),
            entry("drift_summary", DriftShapes::summary),
            entry("impact", ImpactShapes::impact),
            entry("packs", in -> in.list(DecisionLimits.ENTRIES, PackShape::read)),
            entry("settings", SettingsShapes::settings),
            entry("policies", in -> in.list(DecisionLimits.ENTRIES, DecisionShapes::policy)),
            entry("notes", DecisionShapes.TEXTS),
            entry("evaluated_at", in -> in.match(DecisionLimits.VERSION)),
            entry("provenance", GroundsShapes::provenance),
            entry("verdict_rules", in -> in.list(DecisionLimits.ENTRIES, GroundsShapes::rule)),
            entry("obligations", in -> in.list(DecisionLimits.FINDINGS, GroundsShapes::obligation)),
            entry("effects", EffectShapes::effects),
            entry("review", ReviewShapes::review),
            entry("scope", ScopeShape::read),
            entry("waivers", in -> in.list(DecisionLimits.ENTRIES, ExemptionShapes::waiver)),
            entry("baseline", ExemptionShapes::baseline),
            entry("error", DecisionShapes::error));

    private DecisionReader() {}

    /**
     * The decision in a document.
     *
     * @param document UTF-8, at most {@link DecisionLimits#DOCUMENT_BYTES} bytes
     * @throws DecisionFormatException if it is no decision, or goes beyond a limit
     */
    public static Decision read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, DecisionLimits.DOCUMENT_BYTES, in -> decision(in.object(DECISION)));
    }

    private static Decision decision(Fields fields) throws DecisionFormatException {
        fields.required("schema");
        Verdict verdict = fields.required("verdict");
        GuardError error = fields.or("error", null);
        if (error != null && verdict != Verdict.ERROR) {
            throw new DecisionFormatException("/verdict", "is not error although there is one", null);
        }
        ReviewSummary review = fields.or("review", ReviewSummary.NONE);
        if (review.raises() && verdict.compareTo(Verdict.APPROVAL_REQUIRED) < 0) {
            throw new DecisionFormatException("/verdict", "lets pass what reviewers raised", null);
        }
        return new Decision(
                fields.required("id"),
                fields.required("engine"),
                verdict,
                fields.list("reasons"),
                fields.or("plan", PlanIdentity.NONE),
                fields.or("changes", ChangeCounts.NONE),
                fields.or("destructive", Destructive.NONE),
                fields.list("findings"),
                fields.list("drift"),
                fields.or("drift_summary", DriftSummary.NONE),
                fields.or("impact", Impact.NONE),
                fields.list("packs"),
                fields.or("settings", AppliedSettings.NONE),
                fields.list("policies"),
                fields.list("notes"),
                error,
                new Exemptions(fields.text("evaluated_at"), fields.list("waivers"), fields.or("baseline", null)),
                new Grounds(
                        fields.or("provenance", Provenance.NONE),
                        fields.list("verdict_rules"),
                        fields.list("obligations"),
                        fields.or("effects", Effects.NONE),
                        review,
                        fields.or("scope", Scope.NONE)));
    }
}
