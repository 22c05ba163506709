package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A pool of facts as canonical JSON, on its way from where the plan is read to where reviewers are asked. Whoever reads it
 * does not trust who wrote it: a text that is longer than they are, or holds what can't be seen, is refused.
 */
public final class FactPoolDocument {
    /** Bytes of a document; what weighs least is left out of a pool that is larger. */
    public static final int MAX_BYTES = 1 << 20;

    /** Bytes of a document without its facts, at most. */
    static final int FRAME = 200;

    private static final String SCHEMA = "terraform-guard/fact-pool/v1";
    private static final int MAX_TEXT = 4_000;

    /** What a plan does weighs less than the plan as a whole. */
    private static final int MAX_WEIGHT = 100;

    private static final Pattern ACTION = Pattern.compile("(?:[a-z][a-z0-9_+-]{0,63})?");
    private static final Reader<String> NAME = in -> line(in, FactText.MAX_NAME);
    private static final Reader<String> VALUE = in -> line(in, FactText.MAX_VALUE);

    private static final Map<String, Reader<?>> POOL = Map.of(
            "schema", in -> in.word(Set.of(SCHEMA)),
            "facts", in -> in.list(ChangeFacts.MAX_CHANGES, FactPoolDocument::weighed),
            "omitted", JsonCursor::count);

    private static final Map<String, Reader<?>> FACT = Map.of(
            "subject", NAME,
            "action", in -> in.match(ACTION),
            "text", in -> line(in, MAX_TEXT),
            "values", in -> in.list(ChangeFacts.MAX_VALUES, FactPoolDocument::value),
            "weight", JsonCursor::count);

    private static final Map<String, Reader<?>> FACT_VALUE = Map.of("path", NAME, "before", VALUE, "after", VALUE);

    private FactPoolDocument() {}

    /** The document; {@link #read} reads it back to an equal one, but for what there is no room for. */
    public static byte[] write(FactPool pool) {
        FactPool bounded = pool.bounded();
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "facts",
                bounded.facts().stream().map(FactPoolDocument::write).toList(),
                "omitted",
                bounded.omitted()));
    }

    static Object write(FactPool.Weighed weighed) {
        Fact fact = weighed.fact();
        return Map.of(
                "subject", fact.subject(),
                "action", fact.action(),
                "text", fact.text(),
                "values",
                        fact.values().stream()
                                .map(value ->
                                        Map.of("path", value.path(), "before", value.before(), "after", value.after()))
                                .toList(),
                "weight", weighed.weight());
    }

    /** @throws DecisionFormatException if it is none, is written in another way, or is larger than it may be */
    public static FactPool read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, MAX_BYTES, in -> {
            FactPool pool = pool(in);
            if (!Arrays.equals(write(pool), document)) {
                throw in.wrong("is not as the guard writes it");
            }
            return pool;
        });
    }

    private static FactPool pool(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(POOL);
        fields.required("schema");
        List<FactPool.Weighed> facts = fields.required("facts");
        return new FactPool(facts, fields.<Integer>required("omitted"));
    }

    private static FactPool.Weighed weighed(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(FACT);
        int weight = fields.<Integer>required("weight");
        if (weight > MAX_WEIGHT) {
            throw in.wrong("weighs more than " + MAX_WEIGHT);
        }
        return new FactPool.Weighed(
                new Fact(
                        "",
                        Fact.Kind.CHANGE,
                        fields.required("subject"),
                        fields.required("action"),
                        fields.required("values"),
                        fields.required("text")),
                weight);
    }

    private static Fact.FactValue value(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(FACT_VALUE);
        return new Fact.FactValue(fields.required("path"), fields.required("before"), fields.required("after"));
    }

    private static String line(JsonCursor in, int max) throws IOException, DecisionFormatException {
        String text = ReviewAnswer.bounded(in, max);
        if (!FactText.line(text, max).equals(text)) {
            throw in.wrong("holds characters that can't be seen");
        }
        return text;
    }
}
