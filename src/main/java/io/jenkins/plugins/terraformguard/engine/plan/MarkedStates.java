package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Objects;

/** The two states of a change once its mark trees are laid over them: unknown parts marked, sensitive ones hidden. */
public record MarkedStates(Value before, Value after) implements ChangeStates {
    /** Marks states that stand alone, such as those of a policy's example. */
    public static MarkedStates of(
            Value before, Value after, Value afterUnknown, Value beforeSensitive, Value afterSensitive) {
        return of(
                before,
                after,
                afterUnknown,
                beforeSensitive,
                afterSensitive,
                Redactor.ofChange(new SecretRegistry(), new Redactions()));
    }

    static MarkedStates of(
            Value before,
            Value after,
            Value afterUnknown,
            Value beforeSensitive,
            Value afterSensitive,
            Redactor redactor) {
        Value planned = Marks.apply(after, afterUnknown, known -> Value.UNKNOWN);
        redactor.learn(before, beforeSensitive);
        redactor.learn(planned, afterSensitive);
        Value shownBefore = redactor.redact(before, beforeSensitive);
        // Most resources of a plan stay as they are: what was done for one state need not be done again.
        boolean same = before.equals(planned) && beforeSensitive.equals(afterSensitive);
        return new MarkedStates(shownBefore, same ? shownBefore : redactor.redact(planned, afterSensitive));
    }

    @Override
    public boolean equals(Object other) {
        return ChangeStates.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(before(), after());
    }
}
