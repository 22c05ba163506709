package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** How tests look at pages: with a browser that runs no script and takes any answer. */
public final class ShownPage {
    private ShownPage() {}

    public static WebClient browser(JenkinsRule jenkins) {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return client;
    }

    public static String text(HtmlPage page) {
        return page.getElementById("main-panel").asNormalizedText();
    }

    /** @param table class of the table */
    public static List<String> rows(HtmlPage page, String table) {
        return page.querySelectorAll("." + table + " > tbody > tr").stream()
                .map(row -> row.asNormalizedText())
                .toList();
    }

    /** Nothing in the panel can run, load anything, or have a look of its own. */
    public static void assertSafe(HtmlPage page) {
        assertEquals(
                0,
                page.querySelectorAll("#main-panel script, #main-panel img, #main-panel style")
                        .size());
        for (Object node : page.querySelectorAll("#main-panel *")) {
            ((DomElement) node).getAttributesMap().forEach((name, value) -> {
                assertTrue(!name.startsWith("on") && !name.equals("style"), name);
                assertTrue(!value.getValue().startsWith("javascript:"), value.getValue());
            });
        }
    }
}
