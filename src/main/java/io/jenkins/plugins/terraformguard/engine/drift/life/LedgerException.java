package io.jenkins.plugins.terraformguard.engine.drift.life;

/** A document that is no ledger, or is damaged. The message says where, as a JSON pointer, and holds no control characters. */
public final class LedgerException extends Exception {
    private static final long serialVersionUID = 1L;

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
