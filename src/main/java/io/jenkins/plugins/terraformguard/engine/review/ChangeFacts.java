package io.jenkins.plugins.terraformguard.engine.review;

import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeVisitor;
import io.jenkins.plugins.terraformguard.engine.plan.DeferredChange;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.ValueDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Collects what a plan does, with the values that differ: of a huge plan only what weighs most. */
public final class ChangeFacts implements ChangeVisitor {
    /** Changes that are kept. */
    static final int MAX_CHANGES = 2_000;

    /** Differences of one change that are kept. */
    static final int MAX_VALUES = 20;

    private final PriorityQueue<FactPool.Weighed> kept = new PriorityQueue<>(FactPool.ORDER.reversed());
    private int omitted;

    @Override
    public void change(ResourceChange change) {
        String also = also(change);
        if (isNothing(change.kind()) && also.isEmpty()) {
            return;
        }
        String action = isNothing(change.kind()) ? "" : change.kind().id();
        add(Weight.of(change.kind()), change.label(), action, () -> fact(change, action, also));
    }

    @Override
    public void deferred(DeferredChange deferred) {
        String text = "It is deferred: " + FactText.name(deferred.reason());
        add(Weight.DEFERRED, deferred.change().label(), "deferred", () -> fact(deferred.change(), "deferred", text));
    }

    @Override
    public void output(OutputChange output) {
        if (!isNothing(output.kind())) {
            String subject = "output." + output.name();
            String action = output.kind().id();
            add(
                    Weight.OUTPUT,
                    subject,
                    action,
                    () -> new Fact(
                            "",
                            Fact.Kind.CHANGE,
                            FactText.name(subject),
                            action,
                            List.of(new Fact.FactValue(
                                    "value", FactText.value(output.before()), FactText.value(output.after()))),
                            ""));
        }
    }

    @Override
    public void action(ActionInvocation action) {
        String text = "Apply runs this action"
                + (action.triggeringResource().isEmpty()
                        ? ""
                        : ", triggered by " + FactText.name(action.triggeringResource()));
        add(
                Weight.INVOKE,
                action.address(),
                "invoke",
                () -> new Fact("", Fact.Kind.CHANGE, FactText.name(action.address()), "invoke", List.of(), text));
    }

    /** What was kept. */
    public FactPool pool() {
        return new FactPool(kept.stream().sorted(FactPool.ORDER).toList(), omitted);
    }

    private static boolean isNothing(ChangeKind kind) {
        return kind == ChangeKind.NO_OP || kind == ChangeKind.READ || kind == ChangeKind.OPEN;
    }

    private static String also(ResourceChange change) {
        List<String> also = new ArrayList<>();
        if (change.isMoved()) {
            also.add("It moves from " + FactText.name(change.previousAddress()));
        }
        if (change.importing()) {
            also.add("It is imported");
        }
        if (change.generatedConfig()) {
            also.add("Its configuration was generated, and nobody has reviewed it");
        }
        if (!change.replacePaths().isEmpty()) {
            also.add("It has to be replaced because of " + FactText.name(String.join(", ", change.replacePaths())));
        }
        if (!change.actionReason().isEmpty()) {
            also.add("The reason that the tool gives: " + FactText.name(change.actionReason()));
        }
        return String.join(". ", also);
    }

    private static Fact fact(ResourceChange change, String action, String text) {
        List<ValueDiff.Difference> all = ValueDiff.between(change.before(), change.after());
        List<Fact.FactValue> values = new ArrayList<>();
        for (ValueDiff.Difference difference : all.subList(0, Math.min(all.size(), MAX_VALUES))) {
            values.add(new Fact.FactValue(
                    FactText.name(difference.path()),
                    FactText.value(difference.before()),
                    FactText.value(difference.after())));
        }
        String more = all.size() > MAX_VALUES ? all.size() - MAX_VALUES + " more values differ" : "";
        return new Fact(
                "",
                Fact.Kind.CHANGE,
                FactText.name(change.label()),
                action,
                values,
                text.isEmpty() || more.isEmpty() ? text + more : text + ". " + more);
    }

    /** What has no chance to be kept is not worked out: plans are huge, and sheets are small. */
    private void add(int weight, String subject, String action, Supplier<Fact> fact) {
        if (kept.size() == MAX_CHANGES) {
            omitted++;
            Fact named = new Fact("", Fact.Kind.CHANGE, FactText.name(subject), action, List.of(), "");
            if (FactPool.ORDER.compare(new FactPool.Weighed(named, weight), kept.peek()) >= 0) {
                return;
            }
            kept.remove();
        }
        kept.add(new FactPool.Weighed(fact.get(), weight));
    }
}
