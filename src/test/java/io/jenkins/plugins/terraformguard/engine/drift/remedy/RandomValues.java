package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Values of all kinds, with texts that are made of what has a meaning somewhere. */
final class RandomValues {
    private static final List<String> PIECES = List.of(
            "${",
            "%{",
            "$",
            "%",
            "{",
            "}",
            "~}",
            "\"",
            "'",
            "\\",
            "\n",
            "\n\n",
            "\r\n",
            "\t",
            " ",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u00ad",
            "\u2028",
            "\u202e",
            "\u2066",
            "\ufeff",
            "\ufffe",
            "\ufe0f",
            "\u200d",
            "\u3164",
            "\u00e9",
            "\u05b4",
            "x\u0301",
            "\u4e2d",
            "\u05d0",
            "\ud83d\ude00",
            "\udbff\udfff",
            "\udb40\udc41",
            "#",
            "//",
            "/*",
            "<<EOT",
            "EOT\n",
            "EOT",
            "file(\"/etc/passwd\")",
            "for k in var.x",
            "<",
            "&",
            "a",
            "word",
            "Z9_-.",
            "null",
            "[*]",
            "`id`");

    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Value next(int depth) {
        return switch (random.nextInt(depth == 0 ? 6 : 9)) {
            case 0 -> Value.NULL;
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(random.nextBoolean() ? random.nextLong() : random.nextInt(100) - 50);
            case 3 ->
                Value.of(new BigDecimal(new BigInteger(1 + random.nextInt(200), random), random.nextInt(80) - 40));
            case 4, 5 -> Value.of(text(random.nextInt(8)));
            case 6 -> list(depth - 1);
            default -> map(depth - 1);
        };
    }

    /** Normalized, as Terraform keeps all its texts. */
    String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private Value list(int depth) {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(next(depth));
        }
        return new Value.ListValue(elements);
    }

    private Value map(int depth) {
        Map<String, Value> entries = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            entries.put(random.nextInt(3) > 0 ? "key" + random.nextInt(1000) : text(3), next(depth));
        }
        return MapValue.copyOf(entries);
    }
}
