package io.jenkins.plugins.terraformguard.engine.source;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A block of the configuration.
 *
 * @param kind its type: {@code resource}, {@code data}, {@code module}, {@code output} ...
 * @param labels what stands between the type and the body
 * @param position where it begins; in JSON syntax the key that completes its labels
 * @param endLine the line of its closing brace; of a block that is not closed, where scanning left it
 * @param attributes where its attributes and nested blocks are
 * @param literals the few attributes whose text is needed, where it is plain: {@code source} and {@code version} of a
 *     module, {@code alias} of a provider, {@code version} and {@code constraints} of one in a lock file
 */
public record SourceBlock(
        String kind,
        List<String> labels,
        SourcePosition position,
        int endLine,
        SourceAttributes attributes,
        Map<String, String> literals) {
    public SourceBlock {
        labels = List.copyOf(labels);
        literals = Map.copyOf(literals);
    }

    /** This block with what an override file says of it. It stays where it is; its attributes may lie in both files. */
    SourceBlock overriddenBy(SourceBlock override) {
        Map<String, String> texts = new HashMap<>(literals);
        for (String name : BlockKinds.literals(kind)) {
            if (override.attributes.has(name)) {
                texts.remove(name);
            }
        }
        texts.putAll(override.literals);
        return new SourceBlock(kind, labels, position, endLine, attributes.overriddenBy(override.attributes), texts);
    }
}
