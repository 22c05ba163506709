package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** Certificates and keys in PEM: blocks of base64 between BEGIN and END lines, and nothing else. */
final class PemTexts implements Recogniser {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    @Override
    public Form form(Place place, Value value) {
        if (value instanceof Value.Text text && text.value().strip().startsWith(BEGIN)) {
            String blocks = blocks(text.value().strip());
            return blocks == null ? null : Form.of(Rules.PEM, blocks);
        }
        return null;
    }

    /** Labels and base64 of all blocks, or null if there is anything else. */
    private static String blocks(String text) {
        StringBuilder blocks = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int label = at + BEGIN.length();
            int body = text.startsWith(BEGIN, at) ? text.indexOf(DASHES, label) : -1;
            int end = body < 0 ? -1 : text.indexOf(DASHES, body + DASHES.length());
            if (end < 0 || !text.startsWith(END + text.substring(label, body) + DASHES, end)) {
                return null;
            }
            String base64 = Base64Texts.withoutSpace(text.substring(body + DASHES.length(), end));
            if (base64.isEmpty() || !Base64Texts.isBase64(base64)) {
                return null;
            }
            blocks.append(text, label, body).append(':').append(base64).append(';');
            at = end + END.length() + body - label + DASHES.length();
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
        return blocks.toString();
    }
}
