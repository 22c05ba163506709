package io.jenkins.plugins.terraformguard.approval;

import hudson.model.Run;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Requests of a guard in a build are made, and what happens to them is recorded, by one at a time. Whoever holds the lock
 * of a job's files must not ask for this one; the other way round is the rule.
 */
final class ApprovalLocks {
    /** A guard of a build has the lock that its name falls to. */
    private static final Lock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(256).toArray(Lock[]::new);

    private ApprovalLocks() {}

    /** The lock; the same one when the job is renamed. */
    static Lock of(Run<?, ?> run, String guard) {
        int place = 31 * System.identityHashCode(run.getParent()) + 31 * run.getNumber() + guard.hashCode();
        return LOCKS[Math.floorMod(place, LOCKS.length)];
    }
}
