package io.jenkins.plugins.terraformguard.engine.review;

/** Reads facts and says what it is worried about. What it says is only its word until it is checked. */
@FunctionalInterface
public interface Reviewer {
    /** @throws ReviewException if it does not come to an answer */
    Review review(FactSheet sheet) throws ReviewException, InterruptedException;
}
