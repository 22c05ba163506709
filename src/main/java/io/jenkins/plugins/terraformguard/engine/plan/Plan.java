package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A plan that has been read once and whose changes can be read now. Everything in it is free of secrets.
 *
 * @param facts what the plan says of itself
 * @param variables root variables, sensitive ones hidden
 * @param notes remarks on the file that did not keep it from being read
 */
public record Plan(PlanFacts facts, MapValue variables, List<String> notes, Changes changes) {
    /** The key of an archived plan under which stands what its JSON would not tell. */
    public static final String ARCHIVE = "terraform_guard";

    /** The same for what is known only at the end of a reading. */
    public static final String ARCHIVE_END = "terraform_guard_end";

    public Plan {
        notes = List.copyOf(notes);
    }

    /**
     * Reads the plan once more and hands out what the visitor asks for.
     *
     * @throws PlanException if the JSON is broken, or not what it was in the first reading
     */
    public Reading stream(ChangeVisitor visitor) throws PlanException, IOException {
        return changes.stream(visitor);
    }

    /**
     * A text that somebody else wrote about the plan, without the plan's secrets; of one that looks like a credential nothing
     * is left.
     */
    public String mask(String text) {
        return changes.mask(text);
    }

    /** Whether one section stands before all of the others, as far as the plan has them. */
    public boolean comesFirst(PlanSection section, Set<PlanSection> others) {
        return changes.comesFirst(section, others);
    }

    /**
     * What is known at the end of the second reading.
     *
     * @param sha256 digest of the bytes as they were given, lower-case hex
     * @param redactions how many values each rule hid although the plan does not mark them; see {@link Redactions}
     */
    public record Reading(String sha256, Map<String, Integer> redactions) {
        public Reading {
            redactions = Map.copyOf(redactions);
        }
    }

    /** The second reading of the source. */
    interface Changes {
        Reading stream(ChangeVisitor visitor) throws PlanException, IOException;

        boolean comesFirst(PlanSection section, Set<PlanSection> others);

        String mask(String text);
    }
}
