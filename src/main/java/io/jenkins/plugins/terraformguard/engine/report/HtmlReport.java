package io.jenkins.plugins.terraformguard.engine.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The decision as a page of its own, beside its style sheet. The page has no script, no inline style and no link to
 * anywhere else, so {@code default-src 'none'; img-src 'self'; style-src 'self'} is all it needs; its markup is
 * well-formed XML as well.
 */
public final class HtmlReport {
    /** The name under which the page expects its style sheet. */
    public static final String STYLE_SHEET = "report.css";

    private static final Template TEMPLATE = Mustache.compiler()
            .withEscaper(text -> Escapers.HTML.escape(SafeText.visible(text)))
            .strictSections(true)
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .compile(resource("report.html"));

    private static final String CSS = resource(STYLE_SHEET);

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param digest the decision's identity, see
     *     {@link io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter#digest}
     */
    public static String render(Decision decision, String digest) {
        return TEMPLATE.execute(HtmlViews.of(decision, digest));
    }

    /** The style sheet. */
    public static String css() {
        return CSS;
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
