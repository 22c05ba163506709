package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Executor;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.drift.DriftSummary;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SingleFileSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The guard looks for drift itself, with a script in place of terraform. */
@WithJenkins
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the fake tools are shell scripts")
class DriftStepTest {
    private static final String SECRET = "vX8-only-in-tests-2047";

    @TempDir
    Path folder;

    private FakeRefresh fake;
    private String drifted;
    private String clean;

    @BeforeEach
    void tools() throws IOException {
        fake = new FakeRefresh(folder);
        drifted = fake.tool("drifted", FakeRefresh.plan(true, false));
        clean = fake.tool("clean", FakeRefresh.plan(false, false));
    }

    private static WorkflowRun run(JenkinsRule jenkins, Result expected, String step) throws Exception {
        return script(jenkins, expected, """
                node {
                    writeFile file: 'infra/main.tf', text: ''
                    writeFile file: 'infra/x.tfvars', text: ''
                    def r = %s
                    echo "went on: ${r.verdict} ${r.drift} ${r.driftCount}"
                }
                """.formatted(step));
    }

    private static WorkflowRun script(JenkinsRule jenkins, Result expected, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return jenkins.assertBuildStatus(expected, job.scheduleBuild2(0));
    }

    private static String drift(String tool, String more) {
        return "terraformGuard(drift: true, dir: 'infra', tool: '" + tool + "'" + more + ")";
    }

    @Test
    void driftTakesEffectOnTheBuildApartFromTheVerdict(JenkinsRule jenkins) throws Exception {
        WorkflowRun unstable =
                run(jenkins, Result.UNSTABLE, drift(drifted, ", varFiles: ['infra/x.tfvars'], lockTimeout: 7"));
        jenkins.assertLogContains("went on: pass drifted 1", unstable);
        Decision decision = DecisionStore.load(unstable, "default");
        assertEquals(DriftSummary.DRIFTED, decision.driftSummary().status());
        assertEquals("aws_sqs_queue.jobs", decision.drift().get(0).address());
        assertEquals(
                "infra", Path.of(fake.noted("drifted", "where")).getFileName().toString());
        String arguments = fake.noted("drifted", "arguments");
        assertTrue(arguments.contains(" -lock-timeout=7s "), arguments);
        assertTrue(arguments.endsWith("/infra/x.tfvars"), arguments);
        assertTrue(fake.leftNothing("drifted"));

        jenkins.assertLogContains("went on: pass none 0", run(jenkins, Result.SUCCESS, drift(clean, "")));
        run(jenkins, Result.SUCCESS, drift(drifted, ", onDrift: 'annotate'"));
        WorkflowRun failed = run(jenkins, Result.FAILURE, drift(drifted, ", onDrift: 'fail'"));
        jenkins.assertLogNotContains("went on", failed);
        jenkins.assertLogContains("drift (1 resources", failed);
        assertEquals(Verdict.PASS, DecisionStore.load(failed, "default").verdict());
    }

    @Test
    void aPlanWithDriftIsAnnotatedUnlessTheJobSaysOtherwise(JenkinsRule jenkins) throws Exception {
        String plan = FakeRefresh.plan(true, false).replace("\n", "");
        String node = "node { writeFile file: 'p', text: '''" + plan + "'''; %s }";
        script(jenkins, Result.SUCCESS, node.formatted("terraformGuard 'p'"));
        script(jenkins, Result.SUCCESS, node.formatted("terraformGuard plan: 'p'"));
        script(jenkins, Result.UNSTABLE, node.formatted("terraformGuard plan: 'p', onDrift: 'unstable'"));
        script(jenkins, Result.FAILURE, node.formatted("terraformGuard plan: 'p', onDrift: 'fail'"));
    }

    @Test
    void whatCouldNotBeLookedAtIsNeverGreen(JenkinsRule jenkins) throws Exception {
        String some = fake.tool("some", FakeRefresh.plan(false, true), "echo 'Error: no answer' >&2", "exit 1");
        String soft = ", onFail: 'annotate', onApproval: 'annotate', onDrift: 'annotate'";
        WorkflowRun incomplete = run(jenkins, Result.UNSTABLE, drift(some, soft));
        jenkins.assertLogContains("incomplete 0", incomplete);
        jenkins.assertLogContains("Error: no answer", incomplete);
        jenkins.assertLogContains("not every resource could be looked at", incomplete);
        String more = fake.tool("more", FakeRefresh.plan(true, true), "exit 1");
        jenkins.assertLogContains("drifted 1", run(jenkins, Result.UNSTABLE, drift(more, soft)));
        assertTrue(fake.leftNothing("more"));
    }

