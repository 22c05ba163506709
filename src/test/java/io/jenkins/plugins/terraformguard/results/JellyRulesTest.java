package io.jenkins.plugins.terraformguard.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no view of the plugin may do. HtmlUnit enforces no Content-Security-Policy, so the sources are looked at. */
class JellyRulesTest {
    private static final Path RESOURCES = Path.of(System.getProperty("guard.root", "."), "src/main/resources");
    private static final Pattern INLINE = Pattern.compile(
            "<script|<style|\\sstyle\\s*=|\\son[a-z]+\\s*=|javascript:|<j:out|<st:out|escapeText|htmlTooltip|data-html-tooltip",
            Pattern.CASE_INSENSITIVE);
    /** What is markup already: pictures drawn by us, in which all text is escaped. */
    private static final Pattern PICTURE = Pattern.compile(
            "<j:out value=\"\\$\\{(?:blast\\.graph\\(\\)|chart\\.strip|(?:chart|key)\\.svg\\(\\))}\" />");

    private static final Pattern LINK = Pattern.compile("(?:href|action|src)=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("\\$\\{%([A-Za-z0-9.]+)[(}]");
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-f]{3,8}\\b|\\b(?:rgba?|hsla?|oklch)\\(|:\\s*(?:white|black|red|green|blue)\\b");

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Test
    void viewsEscapeAndHoldNothingInline() throws IOException {
        List<Path> views = files(".jelly");
        assertTrue(views.size() > 10, views.toString());
        for (Path view : views) {
            String text = Files.readString(view);
            assertTrue(text.startsWith("<?jelly escape-by-default='true'?>"), view.toString());
            Matcher inline = INLINE.matcher(PICTURE.matcher(text).replaceAll(""));
            assertFalse(inline.find(), () -> view + ": " + inline.group());
        }
    }

    @Test
    void linksBeginWithSomethingOfOurs() throws IOException {
        for (Path view : files(".jelly")) {
            Matcher link = LINK.matcher(Files.readString(view));
            while (link.find()) {
                String target = link.group(1);
                assertTrue(
                        target.matches(
                                "(?:#(?:[a-z]+|\\$\\{row\\..*)|\\$\\{rootURL}/.*|\\$\\{url}/.*|\\$\\{guard\\.id}/|symbol-.*"
                                        + "|\\$\\{(?:it|findings|drift|paged|artifact|choice|row|build|view|guard|outcome|asked)\\..*|\\$\\{it\\.url}\\$\\{door}|https://.*)"),
                        () -> view + ": " + target);
            }
        }
    }

    @Test
    void everyTextHasItsKey() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path view : files(".jelly")) {
            Properties texts = new Properties();
            Path file = Path.of(view.toString().replaceAll("\\.jelly$", ".properties"));
            if (Files.exists(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    texts.load(in);
                }
            }
            TreeSet<Object> unused = new TreeSet<>(texts.keySet());
            Matcher key = KEY.matcher(Files.readString(view));
            while (key.find()) {
                unused.remove(key.group(1));
                if (!texts.containsKey(key.group(1)) && view.toString().matches(".*/(?:results|approval)/.*")) {
                    missing.add(view + ": " + key.group(1));
                }
            }
            unused.forEach(name -> missing.add(file + ": unused " + name));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void coloursComeFromTheTheme() throws IOException {
        List<Path> sheets = files(".css").stream()
                .filter(sheet -> !sheet.toString().contains("/engine/"))
                .toList();
        assertTrue(sheets.size() > 1, sheets.toString());
        for (Path sheet : sheets) {
            String css = Files.readString(sheet);
            Matcher colour = COLOUR.matcher(css);
            assertFalse(colour.find(), () -> sheet + ": " + colour.group());
            for (String line : css.lines().toList()) {
                if (line.startsWith(".") || line.startsWith("a.") || line.startsWith("a:")) {
                    assertTrue(line.contains("tfguard"), line);
                }
            }
            assertFalse(css.contains("url("), "nothing is loaded from elsewhere");
        }
    }
}
