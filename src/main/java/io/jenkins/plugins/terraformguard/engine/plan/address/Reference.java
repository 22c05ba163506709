package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.Map;

/**
 * What an expression of the configuration refers to, as plans list it: <code>aws_s3_bucket.a["x"].id</code>, {@code
 * module.m.bucket}, {@code var.name}, {@code each.value.id}.
 *
 * @param type of a resource or data source; empty for all else
 * @param name of what is referred to; for {@link Kind#EACH} {@code key} or {@code value}
 * @param key which instance of a resource or module the expression names; {@link InstanceKey#NONE} if it names none
 * @param output of a module, or empty if the expression names none
 * @param rest which part of it, as written but without the dot in front: {@code tags["a"]}; empty for the whole of it
 */
public record Reference(Kind kind, String type, String name, InstanceKey key, String output, String rest) {
    /** What can be referred to. */
    public enum Kind {
        RESOURCE,
        DATA,
        MODULE,
        VARIABLE,
        LOCAL,
        /** The element of for_each at hand. */
        EACH,
        /** The number of the instance at hand. */
        COUNT,
        /** What no resource of the plan is behind: {@code path}, {@code terraform}, {@code self} and the like. */
        OTHER
    }

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("data", Kind.DATA),
            Map.entry("module", Kind.MODULE),
            Map.entry("var", Kind.VARIABLE),
            Map.entry("local", Kind.LOCAL),
            Map.entry("each", Kind.EACH),
            Map.entry("count", Kind.COUNT),
            Map.entry("path", Kind.OTHER),
            Map.entry("terraform", Kind.OTHER),
            Map.entry("tofu", Kind.OTHER),
            Map.entry("self", Kind.OTHER),
            Map.entry("ephemeral", Kind.OTHER),
            Map.entry("action", Kind.OTHER));

    private static final Reference NOTHING = new Reference(Kind.OTHER, "", "", InstanceKey.NONE, "", "");

    /** Reads a reference; what comes after the object that it names is kept as it is. */
    public static Reference parse(String text) throws AddressException {
        AddressCursor cursor = new AddressCursor(text);
        String word = cursor.name("a name");
        Kind kind = WORDS.getOrDefault(word, Kind.RESOURCE);
        if (kind == Kind.OTHER) {
            return NOTHING;
        }
        if (word.equals("resource") || kind == Kind.DATA) {
            cursor.dot("the type of a resource");
            word = cursor.name("the type of a resource");
        }
        if (!cursor.skip('.')) {
            if (kind == Kind.EACH || kind == Kind.COUNT) {
                return new Reference(kind, "", "", InstanceKey.NONE, "", cursor.rest());
            }
            throw cursor.expected("'.' and a name");
        }
        String name = cursor.name("a name");
        if (kind == Kind.RESOURCE || kind == Kind.DATA) {
            return new Reference(kind, word, name, cursor.key(), "", cursor.rest());
        }
        if (kind != Kind.MODULE) {
            return new Reference(kind, "", name, InstanceKey.NONE, "", cursor.rest());
        }
        InstanceKey key = cursor.key();
        String output = cursor.skip('.') ? cursor.name("an output") : "";
        return new Reference(kind, "", name, key, output, cursor.rest());
    }
}
