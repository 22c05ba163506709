package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.List;

/**
 * A plan that has been read once and whose changes can be read now. Everything in it is free of secrets.
 *
 * @param facts what the plan says of itself
 * @param sha256 digest of its bytes, lower-case hex
 * @param variables root variables, sensitive ones hidden
 * @param notes remarks on the file that did not keep it from being read
 */
public record Plan(PlanFacts facts, String sha256, MapValue variables, List<String> notes, Changes changes) {
    public Plan {
        notes = List.copyOf(notes);
    }

    /** Reads the changes. */
    public void stream(ChangeVisitor visitor) throws PlanException, IOException {
        changes.stream(visitor);
    }

    /** The second reading of the source. */
    interface Changes {
        void stream(ChangeVisitor visitor) throws PlanException, IOException;
    }
}
