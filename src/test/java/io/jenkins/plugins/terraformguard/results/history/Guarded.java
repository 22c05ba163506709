package io.jenkins.plugins.terraformguard.results.history;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.history.Entry;
import io.jenkins.plugins.terraformguard.engine.history.JobHistory;
import io.jenkins.plugins.terraformguard.results.DecisionStore;
import io.jenkins.plugins.terraformguard.results.GuardListener;
import io.jenkins.plugins.terraformguard.results.LastGuarded;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;

/** Builds that were guarded, as the step leaves them. */
final class Guarded {
    private Guarded() {}

    static FreeStyleBuild build(JenkinsRule jenkins, FreeStyleProject job, Decision... decisions) throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        keep(build, decisions);
        for (Decision decision : decisions) {
            GuardListener.tell(build, decision.id());
        }
        return build;
    }

    /** Keeps decisions and tells nobody, as before there were histories. */
    static void keep(Run<?, ?> build, Decision... decisions) throws IOException {
        for (Decision decision : decisions) {
            DecisionStore.save(build, decision.id(), List.of(decision));
        }
        LastGuarded.note(build);
    }

    static JobHistory history(FreeStyleProject job, String guard) throws IOException {
        return HistoryStore.of(job).read(guard);
    }

    static List<Integer> builds(FreeStyleProject job, String guard) throws IOException {
        return history(job, guard).entries().stream().map(Entry::build).toList();
    }

    static Path file(FreeStyleProject job, String guard) {
        return job.getRootDir().toPath().resolve("terraform-guard/history/" + guard + ".json");
    }

    /** Waits until no history of the job is being made. */
    static void await(FreeStyleProject job) throws InterruptedException {
        for (int i = 0; i < 300 && HistoryRebuild.get().state(job) == HistoryRebuild.State.RUNNING; i++) {
            Thread.sleep(100);
        }
    }

    static WebClient browser(JenkinsRule jenkins) {
        WebClient client = jenkins.createWebClient();
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        return client;
    }
}
