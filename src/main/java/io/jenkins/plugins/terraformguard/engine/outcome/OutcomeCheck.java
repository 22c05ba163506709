package io.jenkins.plugins.terraformguard.engine.outcome;

import io.jenkins.plugins.terraformguard.engine.outcome.ObligationOutcome.State;
import io.jenkins.plugins.terraformguard.engine.outcome.ResourceOutcome.Kind;
import io.jenkins.plugins.terraformguard.engine.outcome.Verification.Status;
import io.jenkins.plugins.terraformguard.engine.plan.Plan;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.PlanFacts;
import io.jenkins.plugins.terraformguard.engine.plan.PlanReader;
import io.jenkins.plugins.terraformguard.engine.plan.PlanSection;
import io.jenkins.plugins.terraformguard.engine.plan.PlanWithState;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compares what was planned with what is there, and asks again what could not be decided. */
public final class OutcomeCheck {
    private OutcomeCheck() {}

    /**
     * What the state says of the plan. What is wrong with either becomes a verification with status {@code unreadable}.
     *
     * @throws IOException if one of them can't be read for a reason that lies outside its content
     */
    public static Verification verify(OutcomeQuestion question) throws IOException {
        try {
            PlanWithState joined = PlanWithState.of(question.plan(), question.state(), question.limits());
            Plan plan = new PlanReader(question.limits()).open(joined, done -> {});
            if (plan.facts().document() != PlanFacts.Document.PLAN
                    || !plan.facts().has(PlanSection.RESOURCE_CHANGES)
                            && !plan.facts().has(PlanSection.PLANNED_VALUES)) {
                throw new PlanException(
                        "This is no plan that could have been applied",
                        question.plan().name(),
                        "Give the saved plan that was applied");
            }
            StateLookup lookup = new StateLookup();
            plan.stream(lookup);
            lookup.finish();
            return result(question, lookup, new ObligationCheck(question).check(lookup::isThere));
        } catch (PlanException e) {
            return Verification.unreadable(
                    question.subject(), (e.file().isEmpty() ? "" : e.file() + ": ") + e.getMessage(), e.remedy());
        }
    }

    private static Verification result(
            OutcomeQuestion question, StateLookup lookup, List<ObligationOutcome> obligations) {
        Map<Status, List<String>> reasons = new EnumMap<>(Status.class);
        states(question.subject(), lookup, reasons);
        for (Kind kind : lookup.kinds()) {
            add(reasons, kind.isUnfinished() ? Status.INCOMPLETE : Status.DIFFERS, sentence(kind, lookup));
        }
        Map<State, Integer> counts = new EnumMap<>(State.class);
        obligations.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
        counts.forEach((state, count) -> {
            if (state == State.VIOLATED) {
                add(reasons, Status.VIOLATED, "What could not be decided before apply violates policies: " + count);
            } else if (state.isOpen()) {
                add(reasons, Status.INCOMPLETE, "What could not be decided before apply is still open: " + count);
            }
        });
        Status status = reasons.keySet().stream().max(Comparator.naturalOrder()).orElse(Status.CLOSED);
        List<String> texts = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Map.Entry.<Status, List<String>>comparingByKey().reversed())
                .forEach(entry -> texts.addAll(entry.getValue()));
        if (texts.isEmpty()) {
            texts.add("All that was planned is there"
                    + (obligations.isEmpty() ? "" : ", and what could not be decided before apply holds"));
        }
        return new Verification(
                question.subject(),
                status,
                texts,
                lookup.counts(),
                lookup.odd(),
                lookup.omitted(),
                lookup.outputs(),
                obligations,
                "",
                "");
    }

    /** Terraform raises the serial whenever it writes a state, and keeps the lineage. */
    private static void states(Verification.Subject subject, StateLookup lookup, Map<Status, List<String>> reasons) {
        Verification.StateVersion planned = subject.planned();
        Verification.StateVersion found = subject.found();
        if (planned.lineage().isEmpty() || found.lineage().isEmpty()) {
            return;
        }
        if (!planned.lineage().equals(found.lineage())) {
            add(reasons, Status.DIFFERS, "This is the state of something else: its lineage is another one");
        } else if (lookup.plansAnything() && number(found).compareTo(number(planned)) <= 0) {
            add(reasons, Status.INCOMPLETE, "The state was not written since the plan was made: nothing was applied");
        }
    }

    private static BigInteger number(Verification.StateVersion version) {
        return version.serial().matches("[0-9]{1,30}") ? new BigInteger(version.serial()) : BigInteger.ZERO;
    }

    private static String sentence(Kind kind, StateLookup lookup) {
        long listed = Stream.concat(lookup.odd().stream(), lookup.outputs().stream())
                .filter(outcome -> outcome.kind() == kind)
                .count();
        String what =
                switch (kind) {
                    case DIFFERS -> "Other values than planned";
                    case MISSING -> "Not there";
                    case STILL_THERE -> "Still there, and was to be gone";
                    case TAINTED -> "Made only half-way (tainted)";
                    case UNPLANNED -> "There, and the plan knows nothing of it";
                    case NOT_COMPARED -> "Could not be compared";
                };
        return what + ": " + listed + (lookup.omitted() > 0 ? " or more" : "");
    }

    private static void add(Map<Status, List<String>> reasons, Status status, String reason) {
        reasons.computeIfAbsent(status, none -> new ArrayList<>()).add(reason);
    }
}
