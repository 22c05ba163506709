package io.jenkins.plugins.terraformguard.engine.plan.secret;

/** The form of UTF-8. */
final class Utf8 {
    private Utf8() {}

    /**
     * The length of the character that begins here, 0 if none does. A character that the end of the bytes cuts off
     * counts as whole.
     */
    static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int i = at + 1; i < at + length && i < bytes.length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
