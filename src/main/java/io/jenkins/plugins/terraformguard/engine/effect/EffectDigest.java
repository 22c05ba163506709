package io.jenkins.plugins.terraformguard.engine.effect;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Feeds what is known of an effect into a digest. Each part goes in with its type and length, so that no two texts run
 * together. Of a sensitive value its type goes in, whether it is empty, and to which others of the change it is equal.
 */
final class EffectDigest {
    private final MessageDigest digest;
    private final Map<Integer, Integer> secrets = new HashMap<>();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    EffectDigest(String version) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
        add(version);
    }

    EffectDigest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head('s', bytes.length);
        digest.update(bytes);
        return this;
    }

    EffectDigest add(List<String> texts) {
        head('l', texts.size());
        texts.forEach(this::add);
        return this;
    }

    EffectDigest add(Value value) {
        if (value instanceof MapValue map) {
            head('{', map.size());
            map.forEach((key, element) -> add(key).add(element));
        } else if (value instanceof Value.ListValue list) {
            elements('[', list.elements());
        } else if (value instanceof Value.OpenList list) {
            elements('(', list.elements());
        } else if (value instanceof Value.Text text) {
            add(text.value());
        } else if (value instanceof Value.Int whole) {
            head('i', whole.value());
        } else if (value instanceof Value.Decimal decimal) {
            head('d', 0);
            add(decimal.value().stripTrailingZeros().toString());
        } else if (value instanceof Value.Bool bool) {
            head('b', bool.value() ? 1 : 0);
        } else if (value instanceof Value.Sensitive hidden) {
            head('h', hidden.identity() == Value.Sensitive.INCOMPARABLE ? -1 : number(hidden.identity()));
            head(hidden.empty() ? 'e' : 'f', hidden.kind().ordinal());
        } else {
            head(value instanceof Value.Unknown ? 'u' : '0', 0);
        }
        return this;
    }

    byte[] finish() {
        return digest.digest();
    }

    /** In the order in which they come here: that in which the reader met them is its own affair. */
    private int number(int identity) {
        return secrets.computeIfAbsent(identity, first -> secrets.size());
    }

    private void elements(char type, List<Value> elements) {
        head(type, elements.size());
        elements.forEach(this::add);
    }

    private void head(char type, long length) {
        digest.update((byte) type);
        digest.update(number.clear().putLong(length).array());
    }
}
