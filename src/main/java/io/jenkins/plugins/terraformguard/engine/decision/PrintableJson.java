package io.jenkins.plugins.terraformguard.engine.decision;

/** JSON that is YAML as well: characters that YAML does not take are spelled out. */
public final class PrintableJson {
    private PrintableJson() {}

    /** The text of a value, as {@link CanonicalJson} takes it. */
    public static String of(Object value) {
        // Outside of strings there are none of them, and within one each may be spelled out.
        String json = CanonicalJson.text(value);
        StringBuilder out = new StringBuilder(json.length());
        json.chars().forEach(c -> {
            if (isPrintable(c)) {
                out.append((char) c);
            } else {
                out.append("\\u").append(String.format("%04x", c));
            }
        });
        return out.toString();
    }

    private static boolean isPrintable(int c) {
        return c < 0x7f || c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c < 0xfffe;
    }
}
