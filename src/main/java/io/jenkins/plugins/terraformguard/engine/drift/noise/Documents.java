package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import io.jenkins.plugins.terraformguard.engine.plan.format.FormatException;
import io.jenkins.plugins.terraformguard.engine.plan.format.JsonText;

/** JSON inside texts, and policies of AWS IAM in it. */
final class Documents implements Recogniser {
    /** What a file holds: whoever reads it may count its bytes. */
    static final AttributeTable FILES = AttributeTable.of("content", "file_content", "inline_content");

    @Override
    public Form form(Place place, Value value) {
        if (!(value instanceof Value.Text text) || !mayBeDocument(text.value()) || FILES.has(place)) {
            return null;
        }
        Value document;
        try {
            document = JsonText.parseStrictly(text.value());
        } catch (FormatException e) {
            return null;
        }
        Value policy = document instanceof MapValue map ? PolicyForm.of(map) : null;
        return policy == null ? Form.of(Rules.JSON_DOCUMENT, document) : Form.of(Rules.IAM_DOCUMENT, policy);
    }

    private static boolean mayBeDocument(String text) {
        int at = 0;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
    }
}
