package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.Objects;

/**
 * What tells apart the instances that one block stands for. Its text is what Terraform prints after the name: nothing,
 * {@code [0]}, {@code ["key"]} or {@code [*]}.
 */
public sealed interface InstanceKey {
    /** The key of a block with neither {@code count} nor {@code for_each}. */
    InstanceKey NONE = new NoKey();

    /** The key of instances that aren't known yet. */
    InstanceKey UNKNOWN = new UnknownKey();

    /** No key. */
    record NoKey() implements InstanceKey {
        @Override
        public String toString() {
            return "";
        }
    }

    /**
     * The key of {@code count}. Terraform keeps it in 64 bits as well.
     *
     * @param number from 0
     */
    record Count(long number) implements InstanceKey {
        public Count {
            if (number < 0) {
                throw new IllegalArgumentException("An instance number is not negative");
            }
        }

        @Override
        public String toString() {
            return "[" + number + "]";
        }
    }

    /**
     * The key of {@code for_each}, which is a text even where it looks like a number.
     *
     * @param key without quotation marks and escapes
     */
    record ForEach(String key) implements InstanceKey {
        public ForEach {
            Objects.requireNonNull(key);
        }

        @Override
        public String toString() {
            return "[" + QuotedText.of(key) + "]";
        }
    }

    /** Stands for all instances of something whose {@code count} or {@code for_each} is known only later. */
    record UnknownKey() implements InstanceKey {
        @Override
        public String toString() {
            return "[*]";
        }
    }
}