    @Test
    void whatFailsIsAnErrorWithoutSecrets(JenkinsRule jenkins) throws Exception {
        String broken = fake.tool(
                "broken",
                "",
                "rm \"$out\"",
                "echo \"Error: refused for $TF_VAR_db_password at https://me:" + SECRET + "@x/\" >&2",
                "exit 1");
        WorkflowRun failed = script(jenkins, Result.FAILURE, """
                node { withEnv(['TF_VAR_db_password=correct horse %s']) {
                    terraformGuard drift: true, tool: '%s', onFail: 'annotate', onDrift: 'annotate'
                } }
                """.formatted(SECRET, broken));
        jenkins.assertLogContains("exit code 1: Error: refused for (sensitive value) at (sensitive value)", failed);
        assertEquals(Verdict.ERROR, DecisionStore.load(failed, "default").verdict());
        assertEquals(List.of(), telling(failed.getLogFile().toPath()));
        assertEquals(List.of(), telling(failed.getRootDir().toPath().resolve("terraform-guard")));
        assertEquals(List.of(), telling(failed.getRootDir().toPath().resolve("archive")));
        error(jenkins, "plan: 'p', drift: true", "Both 'plan' and 'drift: true'");
        error(jenkins, "id: 'default'", "The parameter 'plan' is empty");
        error(jenkins, "drift: true, varFiles: ['../x.tfvars']", "outside the workspace");
        error(jenkins, "drift: true, varFiles: ['x.tfvars']", "does not exist");
        error(jenkins, "drift: true, dir: '/etc'", "outside the workspace");
        error(jenkins, "drift: true, tool: 'no-such-tool'", "is not on the PATH");
        error(
                jenkins,
                "drift: true, refreshTimeout: 1, tool: '" + fake.tool("slow", "", "sleep 600 & wait") + "'",
                "took longer than 1 seconds");
        assertTrue(fake.leftNothing("slow"));
    }

    private static void error(JenkinsRule jenkins, String arguments, String message) throws Exception {
        WorkflowRun run = script(jenkins, Result.FAILURE, "node { terraformGuard(" + arguments + ") }");
        jenkins.assertLogContains(message, run);
        assertEquals(Verdict.ERROR, DecisionStore.load(run, "default").verdict());
    }

    /** Files in which the secret stands. */
    private static List<Path> telling(Path start) throws IOException {
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .filter(DriftStepTest::tells)
                    .toList();
        }
    }

    private static boolean tells(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void declarativeAndFreestyleJobsLookForDriftToo(JenkinsRule jenkins) throws Exception {
        WorkflowRun declarative = script(jenkins, Result.UNSTABLE, """
                pipeline {
                    agent any
                    stages { stage('drift') { steps {
                        writeFile file: 'infra/main.tf', text: ''
                        terraformGuard drift: true, dir: 'infra', tool: '%s'
                    } } }
                }
                """.formatted(drifted));
        assertEquals(
                1, DecisionStore.load(declarative, "default").driftSummary().resources());
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setScm(new SingleFileSCM("x.tfvars", ""));
        TerraformGuardBuilder guard = new TerraformGuardBuilder(null);
        guard.setDrift(true);
        guard.setTool(drifted);
        guard.setVarFiles(List.of("${JOB_BASE_NAME}.tfvars"));
        project.getBuildersList().add(guard);
        FreeStyleBuild missing = jenkins.assertBuildStatus(Result.FAILURE, project.scheduleBuild2(0));
        jenkins.assertLogContains("'" + project.getName() + ".tfvars' does not exist", missing);
        guard.setVarFiles(List.of("x.tfvars"));
        FreeStyleBuild build = jenkins.assertBuildStatus(Result.UNSTABLE, project.scheduleBuild2(0));
        jenkins.assertLogContains("drift (1 resources", build);
        assertTrue(fake.leftNothing("drifted"));
    }

    @Test
    void aBuildThatIsAbortedLeavesNeitherToolNorPlan(JenkinsRule jenkins) throws Exception {
        String slow = fake.tool(
                "slow", "", "sleep 600 & echo $! > \"$here/child\"; mv \"$here/child\" \"$here/started\"; wait");
        for (boolean onAgent : List.of(false, true)) {
            Files.deleteIfExists(folder.resolve("slow/started"));
            String node = onAgent ? "node('" + jenkins.createOnlineSlave().getNodeName() + "')" : "node";
            WorkflowJob job = jenkins.createProject(WorkflowJob.class);
            job.setDefinition(
                    new CpsFlowDefinition(node + " { terraformGuard drift: true, tool: '" + slow + "' }", true));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            await(() -> Files.exists(folder.resolve("slow/started")));
            long child = Long.parseLong(fake.noted("slow", "started"));
            Executor executor = run.getExecutor();
            executor.interrupt();
            jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(run));
            await(() -> !ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false));
            await(() -> fake.leftNothing("slow"));
            assertFalse(run.isBuilding());
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) {
        assertTimeout(Duration.ofSeconds(90), () -> {
            while (!condition.holds()) {
                Thread.sleep(50);
            }
        });
    }
}
