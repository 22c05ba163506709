package io.jenkins.plugins.terraformguard.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.Result;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The main job with the real terraform: plan, guard, and a saved plan that never becomes JSON on disk. */
@WithJenkins
class RealTerraformTest {
    private static final String PASSWORD = "Qv7-only-in-tests-1312";

    @Test
    void aSavedPlanIsJudged(JenkinsRule jenkins) throws Exception {
        assumeTrue(hasTerraform(), "left out: terraform is not on the PATH");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                pipeline {
                    agent any
                    environment { TF_VAR_seed = 'x' }
                    stages {
                        stage('plan') {
                            steps {
                                writeFile file: 'main.tf', text: '''
                                    variable "seed" {}
                                    resource "terraform_data" "a" { input = { p = local.password, seed = var.seed } }
                                    locals { password = sensitive(join("-", ["Qv7", "only", "in", "tests", "1312"])) }
                                '''
                                sh 'terraform init -input=false && terraform plan -input=false -out=tfplan'
                            }
                        }
                        stage('guard') { steps { terraformGuard plan: 'tfplan' } }
                        stage('apply') { steps { sh 'terraform apply -input=false tfplan && rm -rf tfplan *.tfstate*' } }
                    }
                }
                """, true));
        WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(Verdict.PASS, decision.verdict());
        assertEquals(1, decision.changes().create());
        assertEquals(64, decision.plan().savedPlanSha256().length());
        assertEquals("tfplan", decision.plan().source());
        try (Stream<Path> files = Files.walk(jenkins.jenkins.getRootDir().toPath())) {
            List<Path> leaks = files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, PASSWORD))
                    .toList();
            assertEquals(List.of(), leaks);
        }
    }

    @Test
    void whatTheToolSaysIsShown(JenkinsRule jenkins) throws Exception {
        assumeTrue(hasTerraform(), "left out: terraform is not on the PATH");
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition("""
                node {
                    writeFile file: 'tfplan', text: 'PK\\u0003\\u0004 is no plan'
                    terraformGuard plan: 'tfplan', tool: 'terraform'
                }
                """, true));
        WorkflowRun run = jenkins.assertBuildStatus(Result.FAILURE, job.scheduleBuild2(0));
        jenkins.assertLogContains("show -json' failed with exit code 1", run);
        Decision decision = DecisionStore.load(run, "default");
        assertEquals(Verdict.ERROR, decision.verdict());
        assertFalse(decision.error().remedy().isEmpty());
        assertTrue(decision.error().message().contains("show -json"));
    }

    static boolean hasTerraform() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }

    private static boolean contains(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
