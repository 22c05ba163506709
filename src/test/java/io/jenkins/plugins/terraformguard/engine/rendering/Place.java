package io.jenkins.plugins.terraformguard.engine.rendering;

import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;

/**
 * Where a value stands.
 *
 * @param path with indices and keys, as in the plan's replace paths
 * @param schema without them: what a schema says, it says of all elements
 */
record Place(String path, String schema) {
    static final Place ROOT = new Place("", "");

    Place attribute(String name) {
        return new Place(ValuePath.key(path, name), schema + "." + name);
    }

    Place entry(String key) {
        return new Place(ValuePath.key(path, key), schema + "[]");
    }

    Place element(int index) {
        return new Place(ValuePath.index(path, index), schema + "[]");
    }
}
