package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the nested blocks in which something differs. A state does not say which of its values a provider works out
 * itself, so of a block that the configuration has, only what it sets there or what differs is written.
 */
final class NestedBlocks {
    private static final int MAX_DEPTH = 10;

    private final Snippet snippet;
    private final String name;
    private final Set<String> changed;
    private final Set<String> added;

    /**
     * @param changed paths of what differs under that name, without what is not to be there
     * @param added those of them that were put in as a whole
     */
    NestedBlocks(Snippet snippet, String name, Set<String> changed, Set<String> added) {
        this.snippet = snippet;
        this.name = name;
        this.changed = changed;
        this.added = added;
    }

    /** Blocks of a name that may be there several times. */
    void several(List<Value> elements, Value.ListValue configured) {
        MapValue[] matches = BlockMatch.of(elements, i -> added.contains(ValuePath.index(name, i)), configured);
        for (int i = 0; i < elements.size() && !snippet.isFull(); i++) {
            String path = ValuePath.index(name, i);
            if (differs(path) && elements.get(i) instanceof MapValue element) {
                snippet.body()
                        .comment(
                                matches[i] == null
                                        ? "A block that is new. What the provider works out itself has to be left out of it."
                                        : "In place of the block with these values, as far as they are the same");
                snippet.body().block(name, body(element, matches[i], path, 0));
            }
        }
    }

    /** The block of a name that is there once at most. */
    void one(MapValue element, MapValue configured) {
        snippet.body().block(name, body(element, configured, name, 0));
    }

    /** A block that is there no more, as a remark. */
    void gone(MapValue element) {
        snippet.body().comment("To be taken out, the block");
        HclBody block = new HclBody();
        block.block(name, body(element, null, name, 0));
        snippet.quote(snippet.body(), block);
    }

    /** @param configured the block that is written there now, null if there is none */
    private HclBody body(MapValue element, MapValue configured, String path, int depth) {
        HclBody body = new HclBody();
        Set<String> keys = new TreeSet<>(element.keys());
        if (configured != null) {
            keys.addAll(configured.keys());
        }
        for (String key : keys) {
            if (snippet.isFull()) {
                body.broken(HclText.cutAt("the rest of the block"));
                break;
            }
            Value value = element.has(key) ? element.get(key) : Value.NULL;
            Value expression = configured == null ? null : configured.get(key);
            String at = ValuePath.key(path, key);
            boolean differs = differs(at);
            boolean wanted = configured == null ? !isNothing(value) : expression != null || differs;
            if (wanted && !HclText.isName(key)) {
                body.comment("Not written, for it is no name of an attribute: " + Names.of(Set.of(key)));
            } else if (wanted) {
                write(body, key, value, expression, at, differs, depth);
            }
        }
        return body;
    }

    private void write(
            HclBody body, String key, Value value, Value expression, String path, boolean differs, int depth) {
        boolean blocks = expression instanceof Value.ListValue || expression == null && isObjects(value);
        if (blocks && value instanceof Value.ListValue list && depth < MAX_DEPTH) {
            MapValue[] matches = expression instanceof Value.ListValue known
                    ? BlockMatch.of(list.elements(), i -> added.contains(ValuePath.index(path, i)), known)
                    : new MapValue[list.elements().size()];
            for (int i = 0; i < matches.length && !snippet.isFull(); i++) {
                if (list.elements().get(i) instanceof MapValue element) {
                    body.block(key, body(element, matches[i], ValuePath.index(path, i), depth + 1));
                }
            }
            return;
        }
        switch (Expression.of(key, expression, value)) {
            case REFERENCES -> References.instead(snippet, body, key, value, expression, path, differs);
            case BLOCK -> {
                if (value instanceof MapValue element && depth < MAX_DEPTH) {
                    body.block(key, body(element, (MapValue) expression, path, depth + 1));
                }
            }
            case WORKED_OUT -> {
                if (differs) {
                    snippet.assign(body, key, value, path);
                } else {
                    body.comment(key + " stays as it is written");
                }
            }
            default -> snippet.assign(body, key, value, path);
        }
    }

    /** In a block nearly every list of objects is one of blocks. */
    private static boolean isObjects(Value value) {
        return value instanceof Value.ListValue list
                && !list.elements().isEmpty()
                && list.elements().stream().allMatch(MapValue.class::isInstance);
    }

    private boolean differs(String path) {
        return changed.stream().anyMatch(other -> ValuePath.isWithin(other, path) || ValuePath.isWithin(path, other));
    }

    private static boolean isNothing(Value value) {
        return value.isNull()
                || value instanceof Value.ListValue list && list.elements().isEmpty()
                || value instanceof MapValue map && map.size() == 0;
    }
}
