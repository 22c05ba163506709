package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeSet;

/** Resources that differ as the elements of {@code resource_drift}, in the order of their addresses. */
final class StateDrift {
    private StateDrift() {}

    static byte[] elements(Map<String, RawStateResource> recorded, Map<String, RawStateResource> real) {
        TreeSet<String> addresses = new TreeSet<>(recorded.keySet());
        addresses.addAll(real.keySet());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String address : addresses) {
            if (out.size() > 0) {
                out.write(',');
            }
            out.writeBytes(RawStateResource.drift(recorded.get(address), real.get(address)));
        }
        return out.toByteArray();
    }
}
