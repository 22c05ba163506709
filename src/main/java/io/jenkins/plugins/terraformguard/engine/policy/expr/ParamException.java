package io.jenkins.plugins.terraformguard.engine.policy.expr;

import java.util.List;

/** A value that a parameter can't have. It carries no stack: it is an answer, not a fault. */
public final class ParamException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> path;
    private final String remedy;

    /** @param path keys and indices that lead to the part of the value that is wrong */
    ParamException(List<Object> path, String message, String remedy) {
        super(message, null, false, false);
        this.path = List.copyOf(path);
        this.remedy = remedy;
    }

    /** Keys (texts) and indices (whole numbers from 0) that lead to the part of the value that is wrong. */
    public List<Object> path() {
        return path;
    }

    public String remedy() {
        return remedy;
    }
}
