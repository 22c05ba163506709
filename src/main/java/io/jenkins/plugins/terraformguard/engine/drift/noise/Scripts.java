package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** Base64, and the line ends of texts that have lines. */
final class Scripts implements Recogniser {
    static final AttributeTable SCRIPTS = AttributeTable.of(
            "user_data",
            "custom_data",
            "startup_script",
            "*_script",
            "script",
            "metadata_startup_script",
            "template_body");

    private static final AttributeTable BASE64 = AttributeTable.of("*base64*", "*_b64", "ca_data", "certificate_data");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text) || Documents.FILES.has(place)) {
            return null;
        }
        if (BASE64.has(place)) {
            String plain = Base64Texts.plain(text.value());
            if (plain != null) {
                return Form.of(Rules.BASE64, plain);
            }
        }
        String lines = lines(text.value());
        return lines.indexOf('\n') >= 0 || SCRIPTS.has(place) ? Form.of(Rules.LINE_ENDS, lines) : null;
    }

    /** The lines of a text, without what ends the last one. */
    static String lines(String text) {
        String lines = text.replace("\r\n", "\n");
        int end = lines.length();
        while (end > 0 && lines.charAt(end - 1) == '\n') {
            end--;
        }
        return lines.substring(0, end);
    }
}
