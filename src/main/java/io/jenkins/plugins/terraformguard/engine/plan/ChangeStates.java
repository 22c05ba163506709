package io.jenkins.plugins.terraformguard.engine.plan;

/** The states before and after a change, without their secrets. Equal where both states are, however they are held. */
public interface ChangeStates {
    /** Null value on create. */
    Value before();

    /** With unknown parts marked; null value on delete. */
    Value after();

    /** Whether the states are the same as those of another. */
    static boolean equal(ChangeStates one, Object other) {
        return other instanceof ChangeStates that
                && one.before().equals(that.before())
                && one.after().equals(that.after());
    }
}
