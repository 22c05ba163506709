package io.jenkins.plugins.terraformguard.engine.plan.archive;

import static io.jenkins.plugins.terraformguard.engine.plan.archive.ArchivedConfiguration.flag;
import static io.jenkins.plugins.terraformguard.engine.plan.archive.ArchivedConfiguration.text;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jenkins.plugins.terraformguard.engine.plan.ActionInvocation;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.CheckResult;
import io.jenkins.plugins.terraformguard.engine.plan.ImportTarget;
import io.jenkins.plugins.terraformguard.engine.plan.OutputChange;
import io.jenkins.plugins.terraformguard.engine.plan.ResourceChange;
import io.jenkins.plugins.terraformguard.engine.plan.StateResource;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes changes, actions and checks. */
final class ArchivedChanges {
    private final JsonGenerator json;
    private final ArchivedValues values;

    ArchivedChanges(JsonGenerator json, ArchivedValues values) {
        this.json = json;
        this.values = values;
    }

    void write(ResourceChange change) throws IOException {
        json.writeStartObject();
        text(json, "address", change.address());
        text(json, "previous_address", change.previousAddress());
        text(json, "module_address", change.moduleAddress());
        text(json, "mode", change.mode());
        text(json, "type", change.type());
        text(json, "name", change.name());
        flag(json, "index_unknown", change.index() instanceof Value.Unknown);
        values.field("index", change.index());
        text(json, "provider_name", change.provider());
        text(json, "deposed", change.deposed());
        json.writeObjectFieldStart("change");
        actions(change.actions());
        json.writeFieldName("before");
        values.known(change.before());
        values.marked("after", "after_unknown", change.after());
        if (!change.replacePaths().isEmpty()) {
            json.writeArrayFieldStart("replace_paths");
            for (String path : change.replacePaths()) {
                path(path);
            }
            json.writeEndArray();
        }
        importing(change.importTarget());
        text(json, "generated_config", change.generatedConfiguration());
        values.field("before_identity", change.beforeIdentity());
        values.field("after_identity", change.afterIdentity());
        json.writeEndObject();
        text(json, "action_reason", change.actionReason());
        json.writeEndObject();
    }

    private void importing(ImportTarget target) throws IOException {
        if (target != null) {
            json.writeObjectFieldStart("importing");
            flag(json, "unknown", target.id() instanceof Value.Unknown);
            values.field("id", target.id());
            values.field("identity", target.identity());
            json.writeEndObject();
        }
    }

    /** Of outputs the reader keeps no more than the kind. */
    private static List<String> actions(ChangeKind kind) {
        return switch (kind) {
            case REPLACE -> List.of("delete", "create");
            case CREATE_AND_FORGET -> List.of("create", "forget");
            default -> List.of(kind.id());
        };
    }

    private void actions(List<String> actions) throws IOException {
        json.writeArrayFieldStart("actions");
        for (String action : actions) {
            json.writeString(action);
        }
        json.writeEndArray();
    }

    /** A path as plans write it: a list of its steps; one that was masked is a text. */
    void path(String path) throws IOException {
        Optional<List<Value>> steps = ValuePath.parse(path);
        if (steps.isEmpty()) {
            json.writeString(path);
            return;
        }
        json.writeStartArray();
        for (Value step : steps.get()) {
            if (step instanceof Value.Text key) {
                json.writeString(key.value());
            } else {
                values.known(step);
            }
        }
        json.writeEndArray();
    }

    void write(OutputChange output) throws IOException {
        json.writeObjectFieldStart(output.name());
        actions(actions(output.kind()));
        json.writeFieldName("before");
        values.known(output.before());
        values.marked("after", "after_unknown", output.after());
        json.writeEndObject();
    }

    void write(ActionInvocation action) throws IOException {
        json.writeStartObject();
        text(json, "address", action.address());
        text(json, "type", action.type());
        text(json, "name", action.name());
        text(json, "provider_name", action.provider());
        values.marked("config_values", "config_unknown", action.config());
        if (action.trigger().equals("lifecycle")) {
            json.writeObjectFieldStart("lifecycle_action_trigger");
            text(json, "triggering_resource_address", action.triggeringResource());
            text(json, "action_trigger_event", action.event());
            text(json, "on_failure", action.onFailure());
            json.writeEndObject();
        } else if (action.trigger().equals("invoke")) {
            json.writeObjectFieldStart("invoke_action_trigger");
            text(json, "calling_resource_address", action.triggeringResource());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    void write(CheckResult check) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("address");
        text(json, "kind", check.kind());
        text(json, "to_display", check.address());
        json.writeEndObject();
        text(json, "status", check.status());
        json.writeArrayFieldStart("instances");
        for (CheckResult instance : check.instances()) {
            write(instance);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("problems");
        for (String problem : check.problems()) {
            json.writeStartObject();
            json.writeStringField("message", problem);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As Terraform 1.2 wrote it. */
    void condition(CheckResult check) throws IOException {
        json.writeStartObject();
        text(json, "address", check.address());
        switch (check.kind()) {
            case "output_value" -> json.writeStringField("condition_type", "OutputPrecondition");
            case "resource" -> json.writeStringField("condition_type", "ResourcePrecondition");
            default -> {}
        }
        switch (check.status()) {
            case "pass", "fail" ->
                json.writeBooleanField("result", check.status().equals("pass"));
            default -> json.writeBooleanField("unknown", true);
        }
        for (String problem : check.problems()) {
            json.writeStringField("error_message", problem);
        }
        json.writeEndObject();
    }

    void write(StateResource resource) throws IOException {
        json.writeStartObject();
        text(json, "address", resource.address());
        text(json, "mode", resource.mode());
        text(json, "type", resource.type());
        text(json, "name", resource.name());
        values.field("index", resource.index());
        text(json, "provider_name", resource.provider());
        values.field("schema_version", resource.schemaVersion());
        json.writeFieldName("values");
        values.known(resource.values());
        ArchivedConfiguration.texts(json, "depends_on", resource.dependsOn());
        values.field("tainted", resource.tainted());
        text(json, "deposed_key", resource.deposedKey());
        json.writeEndObject();
    }
}
