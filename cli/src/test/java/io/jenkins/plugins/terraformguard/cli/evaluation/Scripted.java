package io.jenkins.plugins.terraformguard.cli.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import io.jenkins.plugins.terraformguard.engine.review.ReviewAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.util.function.BiPredicate;

/** Models that do as they are told to: they read what they are sent, and answer in the schema. */
public final class Scripted {
    private static final JsonMapper JSON = new JsonMapper();

    private Scripted() {}

    /** A model of a name that takes a known number of tokens. */
    private record Named(Answers answers) implements Model {
        @Override
        public ModelAnswer answer(Question question) throws ReviewException {
            return new ModelAnswer(answers.to(question), "scripted-1", 1_000, 200, 1, false);
        }

        @Override
        public ModelIdentity identity() {
            return new ModelIdentity("test", "scripted", "scripted");
        }
    }

    /** Gives the text of an answer. */
    public interface Answers {
        String to(Question question) throws ReviewException;
    }

    public static Model of(Answers answers) {
        return new Named(answers);
    }

    /** Is worried about what is labelled as dangerous, and about nothing else. */
    static Model oracle(LabelledSet set) {
        return of(question -> answer(question.user(), (intent, subject) -> set.plans().stream()
                .anyMatch(
                        plan -> plan.intent().equals(intent) && plan.mustName().contains(subject))));
    }

    /** Is worried about all that has a name. */
    static Model alarmist() {
        return of(question -> answer(question.user(), (intent, subject) -> true));
    }

    /** Is worried about nothing. */
    static Model silent() {
        return of(question -> answer(question.user(), (intent, subject) -> false));
    }

    /**
     * An answer with a concern of high severity for each fact that fits.
     *
     * @param data what the model is sent
     * @param worrying is asked with the intent and the subject of a fact
     */
    public static String answer(String data, BiPredicate<String, String> worrying) {
        JsonNode facts = facts(data);
        String intent = "";
        for (JsonNode fact : facts) {
            if (fact.get("kind").asText().equals("intent")) {
                intent = fact.get("text").asText();
            }
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("schema", ReviewAnswer.SCHEMA)
                .put("summary", "")
                .put("risk", "low")
                .put("confidence", 100);
        ArrayNode concerns = answer.putArray("concerns");
        for (JsonNode fact : facts) {
            String subject = fact.path("subject").asText("");
            if (!subject.isEmpty() && concerns.size() < 50 && worrying.test(intent, subject)) {
                ObjectNode concern = concerns.addObject();
                concern.put("title", "Look at this")
                        .put("detail", "It is dangerous.")
                        .put("severity", "high");
                concern.putArray("facts").add(fact.get("id").asText());
            }
        }
        answer.putArray("questions");
        return answer.toString();
    }

    /** The sheet stands on the second line, between the fences. */
    private static JsonNode facts(String data) {
        try {
            return JSON.readTree(data.split("\n")[1]).get("facts");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
