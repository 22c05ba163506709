package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The comment lines above a change, which say what happens and why, and the line that opens its block. */
final class Heading {
    private final ResourceChange change;
    private final boolean drift;
    private final boolean openTofu;
    private final StringBuilder out = new StringBuilder();

    private Heading(ResourceChange change, boolean drift, boolean openTofu) {
        this.change = change;
        this.drift = drift;
        this.openTofu = openTofu;
    }

    /** @param drift whether it is a change that happened already, outside of the program */
    static String of(ResourceChange change, boolean drift, boolean openTofu) {
        Heading heading = new Heading(change, drift, openTofu);
        heading.comment();
        String keyword = change.mode().equals("managed") ? "resource" : "data";
        heading.out.append(heading.symbol()).append(' ').append(keyword);
        heading.out
                .append(" \"")
                .append(change.type())
                .append("\" \"")
                .append(change.name())
                .append("\" ");
        return heading.out.toString();
    }

    private String symbol() {
        boolean first = !change.actions().isEmpty() && change.actions().get(0).equals("create");
        return switch (change.kind()) {
            case NO_OP -> "   ";
            case CREATE -> "  +";
            case UPDATE -> "  ~";
            case DELETE -> "  -";
            case REPLACE -> first ? "+/-" : "-/+";
            case READ -> " <=";
            case FORGET -> openTofu ? "  ." : " .";
            case CREATE_AND_FORGET -> openTofu ? "  ./+" : " +/.";
            case OPEN, OTHER -> "  ?";
        };
    }

    private void comment() {
        String address = change.deposed().isEmpty()
                ? change.address()
                : change.address() + " (deposed object " + change.deposed() + ")";
        boolean indented = openTofu || !change.actions().contains("forget");
        out.append(indented ? "  # " : " # ");
        boolean moveOnly = change.kind() == ChangeKind.NO_OP && change.isMoved();
        if (moveOnly) {
            out.append(change.previousAddress())
                    .append(" has moved to ")
                    .append(address)
                    .append('\n');
        } else {
            out.append(address).append(verb()).append('\n');
            reason();
            if (change.isMoved()) {
                note("moved from " + change.previousAddress());
            }
        }
        if (change.importing()) {
            importing(moveOnly);
        }
    }

    private String verb() {
        return switch (change.kind()) {
            case NO_OP -> " will be imported";
            case CREATE -> " will be created";
            case UPDATE -> drift ? " has changed" : " will be updated in-place";
            case DELETE -> drift ? " has been deleted" : " will be destroyed";
            case READ -> " will be read during apply";
            case REPLACE -> replaced();
            case FORGET -> forgotten();
            case CREATE_AND_FORGET ->
                openTofu
                        ? replaced() + " - older instance will not be destroyed (lifecycle.destroy = false)"
                        : " must be replaced, but the existing object will not be destroyed";
            case OPEN, OTHER -> " has an action the plan renderer doesn't support (this is a bug)";
        };
    }

    private String replaced() {
        return switch (change.actionReason()) {
            case "replace_because_tainted" -> " is tainted, so must be replaced";
            case "replace_by_request" -> " will be replaced, as requested";
            case "replace_by_triggers" -> " will be replaced due to changes in replace_triggered_by";
            default -> " must be replaced";
        };
    }

    private String forgotten() {
        if (openTofu) {
            String because =
                    switch (change.actionReason()) {
                        case "forgot_because_lifecycle_destroy_in_state" ->
                            " \n (because lifecycle.destroy = false was configured before this resource was removed"
                                    + " from the configuration)";
                        case "forgot_because_lifecycle_destroy_in_config" ->
                            " \n (because lifecycle.destroy = false is set in the configuration)";
                        default -> "";
                    };
            return " will be removed from the OpenTofu state but will not be destroyed" + because;
        }
        return change.deposed().isEmpty()
                ? " will no longer be managed by Terraform, but will not be destroyed"
                : " will be removed from Terraform state, but will not be destroyed";
    }

    private void reason() {
        switch (change.actionReason()) {
            case "read_because_config_unknown" -> note("config refers to values not yet known");
            case "read_because_dependency_pending" -> note("depends on a resource or a module with changes pending");
            case "read_because_check_nested" -> note("config will be reloaded to verify a check block");
            case "delete_because_no_resource_config" ->
                note("because " + change.type() + "." + change.name() + " is not in configuration");
            case "delete_because_no_move_target" ->
                note("because " + change.previousAddress() + " was moved to " + change.address()
                        + ", which is not in configuration");
            case "delete_because_no_module" -> note("because " + change.moduleAddress() + " is not in configuration");
            case "delete_because_wrong_repetition" -> note(wrongRepetition());
            case "delete_because_count_index" ->
                note("because index [" + Scalars.write(change.index()) + "] is out of range for count");
            case "delete_because_each_key" ->
                note("because key [" + Scalars.write(change.index()) + "] is not in for_each map");
            case "delete_because_enabled_false" -> note("because enabled is false");
            default -> {
                // Says itself in the verb, or nothing.
            }
        }
        boolean forget = change.actions().contains("forget");
        boolean gone = change.actions().contains("delete") || forget;
        if (!change.deposed().isEmpty() && gone && !change.actions().contains("create")) {
            note("left over from a partially-failed replacement of this instance");
        }
        if (forget && !openTofu) {
            note("destroy = false is set in the configuration");
        }
    }

    private String wrongRepetition() {
        return change.index() instanceof Value.Text
                ? "because resource does not use for_each"
                : change.index().isNull()
                        ? "because resource uses count or for_each"
                        : "because resource does not use count";
    }

    private void importing(boolean moveOnly) {
        boolean only = change.kind() == ChangeKind.NO_OP && !moveOnly;
        if (only && change.generatedConfig()) {
            note("config will be generated");
        }
        if (!only || openTofu) {
            note(
                    change.importTarget().id() instanceof Value.Text id
                            ? "imported from \"" + id.value() + "\""
                            : "will be imported first");
        }
        if (change.kind() == ChangeKind.REPLACE) {
            out.append("  # Warning: this will destroy the imported resource\n");
        }
    }

    private void note(String text) {
        boolean indented = openTofu || !change.actions().contains("forget");
        out.append(indented ? "  # (" : " # (").append(text).append(")\n");
    }
}
