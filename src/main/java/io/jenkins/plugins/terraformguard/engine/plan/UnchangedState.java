package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.Objects;

/**
 * The one state of a resource that stays as it is, built when somebody looks at it: most resources of a plan are such, and
 * nobody looks at most of them. Only for states without marks, since what is marked hides copies all over its change.
 */
final class UnchangedState implements ChangeStates {
    private final RawValue raw;
    private final Redactor redactor;
    private Value state;

    UnchangedState(RawValue raw, Redactor redactor) {
        this.raw = raw;
        this.redactor = redactor;
    }

    @Override
    public Value before() {
        if (state == null) {
            try {
                state = redactor.redactNamed("", raw.build());
            } catch (IOException e) {
                throw new UnreadableStateException(e);
            }
        }
        return state;
    }

    @Override
    public Value after() {
        return before();
    }

    @Override
    public boolean equals(Object other) {
        return ChangeStates.equal(this, other);
    }

    @Override
    public int hashCode() {
        return Objects.hash(before(), after());
    }

    @Override
    public String toString() {
        return new MarkedStates(before(), after()).toString();
    }
}
