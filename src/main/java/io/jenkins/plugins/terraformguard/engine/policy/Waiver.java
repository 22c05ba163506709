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
 * @param decided of one that was granted on what was found: {@link Finding#values} of that, which must still be the same;
 *     then policy and resources are no patterns. Null of one that somebody wrote
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
        String ticket,
        String decided) {
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

    /** One that somebody wrote. */
    public Waiver(
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
        this(layer, file, line, policy, resources, reason, owner, expires, end, value, values, ticket, null);
    }

    /** Whether people granted it on what was found, and nobody wrote it. */
    public boolean isGranted() {
        return decided != null;
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
        return value != null || !values.isEmpty() || isGranted();
    }
}
