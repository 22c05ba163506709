package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;

/** An object has the same key twice: which one counts can't be told. */
final class DuplicateKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    static final String MESSAGE = "An object has the same key twice, so its meaning can't be told";
    static final String REMEDY = "The plan was not written by terraform show -json as it is; make it again";
}
