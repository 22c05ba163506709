package io.jenkins.plugins.terraformguard.engine.plan;

/** The source holds more than one document: {@link PlanDocuments} takes them apart. */
public final class SeveralPlansException extends PlanException {
    private static final long serialVersionUID = 1L;

    SeveralPlansException(String source) {
        super(
                "The file holds more than one JSON document",
                source,
                "Give each plan a file of its own and check them one by one");
    }
}
