package io.jenkins.plugins.terraformguard.cli;

/** Something that the user can put right. */
final class UserError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    UserError(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
