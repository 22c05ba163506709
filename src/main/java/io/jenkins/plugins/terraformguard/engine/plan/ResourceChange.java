package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.List;

/**
 * One element of {@code resource_changes} or {@code resource_drift}, without its secrets. Its key within a plan is
 * address and deposed together.
 *
 * @param address as Terraform prints it
 * @param previousAddress where it was before it moved, empty if it did not
 * @param moduleAddress empty in the root module
 * @param mode {@code managed}, {@code data} or {@code ephemeral}
 * @param index count or for_each key, or null value; {@link Value#UNKNOWN} for a guess at instances to come
 * @param deposed key of a deposed object, empty for the current one
 * @param actions as in the plan
 * @param actionReason Terraform's word for why, may be empty
 * @param states the states before and after
 * @param replacePaths what makes Terraform replace it, as text
 * @param importTarget what is imported, or null
 * @param generatedConfiguration configuration that Terraform wrote and nobody has reviewed yet, or empty
 * @param beforeIdentity resource identity before, null value where the provider has none
 * @param afterIdentity resource identity after, null value where the provider has none
 */
public record ResourceChange(
        String address,
        String previousAddress,
        String moduleAddress,
        String mode,
        String type,
        String name,
        Value index,
        String provider,
        String deposed,
        List<String> actions,
        ChangeKind kind,
        String actionReason,
        ChangeStates states,
        List<String> replacePaths,
        ImportTarget importTarget,
        String generatedConfiguration,
        Value beforeIdentity,
        Value afterIdentity) {
    private static final String DEPOSED = " (deposed ";

    public ResourceChange {
        actions = List.copyOf(actions);
        replacePaths = List.copyOf(replacePaths);
    }

    /**
     * The state before, null value on create.
     *
     * @throws UnreadableStateException if it was only now built, and can't be
     */
    public Value before() {
        return states.before();
    }

    /**
     * The planned state with unknown parts marked, null value on delete.
     *
     * @throws UnreadableStateException if it was only now built, and can't be
     */
    public Value after() {
        return states.after();
    }

    /** The address, with the key of a deposed object: what tells it from every other change of the plan. */
    public String label() {
        return label(address, deposed);
    }

    /** The label of an object: its address, with the key of a deposed one. */
    public static String label(String address, String deposed) {
        return deposed.isEmpty() ? address : address + DEPOSED + deposed + ")";
    }

    /** The address in a label. */
    public static String addressOf(String label) {
        int deposed = label.endsWith(")") ? label.lastIndexOf(DEPOSED) : -1;
        return deposed < 0 ? label : label.substring(0, deposed);
    }

    /** The key of the deposed object in a label, empty for a current one. */
    public static String deposedOf(String label) {
        String address = addressOf(label);
        return address.equals(label) ? "" : label.substring(address.length() + DEPOSED.length(), label.length() - 1);
    }

    /** Whether it is imported. */
    public boolean importing() {
        return importTarget != null;
    }

    /** Whether its configuration was generated and nobody has reviewed it yet. */
    public boolean generatedConfig() {
        return !generatedConfiguration.isEmpty();
    }

    public boolean isMoved() {
        return !previousAddress.isEmpty() && !previousAddress.equals(address);
    }
}
