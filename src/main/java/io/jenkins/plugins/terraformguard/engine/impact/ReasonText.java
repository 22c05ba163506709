package io.jenkins.plugins.terraformguard.engine.impact;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.Map;

/** Terraform's and OpenTofu's reasons for an action in plain words. */
final class ReasonText {
    private static final int MAX_WORD = 100;

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry(
                    "replace_because_cannot_update",
                    "The provider can't make this change to the object that is there, so it is destroyed and made anew."),
            Map.entry(
                    "replace_because_tainted",
                    "The object is marked as tainted: making it failed halfway before, or somebody ran 'terraform taint'."),
            Map.entry("replace_by_request", "Whoever made the plan asked for it with -replace."),
            Map.entry("replace_by_triggers", "Something that its replace_triggered_by names changes."),
            Map.entry("delete_because_no_resource_config", "Its resource block is no longer in the configuration."),
            Map.entry(
                    "delete_because_wrong_repetition",
                    "Its block changed between one object, count and for_each, so its key is not one of the block's any more."),
            Map.entry("delete_because_count_index", "Its number is beyond what count now says."),
            Map.entry("delete_because_each_key", "Its key is no longer in for_each."),
            Map.entry(
                    "delete_because_no_module",
                    "Its module is no longer called, or the module's count or for_each no longer has its key."),
            Map.entry(
                    "delete_because_no_move_target",
                    "A moved block names an address for it that is not in the configuration."),
            Map.entry(
                    "read_because_config_unknown",
                    "What it asks for is known only after apply, so it is read during apply."),
            Map.entry(
                    "read_because_dependency_pending",
                    "Something that its depends_on names changes first, so it is read during apply."),
            Map.entry("read_because_check_nested", "It belongs to a check block and is read with each apply."),
            Map.entry("delete_because_enabled_false", "Its lifecycle sets enabled = false."),
            Map.entry(
                    "forgot_because_lifecycle_destroy_in_state",
                    "It was last applied with destroy = false, so it is forgotten and not destroyed."),
            Map.entry(
                    "forgot_because_lifecycle_destroy_in_config",
                    "Its lifecycle sets destroy = false, so it is forgotten and not destroyed."));

    private ReasonText() {}

    /** A sentence for a reason, also for one that nobody has heard of. */
    static String of(String reason) {
        String known = TEXTS.get(reason);
        return known == null
                ? "The plan's reason is '" + ValueText.oneLine(ValueText.cut(reason, MAX_WORD))
                        + "', which this version does not know."
                : known;
    }
}
