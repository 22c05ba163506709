package io.jenkins.plugins.terraformguard.engine.plan;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Parts of texts, from which documents are put together that nobody has written. */
final class TextPart {
    private TextPart() {}

    /** A part of the text of a source, from its JSON on; both places count bytes in UTF-8. */
    static InputStream of(PlanSource source, ReadLimits limits, long from, long to) throws IOException {
        try {
            InputStream text = PlanText.openJson(source, limits, null);
            try {
                text.skipNBytes(from);
                return new Slice(text, to - from);
            } catch (IOException e) {
                text.close();
                throw e;
            }
        } catch (PlanException | EOFException e) {
            throw new IOException("'" + source.name() + "' changed while it was being read", e);
        }
    }

    static InputStream of(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
