package io.jenkins.plugins.terraformguard.engine.policy;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ImportTarget;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.MarkedStates;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.policy.expr.Bindings;
import io.jenkins.plugins.terraformguard.engine.policy.relation.StatedResource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the examples that a policy states about itself. */
public final class ExampleRunner {
    private ExampleRunner() {}

    /**
     * What came of an example.
     *
     * @param actual {@code pass}, {@code fail}, {@code undecided}, {@code skip} or {@code error}
     * @param evidence the values that decided
     * @param error why there is no answer, or null
     */
    public record Result(PolicyExample example, String actual, List<Evidence> evidence, String error) {
        public Result {
            evidence = List.copyOf(evidence);
        }

        public boolean isAsExpected() {
            return example.expect().equals(actual);
        }

        /** Error or evidence in one text. */
        public String detail() {
            return error == null ? evidence.toString() : error;
        }
    }

    public static List<Result> run(PolicyPack pack, Policy policy) {
        return policy.examples().stream()
                .map(example -> run(pack, policy, example))
                .toList();
    }

    private static Result run(PolicyPack pack, Policy policy, PolicyExample example) {
        ResourceChange change = change(example);
        boolean applies =
                (policy.planScope() || PolicySet.looksAt(policy, change)) && policy.hasNeeds(params(pack, example));
        Bindings bindings = new Bindings(
                policy.planScope() ? PolicyFacts.NO_RESOURCE : PolicyFacts.resource(change),
                policy.planScope() ? PolicyFacts.NO_CHANGE : PolicyFacts.change(change),
                example.before(),
                example.after(),
                params(pack, example),
                plan(example),
                PolicyFacts.run(example.run()),
                StatedResource.relations(example.others()));
        Question.Answer answer = applies ? Question.ask(policy, bindings) : null;
        if (answer == null) {
            return new Result(example, "skip", List.of(), null);
        }
        String actual =
                switch (answer.outcome()) {
                    case PASS -> "pass";
                    case VIOLATION -> "fail";
                    case UNDECIDED -> "undecided";
                    default -> "error";
                };
        return new Result(example, actual, answer.evidence(), answer.error());
    }

    private static MapValue params(PolicyPack pack, PolicyExample example) {
        return overlay(pack.params().toMap(), example.params());
    }

    private static MapValue plan(PolicyExample example) {
        return overlay(Map.of("variables", MapValue.EMPTY, WholePlan.CONFIGURATION, Value.UNKNOWN), example.plan());
    }

    private static MapValue overlay(Map<String, Value> base, MapValue over) {
        Map<String, Value> all = new HashMap<>(base);
        over.forEach(all::put);
        return MapValue.copyOf(all);
    }

    private static ResourceChange change(PolicyExample example) {
        Value importing = example.change().get("importing");
        Value generated = example.change().get("generated_config");
        return new ResourceChange(
                example.type() + ".example",
                text(example, "previous_address"),
                "",
                "managed",
                example.type(),
                "example",
                Value.NULL,
                "",
                text(example, "deposed"),
                example.actions(),
                ChangeKind.of(example.actions()),
                text(example, "reason"),
                new MarkedStates(example.before(), example.after()),
                List.of(),
                Value.TRUE.equals(importing) ? new ImportTarget(Value.NULL, Value.NULL) : null,
                Value.TRUE.equals(generated) ? "# generated" : "",
                Value.NULL,
                Value.NULL);
    }

    private static String text(PolicyExample example, String key) {
        return example.change().get(key) instanceof Value.Text text ? text.value() : "";
    }
}
