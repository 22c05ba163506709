package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary;
import io.jenkins.plugins.terraformguard.engine.replay.ReviewDrift;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a review of today differs from that of then, as canonical JSON. */
final class ReviewDriftDocument {
    private ReviewDriftDocument() {}

    static String of(String place, String status, ReviewDrift drift) {
        Map<String, Object> document = new TreeMap<>();
        document.put("place", place);
        document.put("status", status);
        document.put("job", drift.label().job());
        document.put("build", drift.label().build());
        document.put("guard", drift.label().guard());
        document.put("problem", drift.problem());
        if (drift.problem().isEmpty()) {
            document.put(
                    "verdict",
                    Map.of(
                            "then",
                            drift.verdictThen().id(),
                            "now",
                            drift.verdictNow().id()));
            document.put(
                    "raised",
                    Map.of("then", drift.then().raised(), "now", drift.now().raised()));
            document.put("new", concerns(drift.newConcerns()));
            document.put("gone", concerns(drift.goneConcerns()));
            document.put(
                    "asked",
                    drift.asked().stream().map(ReviewDriftDocument::asked).toList());
        }
        return CanonicalJson.text(document);
    }

    private static List<Map<String, Object>> concerns(List<ReviewSummary.Concern> concerns) {
        return concerns.stream()
                .map(concern -> Map.<String, Object>of(
                        "severity", concern.severity().id(), "title", concern.title(), "facts", concern.facts()))
                .toList();
    }

    private static Map<String, Object> asked(ReviewDrift.Asked asked) {
        Map<String, Object> document = new TreeMap<>();
        document.put("role", asked.role());
        put(document, "then", asked.then());
        put(document, "now", asked.now());
        return document;
    }

    private static void put(Map<String, Object> document, String key, Optional<ReviewSummary.Witness> witness) {
        witness.ifPresent(one -> document.put(
                key,
                Map.of(
                        "provider", one.provider(),
                        "model", one.model(),
                        "status", one.status(),
                        "claims", one.claims(),
                        "supported", one.supported())));
    }
}
