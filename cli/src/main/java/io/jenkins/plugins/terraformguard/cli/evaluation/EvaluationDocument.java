package io.jenkins.plugins.terraformguard.cli.evaluation;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** An evaluation as canonical JSON. What can't be said is left out. */
public final class EvaluationDocument {
    public static final String SCHEMA = "terraform-guard/review-eval/v1";

    private static final int DIGITS = 4;

    private EvaluationDocument() {}

    /** @param prices what tokens cost, where it is known */
    public static String of(EvaluationReport report, Optional<Prices> prices) {
        Map<String, Object> document = new TreeMap<>();
        document.put("schema", SCHEMA);
        document.put("reviewers", report.reviewers());
        document.put("rules", rules(report.rules()));
        document.put("plans", score(report.plans()));
        document.put("subjects", score(report.subjects()));
        Map<String, Object> claims = new TreeMap<>();
        claims.put("all", report.claims());
        claims.put("struck", report.struck());
        put(claims, "struck_share", report.struckShare());
        claims.put("reasons", report.reasons());
        document.put("claims", claims);
        document.put("usage", usage(report.usage(), prices));
        document.put(
                "results",
                report.scores().stream().map(EvaluationDocument::result).toList());
        return CanonicalJson.text(document);
    }

    private static Map<String, Object> rules(ReviewRules rules) {
        return Map.of(
                "roles", rules.roles(),
                "critic", rules.critic(),
                "tokens", rules.tokens(),
                "severity", rules.raise().severity().id(),
                "supported", rules.raise().supported(),
                "agreement", rules.raise().agreement());
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> document = new TreeMap<>();
        document.put("right", score.right());
        document.put("wrong", score.wrong());
        document.put("missed", score.missed());
        put(document, "precision", score.precision());
        put(document, "recall", score.recall());
        return document;
    }

    private static Map<String, Object> usage(Usage usage, Optional<Prices> prices) {
        Map<String, Object> document = new TreeMap<>();
        document.put("calls", usage.calls());
        document.put("input_tokens", usage.inputTokens());
        document.put("output_tokens", usage.outputTokens());
        document.put("milliseconds", usage.millis());
        prices.ifPresent(known -> document.put("cost", known.of(usage).toPlainString()));
        return document;
    }

    private static Map<String, Object> result(PlanScore score) {
        Map<String, Object> document = new TreeMap<>();
        document.put("file", score.plan().file());
        document.put("risky", score.plan().risky());
        document.put("raised", score.raised());
        document.put("named", score.named().stream().toList());
        document.put("missed", score.missed());
        document.put("harmless", score.harmless());
        document.put("claims", score.claims());
        document.put("struck", score.struck());
        document.put("problems", score.problems());
        return document;
    }

    private static void put(Map<String, Object> document, String key, OptionalDouble share) {
        share.ifPresent(known -> document.put(key, rounded(known)));
    }

    private static String rounded(double share) {
        return BigDecimal.valueOf(share).setScale(DIGITS, RoundingMode.HALF_UP).toPlainString();
    }
}
