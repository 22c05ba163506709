package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.expr.EvaluationError;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One policy asked about one set of values. */
final class Question {
    private static final int MAX_EVIDENCE = 20;

    /** Characters of the values of all evidence of a finding, but for those of the last one. */
    private static final int MAX_EVIDENCE_TEXT = 4000;

    /** Characters of a value that evidence shows. */
    static final int MAX_VALUE = 300;

    private static final int MAX_PATH = 2000;

    private Question() {}

    /**
     * @param values digest of the known values that decided, see {@link Finding#values}
     * @param error why there is no answer, or null
     * @param exhausted whether there is none because steps, time or memory ran out
     */
    record Answer(
            Outcome outcome,
            List<Evidence> evidence,
            List<String> waitsFor,
            String values,
            String error,
            boolean exhausted) {
        static final Answer PASS = new Answer(Outcome.PASS, List.of(), List.of(), "", null, false);

        static Answer error(List<Evidence> evidence, String error, boolean exhausted) {
            return new Answer(Outcome.ERROR, evidence, List.of(), "", error, exhausted);
        }
    }

    /** The answer, or null where the policy does not apply. */
    static Answer ask(Policy policy, Bindings bindings) {
        try {
            Value applies = policy.when() == null ? Value.TRUE : policy.when().truth(bindings);
            if (applies.equals(Value.FALSE)) {
                return null;
            }
            Value holds = policy.assertion().truth(bindings);
            if (holds.equals(Value.TRUE)) {
                return Answer.PASS;
            }
            if (holds.equals(Value.FALSE) && applies.equals(Value.TRUE)) {
                List<Expression.Looked> looked = looked(bindings, policy.assertion());
                return new Answer(
                        Outcome.VIOLATION, evidence(looked), List.of(), DecidingValues.digest(looked), null, false);
            }
            return undecided(policy, bindings, applies, holds);
        } catch (EvaluationError e) {
            // Explaining what ran out would only let it run out once more.
            List<Evidence> evidence = e.isExhaustion() ? List.of() : evidence(looked(bindings, policy.assertion()));
            return Answer.error(evidence, e.getMessage(), e.isExhaustion());
        }
    }

    private static Answer undecided(Policy policy, Bindings bindings, Value applies, Value holds) {
        List<Expression> open = new ArrayList<>();
        if (!applies.equals(Value.TRUE)) {
            open.add(policy.when());
        }
        if (!holds.equals(Value.FALSE)) {
            open.add(policy.assertion());
        }
        List<Expression.Looked> looked = looked(bindings, open.toArray(Expression[]::new));
        List<Evidence> evidence = evidence(looked);
        List<String> waitsFor =
                evidence.stream().filter(Evidence::isOpaque).map(Evidence::path).toList();
        return new Answer(Outcome.UNDECIDED, evidence, waitsFor, DecidingValues.digest(looked), null, false);
    }

    private static List<Expression.Looked> looked(Bindings bindings, Expression... expressions) {
        List<Expression.Looked> all = new ArrayList<>();
        for (Expression expression : expressions) {
            for (Expression.Looked looked : expression.explain(bindings)) {
                if (!looked.path().startsWith("resource.")) { // Which resource it is stands in the finding itself.
                    all.add(looked);
                }
            }
        }
        return all;
    }

    private static List<Evidence> evidence(List<Expression.Looked> all) {
        Map<String, Evidence> evidence = new LinkedHashMap<>();
        int length = 0;
        for (Expression.Looked looked : all) {
            boolean fits = evidence.size() < MAX_EVIDENCE && length < MAX_EVIDENCE_TEXT;
            if (fits || looked.value().isOpaque()) {
                Evidence added = evidence(looked);
                if (evidence.putIfAbsent(looked.path(), added) == null) {
                    length += added.value().length();
                }
            }
        }
        return evidence.values().stream().limit(MAX_EVIDENCE * 5L).toList();
    }

    private static Evidence evidence(Expression.Looked looked) {
        Value value = looked.value();
        String path = ValueText.cut(looked.path(), MAX_PATH);
        String type = value.kind().name().toLowerCase(Locale.ROOT);
        if (value.isNull()) {
            return new Evidence(path, Evidence.ABSENT, type, "");
        }
        if (value instanceof Value.Unknown || value instanceof Value.OpenList) {
            return new Evidence(path, Evidence.UNKNOWN, type, "");
        }
        if (value instanceof Value.Sensitive) {
            return new Evidence(path, Evidence.SENSITIVE, type, "");
        }
        return new Evidence(path, Evidence.KNOWN, type, ValueText.of(value, MAX_VALUE));
    }
}
