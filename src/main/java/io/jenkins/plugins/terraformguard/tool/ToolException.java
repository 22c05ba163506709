package io.jenkins.plugins.terraformguard.tool;

import java.io.IOException;

/** The tool that should show a plan or make one is missing, failed or took too long. */
public final class ToolException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public ToolException(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
