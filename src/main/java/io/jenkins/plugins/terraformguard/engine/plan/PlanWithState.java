package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;

/**
 * A plan and, behind it, a state as one document, in which the state's content stands under {@code values}. So a secret that
 * one of them marks is hidden in both.
 */
public final class PlanWithState implements PlanSource {
    private final PlanSource plan;
    private final PlanSource state;
    private final ReadLimits limits;
    private final long planEnd;
    private final long valuesFrom;
    private final long valuesTo;

    private PlanWithState(PlanSource plan, PlanSource state, ReadLimits limits, long planEnd, RawStateWalk values) {
        this.plan = plan;
        this.state = state;
        this.limits = limits;
        this.planEnd = planEnd;
        this.valuesFrom = values.valuesFrom();
        this.valuesTo = values.valuesTo();
    }

    /**
     * Puts them together. Both must stay as they are until what is returned has been read.
     *
     * @throws PlanException if the one is no plan, or the other no state, that can be read
     */
    public static PlanWithState of(PlanSource plan, PlanSource state, ReadLimits limits)
            throws PlanException, IOException {
        StateReadings readings = new StateReadings(limits, 0, "");
        readings.check(state);
        RawStateWalk values = readings.walk(state, resource -> {});
        return new PlanWithState(plan, state, limits, PlanWalk.of(plan, limits).end(), values);
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public InputStream open() throws IOException {
        InputStream document = TextPart.of(plan, limits, 0, planEnd - 1);
        try {
            InputStream values =
                    valuesTo == valuesFrom ? TextPart.of("{}") : TextPart.of(state, limits, valuesFrom, valuesTo);
            return new SequenceInputStream(
                    Collections.enumeration(List.of(document, TextPart.of(",\"values\":"), values, TextPart.of("}"))));
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }
}
