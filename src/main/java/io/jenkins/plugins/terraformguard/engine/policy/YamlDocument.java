package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML strictly: one document, plain types, no aliases, no duplicate keys. */
public final class YamlDocument {
    private static final int MAX_CHARS = 4 << 20;
    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

    private YamlDocument() {}

    /**
     * @param file name for messages
     * @throws PolicyException if it is not such a document, or too large or too deep
     */
    public static YamlNode parse(String text, String file) throws PolicyException {
        try {
            return compose(text, file);
        } catch (StackOverflowError e) {
            throw tooDeep(file);
        }
    }

    /** The error for a file that no stack is deep enough for. */
    public static PolicyException tooDeep(String file) {
        return new PolicyException(
                "The policy file is nested too deeply", file, 0, 0, "Policies need a few levels, not thousands");
    }

    private static YamlNode compose(String text, String file) throws PolicyException {
        if (text.length() > MAX_CHARS) {
            throw new PolicyException(
                    "The policy file has more than " + MAX_CHARS + " characters", file, 0, 0, "Split the pack");
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(MAX_CHARS)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new PolicyException(
                        "The policy file is empty",
                        file,
                        1,
                        1,
                        "Remove the file, or write what it is for; a pack starts with 'pack: NAME'");
            }
            YamlNode node = new YamlNode(root.get(), file, text);
            check(root.get(), file, node);
            return node;
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            throw new PolicyException(
                    "This is not valid YAML: " + e.getProblem(),
                    file,
                    mark == null ? 0 : mark.getLine() + 1,
                    mark == null ? 0 : mark.getColumn() + 1,
                    "Correct the YAML at this place");
        } catch (YamlEngineException e) {
            throw new PolicyException(
                    "This is not valid YAML: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    file,
                    0,
                    0,
                    "A policy file is one YAML document");
        }
    }

    private static void check(Node root, String file, YamlNode at) throws PolicyException {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            YamlNode place = at.of(node);
            if (!seen.add(node)) {
                throw place.error("YAML aliases are not allowed in a policy file", "Write the part out");
            }
            if (!TAGS.contains(node.getTag())) {
                throw place.error("The YAML tag " + node.getTag() + " is not allowed", "Use plain values");
            }
            if (node instanceof MappingNode map) {
                Set<String> keys = new HashSet<>();
                for (NodeTuple tuple : map.getValue()) {
                    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                        throw at.of(tuple.getKeyNode()).error("A key must be plain text", "Quote the key");
                    }
                    if (!keys.add(key.getValue())) {
                        throw at.of(key).error("The key '" + key.getValue() + "' is there twice", "Remove one of them");
                    }
                    open.push(tuple.getValueNode());
                }
            } else if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(open::push);
            }
        }
    }
}
