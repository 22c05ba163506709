package io.jenkins.plugins.terraformguard.bench.generator;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes the elements of {@code resource_changes} and {@code resource_drift}. */
final class ChangeWriter {
    private final JsonWriter json;

    ChangeWriter(JsonWriter json) {
        this.json = json;
    }

    void change(Resource resource) throws IOException {
        Action action = resource.action();
        boolean exists = action != Action.CREATE && action != Action.READ;
        boolean stays = action != Action.DELETE;
        Map<String, Object> before = exists ? resource.before() : null;
        Map<String, Object> after = stays ? resource.after() : null;
        json.beginObject();
        resource.writeIdentity(json, true);
        json.name("change");
        json.beginObject();
        states(resource, action, before, after);
        if (action == Action.REPLACE) {
            json.field("replace_paths", List.of(List.of(resource.kind().forcesNew())));
        }
        json.endObject();
        switch (action) {
            case REPLACE -> json.field("action_reason", "replace_because_cannot_update");
            case DELETE -> json.field("action_reason", "delete_because_no_resource_config");
            case READ -> json.field("action_reason", "read_because_config_unknown");
            default -> {}
        }
        json.endObject();
    }

    void drift(Resource resource) throws IOException {
        json.beginObject();
        resource.writeIdentity(json, true);
        json.name("change");
        json.beginObject();
        states(resource, Action.UPDATE, resource.beforeDrift(), resource.before());
        json.endObject();
        json.endObject();
    }

    private void states(Resource resource, Action action, Map<String, Object> before, Map<String, Object> after)
            throws IOException {
        json.field("actions", action.names());
        json.field("before", before);
        json.field("after", after);
        boolean known = after == null || !resource.unknown().iterator().hasNext();
        json.field("after_unknown", known ? Map.of() : MarkTree.unknown(after, resource.unknown()));
        json.field(
                "before_sensitive",
                before == null ? false : MarkTree.of(before, resource.kind().sensitive()));
        json.field(
                "after_sensitive",
                after == null ? false : MarkTree.of(after, resource.kind().sensitive()));
    }
}
