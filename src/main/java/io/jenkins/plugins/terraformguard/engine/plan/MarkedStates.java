package io.jenkins.plugins.terraformguard.engine.plan;

/** The two states of a change once its mark trees are laid over them: unknown parts marked, sensitive ones hidden. */
public record MarkedStates(Value before, Value after) {
    /** Marks states that stand alone, such as those of a policy's example. */
    public static MarkedStates of(
            Value before, Value after, Value afterUnknown, Value beforeSensitive, Value afterSensitive) {
        return of(before, after, afterUnknown, beforeSensitive, afterSensitive, new SecretRegistry());
    }

    static MarkedStates of(
            Value before,
            Value after,
            Value afterUnknown,
            Value beforeSensitive,
            Value afterSensitive,
            SecretRegistry secrets) {
        Value planned = Marks.apply(after, afterUnknown, known -> Value.UNKNOWN);
        Redactor redactor = new Redactor(secrets);
        redactor.learn(before, beforeSensitive);
        redactor.learn(planned, afterSensitive);
        return new MarkedStates(redactor.redact(before, beforeSensitive), redactor.redact(planned, afterSensitive));
    }
}
