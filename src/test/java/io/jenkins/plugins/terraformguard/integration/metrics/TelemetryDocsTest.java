package io.jenkins.plugins.terraformguard.integration.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import io.jenkins.plugins.terraformguard.results.telemetry.FigureSource;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.dropwizard.DropwizardExports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** That the page, the dashboard and the alerts name the metrics that there are, as the plugin prometheus shows them. */
class TelemetryDocsTest {
    private static final Path DOCS = Path.of(System.getProperty("guard.root", "."), "docs");
    private static final Pattern IN_EXPRESSION = Pattern.compile("terraform_guard[a-z0-9_:]*");
    private static final Pattern MATCHERS = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> LABELS = Set.of("quantile", "instance");

    private static MetricRegistry registry() {
        Figures figures = new Figures();
        figures.look(List.of(new FigureSource() {
            @Override
            public Set<Figure> figures() {
                return Set.of(Figure.values());
            }

            @Override
            public Map<Figure, Long> now() {
                return Stream.of(Figure.values()).collect(Collectors.toMap(Function.identity(), figure -> 1L));
            }
        }));
        MetricRegistry registry = new MetricRegistry();
        registry.registerAll(new GuardMeters());
        registry.registerAll(figures);
        return registry;
    }

    /** Names of samples, by the exporter that the plugin prometheus has. */
    private static SortedSet<String> samples(MetricRegistry registry) {
        SortedSet<String> names = new TreeSet<>();
        for (MetricFamilySamples family : new DropwizardExports(registry).collect()) {
            family.samples.forEach(sample -> names.add(sample.name));
        }
        return names;
    }

    private static SortedSet<String> found(String text, String regex) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachMetricIsDocumentedAndEachDocumentedOneIsThere() throws IOException {
        String page = Files.readString(DOCS.resolve("telemetry.md"));
        MetricRegistry registry = registry();
        assertTrue(registry.getNames().size() > 50, () -> registry.getNames().toString());
        assertEquals(registry.getNames(), found(page, "\\| `(terraform\\.guard\\.[^`]*)`"));

        SortedSet<String> samples = samples(registry);
        SortedSet<String> documented =
                found(page, "\\| `(terraform_guard_[^`]*)` \\| (?:meter|timer|histogram|gauge) \\|");
        Set<String> counts =
                samples.stream().filter(name -> name.endsWith("_count")).collect(Collectors.toSet());
        assertFalse(counts.isEmpty());
        samples.removeAll(counts);
        assertEquals(samples, documented);
    }

    @Test
    void whatIsNotKnownHasNoSample() {
        MetricRegistry registry = new MetricRegistry();
        Figures figures = new Figures();
        registry.registerAll(figures);
        assertEquals(Set.of(), samples(registry), "a figure that nobody knows is not 0");
        FigureSource broken = new FigureSource() {
            @Override
            public Set<Figure> figures() {
                return Set.of(Figure.DRIFT_OPEN);
            }

            @Override
            public Map<Figure, Long> now() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        FigureSource other = new FigureSource() {
            @Override
            public Set<Figure> figures() {
                return Set.of(Figure.APPROVALS_PENDING);
            }

            @Override
            public Map<Figure, Long> now() {
                return Map.of(Figure.APPROVALS_PENDING, 3L, Figure.DRIFT_OPEN, 0L);
            }
        };
        figures.look(List.of(other, broken));
        assertEquals(Set.of("terraform_guard_approvals_pending"), samples(registry));
        Gauge<?> pending = registry.getGauges().get("terraform.guard.approvals.pending");
        assertEquals(3L, pending.getValue());
        figures.look(List.of());
        assertEquals(Set.of(), samples(registry));
    }

    @Test
    void theDashboardShowsWhatThereIs() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(DOCS.resolve("telemetry/grafana-dashboard.json").toFile());
        List<String> expressions = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertTrue(ids.add(panel.get("id").asInt()), panel::toString);
            assertFalse(panel.get("title").asText().isEmpty(), panel::toString);
            Set<String> references = new HashSet<>();
            for (JsonNode target : panel.get("targets")) {
                assertTrue(references.add(target.get("refId").asText()), panel::toString);
                expressions.add(target.get("expr").asText());
            }
            assertFalse(references.isEmpty(), panel::toString);
            assertEquals("${DS_PROMETHEUS}", panel.at("/datasource/uid").asText());
        }
        assertEquals("DS_PROMETHEUS", dashboard.at("/__inputs/0/name").asText());
        JsonNode variable = dashboard.at("/templating/list/0");
        assertEquals("instance", variable.get("name").asText());
        assertEquals(List.of(), unknown(variable.get("query").asText()));
        check(expressions, 40);
    }

    @Test
    void theAlertsLookAtWhatThereIs() throws IOException {
        Map<?, ?> rules = (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(DOCS.resolve("telemetry/alerts.yaml")));
        List<String> expressions = new ArrayList<>();
        Set<Object> names = new HashSet<>();
        for (Object group : (List<?>) rules.get("groups")) {
            for (Object one : (List<?>) ((Map<?, ?>) group).get("rules")) {
                Map<?, ?> rule = (Map<?, ?>) one;
                assertTrue(names.add(rule.get("alert")), rule::toString);
                assertTrue(
                        Set.of("info", "warning", "critical")
                                .contains(((Map<?, ?>) rule.get("labels")).get("severity")),
                        rule::toString);
                Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
                assertEquals(Set.of("summary", "description"), annotations.keySet());
                Object wait = rule.get("for");
                assertTrue(wait == null || wait.toString().matches("[0-9]+[smhd]"), rule::toString);
                expressions.add(rule.get("expr").toString());
            }
        }
        check(expressions, 10);
    }

    @Test
    void aNameThatIsMadeUpIsFound() {
        assertEquals(
                List.of("terraform_guard_verdicts_total"), unknown("sum(rate(terraform_guard_verdicts_total[5m]))"));
        assertEquals(List.of("terraform_guard_verdict_pass"), unknown("terraform_guard_verdict_pass > 0"));
        assertEquals(List.of("label job_name"), unknown("terraform_guard_drift_open{job_name=\"x\"}"));
        assertEquals(List.of("no metric"), unknown("vector(1)"));
        assertEquals(List.of("brackets"), unknown("sum(terraform_guard_drift_open"));
    }

    private static void check(List<String> expressions, int atLeast) {
        assertTrue(expressions.size() >= atLeast, expressions::toString);
        expressions.forEach(expression -> assertEquals(List.of(), unknown(expression), expression));
    }

    /** What an expression uses that is not there. */
    private static List<String> unknown(String expression) {
        Set<String> samples = samples(registry());
        List<String> used = IN_EXPRESSION
                .matcher(expression)
                .results()
                .map(MatchResult::group)
                .toList();
        List<String> unknown = new ArrayList<>();
        if (used.isEmpty()) {
            unknown.add("no metric");
        }
        used.stream().filter(name -> !samples.contains(name)).forEach(unknown::add);
        Matcher matchers = MATCHERS.matcher(expression);
        while (matchers.find()) {
            for (String matcher : matchers.group(1).split(",")) {
                String label = matcher.replaceAll("[=!~].*", "").trim();
                if (!LABELS.contains(label)) {
                    unknown.add("label " + label);
                }
            }
        }
        for (String pair : List.of("()", "[]", "{}")) {
            if (count(expression, pair.charAt(0)) != count(expression, pair.charAt(1))) {
                unknown.add("brackets");
            }
        }
        return unknown;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }
}
