package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** Where a value stands: in which resource, under which names. Elements of a list stand where the list stands. */
final class Place {
    /** Maps whose keys people choose, and objects without a schema: what stands there means what its owner says. */
    private static final AttributeTable FREE = AttributeTable.of(
            "tags",
            "tags_all",
            "labels",
            "*_labels",
            "*_tags",
            "annotations",
            "*_annotations",
            "google_*:metadata",
            "openstack_*:metadata",
            "azurerm_storage*:metadata",
            "*_s3_object:metadata",
            "variables",
            "*_variables",
            "*_environment_variables",
            "env_vars",
            "app_settings",
            "*_app_settings",
            "parameters",
            "request_parameters",
            "response_parameters",
            "triggers",
            "triggers_replace",
            "keepers",
            "kubernetes_*:data",
            "kubernetes_*:binary_data",
            "kubernetes_*:manifest",
            "kubernetes_*:object",
            "azapi_*:body",
            "azapi_*:output",
            "terraform_data:input",
            "terraform_data:output");

    private final Place parent;
    private final MapValue root;
    private final String type;
    private final String name;
    private final boolean free;

    private Place(Place parent, MapValue root, String type, String name, boolean free) {
        this.parent = parent;
        this.root = root;
        this.type = type;
        this.name = name;
        this.free = free;
    }

    static Place root(String type, Value state) {
        return new Place(null, state instanceof MapValue map ? map : MapValue.EMPTY, type, "", false);
    }

    /** The place of a member of the map that stands here. */
    Place member(String key) {
        return new Place(this, root, type, key, free || parent != null && FREE.has(this));
    }

    String type() {
        return type;
    }

    /** The nearest key above the value; empty for the whole resource. */
    String name() {
        return name;
    }

    /** The key above {@link #name}; empty where there is none. */
    String parentName() {
        return parent == null ? "" : parent.name;
    }

    /** Whether this is an attribute of the resource itself, or an element of one. */
    boolean isTop() {
        return parent != null && parent.parent == null;
    }

    /** The place that this is a member of; null for the whole resource. */
    Place parent() {
        return parent;
    }

    /** Whether this stands in a map whose keys people choose. Nothing there can be known to be noise. */
    boolean isFree() {
        return free;
    }

    /** A text that the resource itself has under that name, or an empty one. */
    String text(String attribute) {
        return root.get(attribute) instanceof Value.Text text ? text.value() : "";
    }
}
