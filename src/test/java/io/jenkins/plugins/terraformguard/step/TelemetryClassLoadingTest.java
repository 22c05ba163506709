package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.terraformguard.results.telemetry.PhaseListener;
import java.util.List;
import java.util.stream.Stream;
import jenkins.metrics.api.Metrics;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** With class loaders as they are in production: with the plugins that measure, and without them. */
class TelemetryClassLoadingTest {
    private static final String[] MEASURING = {"metrics", "opentelemetry-api"};

    @RegisterExtension
    private final RealJenkinsExtension with = new RealJenkinsExtension();

    @RegisterExtension
    private final RealJenkinsExtension without = new RealJenkinsExtension().omitPlugins(MEASURING);

    @Test
    void withThem() throws Throwable {
        with.then(TelemetryClassLoadingTest::measured);
    }

    @Test
    void withoutThem() throws Throwable {
        without.then(TelemetryClassLoadingTest::unmeasured);
    }

    private static void judge(JenkinsRule rule) throws Exception {
        WorkflowJob job = rule.createProject(WorkflowJob.class, "shop");
        job.setDefinition(FakeApply.node(
                FakeApply.plan("one", Plans.clean()), FakeApply.guard(""), FakeApply.gate(""), "echo 'went on'"));
        rule.assertLogContains("went on", rule.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0)));
    }

    private static List<String> listeners() {
        return ExtensionList.lookup(PhaseListener.class).stream()
                .map(listener -> listener.getClass().getSimpleName())
                .sorted()
                .toList();
    }

    private static void measured(JenkinsRule rule) throws Throwable {
        judge(rule);
        assertEquals(List.of("PhaseMetrics", "PhaseTracing"), listeners());
        for (String name : List.of("verdict.pass", "gate.passed")) {
            assertEquals(
                    1,
                    Metrics.metricRegistry()
                            .getMeters()
                            .get("terraform.guard." + name)
                            .getCount(),
                    name);
        }
    }

    private static void unmeasured(JenkinsRule rule) throws Throwable {
        Stream.of(MEASURING).forEach(name -> assertNull(Jenkins.get().getPlugin(name), name));
        judge(rule);
        assertEquals(List.of(), listeners());
    }
}
