package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource of a state as it is written there, secrets and all. It never leaves this package but as part of a document
 * that is read like any other.
 *
 * @param address with the key of a deposed object behind a line end, as no address has one
 * @param members their values as JSON, by key
 */
record RawStateResource(String address, Map<String, byte[]> members) {
    private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING_MARKED = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String VALUES = "values";
    private static final String MARKS = "sensitive_values";

    boolean isManaged() {
        return new String(members.getOrDefault("mode", NULL), StandardCharsets.UTF_8).equals("\"managed\"");
    }

    byte[] values() {
        return members.getOrDefault(VALUES, NULL);
    }

    long size() {
        return members.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /** An element of {@code resource_drift}. One of the sides may be null, not both. */
    static byte[] drift(RawStateResource recorded, RawStateResource real) {
        String action = recorded == null ? "create" : real == null ? "delete" : "update";
        Map<String, byte[]> element = new TreeMap<>((real == null ? recorded : real).members);
        element.remove(VALUES);
        element.remove(MARKS);
        byte[] deposed = element.remove("deposed_key");
        if (deposed != null) {
            element.put("deposed", deposed);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        element.forEach((key, value) -> member(out, out.size() == 0 ? '{' : ',', key, value));
        member(out, ',', "change", ("{\"actions\":[\"" + action + "\"]").getBytes(StandardCharsets.UTF_8));
        member(out, ',', "before", recorded == null ? NULL : recorded.values());
        member(out, ',', "after", real == null ? NULL : real.values());
        member(out, ',', "before_sensitive", marksOf(recorded));
        member(out, ',', "after_sensitive", marksOf(real));
        out.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    byte[] marks() {
        return members.getOrDefault(MARKS, NOTHING_MARKED);
    }

    private static byte[] marksOf(RawStateResource side) {
        return side == null ? NOTHING_MARKED : side.marks();
    }

    private static void member(ByteArrayOutputStream out, char before, String key, byte[] value) {
        out.writeBytes((before + "\"" + key + "\":").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(value);
    }
}
