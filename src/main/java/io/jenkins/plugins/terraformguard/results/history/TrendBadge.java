package io.jenkins.plugins.terraformguard.results.history;

import io.jenkins.plugins.terraformguard.engine.chart.BadgeSvg;
import io.jenkins.plugins.terraformguard.engine.chart.StripSvg;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.VerdictLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.kohsuke.stapler.StaplerResponse2;

/** The last verdict as a picture for pages elsewhere. */
final class TrendBadge {
    private static final String NAME = "terraform guard";

    private TrendBadge() {}

    /**
     * Sends the badge.
     *
     * @param verdict null where there is none
     */
    static void send(StaplerResponse2 response, Verdict verdict) throws IOException {
        String svg = verdict == null
                ? BadgeSvg.render(NAME, Messages.TrendBadge_none(), StripSvg.Tone.INFO)
                : BadgeSvg.render(NAME, VerdictLook.of(verdict).getWord(), TrendCharts.tone(verdict));
        byte[] document = svg.getBytes(StandardCharsets.UTF_8);
        response.setContentType("image/svg+xml;charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
