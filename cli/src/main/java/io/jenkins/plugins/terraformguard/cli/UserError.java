package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;

/** Something that the user can put right. */
final class UserError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UserError(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    /** What is wrong with a policy file. */
    static UserError of(PolicyException e) {
        return new UserError(PackReader.place(e) + ": " + e.getMessage(), e.remedy());
    }

    String remedy() {
        return remedy;
    }
}
