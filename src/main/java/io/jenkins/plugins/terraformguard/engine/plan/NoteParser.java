package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.ArrayList;
import java.util.List;

/** Turns the raw JSON of what a plan says beside its changes into records without secrets. */
final class NoteParser {
    private final SecretRegistry secrets;
    private final Redactions redactions;

    NoteParser(SecretRegistry secrets, Redactions redactions) {
        this.secrets = secrets;
        this.redactions = redactions;
    }

    ActionInvocation deferredAction(MapValue raw) {
        Fields fields = new Fields(raw);
        String reason = fields.text("reason");
        return action(fields.map("action_invocation"), reason.isEmpty() ? "unknown" : reason);
    }

    ActionInvocation action(MapValue raw, String deferredReason) {
        Fields fields = new Fields(raw);
        Redactor redactor = Redactor.ofChange(secrets, redactions);
        MarkedStates states = MarkedStates.of(
                Value.NULL,
                fields.value("config_values"),
                fields.value("config_unknown"),
                Value.FALSE,
                fields.value("config_sensitive"),
                redactor);
        Fields lifecycle = new Fields(fields.map("lifecycle_action_trigger"));
        Fields invoke = new Fields(fields.map("invoke_action_trigger"));
        boolean byLifecycle = raw.has("lifecycle_action_trigger");
        boolean byCall = raw.has("invoke_action_trigger");
        return new ActionInvocation(
                secrets.mask(fields.text("address")),
                fields.text("type"),
                fields.text("name"),
                fields.text("provider_name"),
                states.after(),
                byLifecycle ? "lifecycle" : byCall ? "invoke" : "",
                secrets.mask(
                        byLifecycle
                                ? lifecycle.text("triggering_resource_address")
                                : invoke.text("calling_resource_address")),
                lifecycle.text("action_trigger_event"),
                lifecycle.text("on_failure"),
                deferredReason);
    }

    CheckResult check(MapValue raw) {
        Fields fields = new Fields(raw);
        List<CheckResult> instances = new ArrayList<>();
        for (MapValue instance : fields.maps("instances")) {
            instances.add(result(instance, List.of()));
        }
        return result(raw, instances);
    }

    private CheckResult result(MapValue raw, List<CheckResult> instances) {
        Fields fields = new Fields(raw);
        Fields address = new Fields(fields.map("address"));
        return new CheckResult(
                address.text("kind"),
                secrets.mask(address.text("to_display")),
                fields.text("status"),
                instances,
                problems(fields));
    }

    private List<String> problems(Fields fields) {
        Redactor redactor = Redactor.incomparable(secrets, redactions);
        return fields.maps("problems").stream()
                .map(problem -> redactor.text(new Fields(problem).text("message")))
                .toList();
    }

    /** One of Terraform 1.2's {@code condition_results}, as the check that later versions make of it. */
    CheckResult condition(MapValue raw) {
        Fields fields = new Fields(raw);
        String type = fields.text("condition_type");
        String status = fields.isTrue("unknown")
                ? "unknown"
                : fields.flag("result") instanceof Value.Bool result ? result.value() ? "pass" : "fail" : "unknown";
        String message = Redactor.incomparable(secrets, redactions).text(fields.text("error_message"));
        return new CheckResult(
                type.startsWith("Output") ? "output_value" : type.startsWith("Resource") ? "resource" : "",
                secrets.mask(fields.text("address")),
                status,
                List.of(),
                message.isEmpty() ? List.of() : List.of(message));
    }

    RelevantAttribute attribute(MapValue raw) {
        Fields fields = new Fields(raw);
        return new RelevantAttribute(
                secrets.mask(fields.text("resource")), secrets.mask(ValuePath.of(fields.value("attribute"))));
    }
}
