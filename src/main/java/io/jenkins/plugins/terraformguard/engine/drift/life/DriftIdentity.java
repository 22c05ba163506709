package io.jenkins.plugins.terraformguard.engine.drift.life;

import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.regex.Pattern;

/**
 * What a drift is recognised by in another build: the resource, the attribute and the direction, from the recorded to the
 * real value. 16 hex digits of a SHA-256 over these parts, and over nothing else, so that severities, policies and the name
 * of a guard may change without making a new drift.
 *
 * <p>Values take part whole, not as they are cut for showing: two changes far behind in a long document are two drifts. Of a
 * hidden value only that it is hidden takes part.
 */
public final class DriftIdentity {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}");
    private static final String UPDATE = "update";
    private static final String OPAQUE = "(opaque)";
    private static final int LENGTH = 16;

    private DriftIdentity() {}

    /**
     * The identity of a changed attribute.
     *
     * @param label the resource as {@link ResourceChange#label()} gives it
     * @param previousAddress where it was before a move that is still planned, empty otherwise; it takes the place of the
     *     address, so that a move makes no new drift
     * @param path attribute path, not cut
     * @param recorded the value in the state
     * @param real the value found
     */
    public static String ofAttribute(String label, String previousAddress, String path, Value recorded, Value real) {
        return digest(UPDATE, resource(label, previousAddress), path, text(recorded), text(real));
    }

    /**
     * The identity of a drift of the resource as a whole.
     *
     * @param kind {@code delete}, {@code move} or {@code create}
     */
    public static String ofResource(String label, String previousAddress, String kind) {
        return digest(kind, resource(label, previousAddress));
    }

    /** Whether a text has the form of an identity. */
    public static boolean isValid(String id) {
        return id != null && FORM.matcher(id).matches();
    }

    private static String resource(String label, String previousAddress) {
        if (previousAddress.isEmpty()) {
            return label;
        }
        return previousAddress + label.substring(ResourceChange.addressOf(label).length());
    }

    private static String text(Value value) {
        return value.isOpaque() ? OPAQUE : ValueText.json(value, Integer.MAX_VALUE);
    }

    /** Each part with its length before it, so that no two lists of parts give the same text. */
    private static String digest(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            text.append(part.length()).append(':').append(part);
        }
        return Sha256.hex(text.toString()).substring(0, LENGTH);
    }
}
