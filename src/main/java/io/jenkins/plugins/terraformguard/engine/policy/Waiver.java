package io.jenkins.plugins.terraformguard.engine.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Somebody's word that findings need not count, for a while. As its file says it; whether it may is another question.
 *
 * @param layer {@link #ORGANISATION}, {@link #FOLDER} or {@link #PROJECT}
 * @param file file that holds it
 * @param line line in it from 1
 * @param policy id of a policy, or a pattern in which {@code *} is any text
 * @param resources addresses, or such patterns; {@link #PLAN} for findings about the plan as a whole
 * @param reason why
 * @param owner who answers for it
 * @param expires until when, as it is written
 * @param end the instant from which on it does not count any more
 * @param value a text that must be among the values that decided, or null
 * @param values texts that must stand at these paths of the evidence
 * @param ticket where it is dealt with, may be empty
 */
public record Waiver(
        String layer,
        String file,
        int line,
        String policy,
        List<String> resources,
        String reason,
        String owner,
        String expires,
        Instant end,
        String value,
        Map<String, String> values,
        String ticket) {
    public static final String ORGANISATION = "organisation";
    public static final String FOLDER = "folder";
    public static final String PROJECT = "project";

    /** The layers that may waive, the highest first. */
    public static final List<String> LAYERS = List.of(ORGANISATION, FOLDER, PROJECT);

    /** Stands for the plan as a whole, which has no address; no address is a single word. */
    public static final String PLAN = "plan";

    public Waiver {
        resources = List.copyOf(resources);
        values = Map.copyOf(values);
    }

    public boolean isOfOrganisation() {
        return ORGANISATION.equals(layer);
    }

    /** Whether it is of a layer or of one above. */
    public boolean isOfAtLeast(String lowest) {
        return LAYERS.indexOf(layer) <= LAYERS.indexOf(lowest);
    }

    /** Whether it holds only for certain values. */
    public boolean isBound() {
        return value != null || !values.isEmpty();
    }
}
