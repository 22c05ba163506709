package io.jenkins.plugins.terraformguard.engine.trail.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a signature in a DSSE envelope is made over, by version 1 of that protocol. */
public final class Dsse {
    private Dsse() {}

    /**
     * The pre-authentication encoding: type and body with their lengths, so that no two pairs have the same bytes.
     *
     * @param type of the payload, a media type or URI
     */
    public static byte[] encode(String type, byte[] body) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + typeBytes.length + 40);
        out.writeBytes(ascii("DSSEv1 " + typeBytes.length + " "));
        out.writeBytes(typeBytes);
        out.writeBytes(ascii(" " + body.length + " "));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
