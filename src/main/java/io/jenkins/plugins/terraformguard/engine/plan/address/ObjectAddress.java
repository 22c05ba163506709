package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.Arrays;
import java.util.Objects;

/**
 * The address of something in a module that is no resource, such as {@code module.a.check.health}.
 *
 * @param type of an action; empty for all else
 * @param key of an action; nothing else has instances of its own
 */
public record ObjectAddress(Kind kind, ModulePath module, String type, String name, InstanceKey key) {
    /** What is there beside resources. */
    public enum Kind {
        ACTION("action"),
        CHECK("check"),
        OUTPUT("output"),
        VARIABLE("var");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that stands for it in an address. */
        public String word() {
            return word;
        }
    }

    /** @throws IllegalArgumentException if a part is such that no address has it */
    public ObjectAddress {
        Objects.requireNonNull(module);
        Objects.requireNonNull(key);
        Identifier.require(name);
        if (kind == Kind.ACTION) {
            Identifier.require(type);
        } else if (!type.isEmpty() || !key.equals(InstanceKey.NONE)) {
            throw new IllegalArgumentException("Only actions have a type and instances");
        }
    }

    public static ObjectAddress parse(String text) throws AddressException {
        AddressCursor cursor = new AddressCursor(text);
        ModulePath module = cursor.modules();
        String expected = "'action', 'check', 'output' or 'var'";
        int start = cursor.position();
        String word = cursor.name(expected);
        Kind kind = Arrays.stream(Kind.values())
                .filter(candidate -> candidate.word.equals(word))
                .findFirst()
                .orElseThrow(() -> cursor.expected(expected, start));
        String type = "";
        InstanceKey key = InstanceKey.NONE;
        cursor.dot("a name after '" + word + "'");
        if (kind == Kind.ACTION) {
            type = cursor.name("the type of an action");
            cursor.dot("the name of an action");
        }
        String name = cursor.name("a name after '" + word + ".'");
        if (kind == Kind.ACTION) {
            key = cursor.key();
        }
        cursor.end();
        return new ObjectAddress(kind, module, type, name, key);
    }

    /** As Terraform prints it. */
    @Override
    public String toString() {
        return module.prefix() + kind.word + "." + (kind == Kind.ACTION ? type + "." : "") + name + key;
    }
}
