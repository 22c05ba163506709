package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.policy.Severity;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers of models for tests, and panels of models that give them. */
final class Answers {
    static final String DATABASE = concern("Data is lost", "The database is replaced.", "high", "F1");
    static final String PORT = concern("Port 22 is open", "It is open to 0.0.0.0/0.", "critical", "F2", "F3");
    static final String MADE_UP = concern("Users", "5000 users lose access.", "critical", "F1");

    private Answers() {}

    static String concern(String title, String detail, String severity, String... facts) {
        return CanonicalJson.text(
                Map.of("title", title, "detail", detail, "severity", severity, "facts", Arrays.asList(facts)));
    }

    static String review(String summary, String... concerns) {
        return "{\"schema\":\"terraform-guard/review/v1\",\"summary\":\"" + summary
                + "\",\"risk\":\"high\",\"confidence\":90,\"concerns\":[" + String.join(",", concerns) + "]}";
    }

    /** @param strikes pairs of an id and a reason */
    static String critique(String... strikes) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < strikes.length; i += 2) {
            all.append(i == 0 ? "" : ",")
                    .append(CanonicalJson.text(Map.of("concern", strikes[i], "reason", strikes[i + 1])));
        }
        return "{\"schema\":\"terraform-guard/critique/v1\",\"strikes\":[" + all + "]}";
    }

    static Model saying(String text) {
        return question -> ModelAnswer.of(text);
    }

    static ReviewPanel panel(Map<String, Model> models, Model critic) {
        AtomicInteger number = new AtomicInteger();
        return new ReviewPanel(
                models, critic, Duration.ofSeconds(30), () -> "nonce-" + number.incrementAndGet(), List.of());
    }

    static ReviewRules rules(int supported, int agreement, String... roles) {
        return new ReviewRules(List.of(roles), true, 8_000, new ReviewRules.Raise(Severity.HIGH, supported, agreement));
    }

    /** What is recorded if roles answer so; {@code critic} is the answer to the critic's question, null for no critic. */
    static ReviewRecord held(FactSheet sheet, ReviewRules rules, Map<String, String> texts, String critic)
            throws InterruptedException {
        Map<String, Model> models = new HashMap<>();
        texts.forEach((role, text) -> models.put(role, saying(text)));
        return ReviewBoard.hold("x", sheet, "Upgrade", rules, panel(models, critic == null ? null : saying(critic)));
    }
}
