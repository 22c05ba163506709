package io.jenkins.plugins.terraformguard.llm;

/** Carries an error of the transport through LangChain4j, whose interfaces declare none. Nothing else is in it. */
final class Carrier extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ModelFailure failure;
    private final boolean temperature;

    /** @param failure null if the thread was interrupted */
    Carrier(ModelFailure failure) {
        this(failure, false);
    }

    /** @param temperature whether the endpoint speaks of the temperature, which some models let nobody set */
    Carrier(ModelFailure failure, boolean temperature) {
        super("The endpoint gave no answer", null, false, false);
        this.failure = failure;
        this.temperature = temperature;
    }

    boolean temperature() {
        return temperature;
    }

    /** What it carries. */
    ModelFailure unpacked() throws InterruptedException {
        if (failure == null) {
            throw new InterruptedException("Interrupted while an endpoint was asked");
        }
        return failure;
    }
}
