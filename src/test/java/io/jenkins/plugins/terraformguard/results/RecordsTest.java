package io.jenkins.plugins.terraformguard.results;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What is written with a build is still there after a restart, and is what XStream can read. */
class RecordsTest {
    private static final Pattern CLASS = Pattern.compile("io\\.jenkins\\.plugins\\.terraformguard[A-Za-z0-9_.$]*");

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    @Test
    void surviveARestart() throws Throwable {
        String[] digest = new String[1];
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.createFreeStyleProject("job");
            FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
            Decisions.save(build, SampleDecisions.full());
            digest[0] = DecisionWriter.digest(SampleDecisions.full());
            Decisions.save(build, Decisions.passed("second"));
            LastGuarded.note(build);
            jenkins.buildAndAssertSuccess(job);

            String record = Files.readString(build.getRootDir().toPath().resolve("build.xml"));
            List<String> ours = CLASS.matcher(record)
                    .results()
                    .map(MatchResult::group)
                    .filter(name -> !name.contains("RecordsTest"))
                    .toList();
            assertFalse(ours.isEmpty());
            for (String name : ours) {
                assertFalse(
                        jenkins.jenkins
                                .pluginManager
                                .uberClassLoader
                                .loadClass(name)
                                .isRecord(),
                        name);
            }
            assertThat(record, containsString("<io.jenkins.plugins.terraformguard.results.GuardRunAction"));
            assertThat(record, containsString("<digest>" + digest[0] + "</digest>"));
            assertThat("findings are not in the record", record, not(containsString("ACME-NET-002")));
            assertThat(record, not(containsString("ImmutableCollections")));
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class);
            FreeStyleBuild build = job.getBuildByNumber(1);
            GuardRunAction action = build.getAction(GuardRunAction.class);
            assertEquals(2, action.getGuards().size());
            assertEquals(build, action.getRun());
            assertEquals(Verdict.FAIL, action.getWorst().getVerdict());
            assertEquals(digest[0], action.getGuards().get(0).getDigest());
            assertEquals(SampleDecisions.full(), DecisionStore.load(build, "production"));
            assertEquals(build, LastGuarded.find(job));
            assertNotNull(build.getAction(GuardTab.class));

            FreeStyleBuild plain = job.getBuildByNumber(2);
            assertNull(plain.getAction(GuardRunAction.class));
            assertNull(plain.getAction(GuardTab.class));
            assertNull(DecisionStore.load(plain, "production"));
            spoil(build.getRootDir().toPath().resolve("build.xml"));
        });
        sessions.then(jenkins -> {
            FreeStyleProject job = jenkins.jenkins.getItemByFullName("job", FreeStyleProject.class);
            GuardRunAction action = job.getBuildByNumber(1).getAction(GuardRunAction.class);
            assertEquals(1, action.getGuards().size(), "an id that is not usable is left out");
            assertEquals(Verdict.ERROR, action.getWorst().getVerdict(), "an unknown verdict is none to rely on");
            Decision again = Decisions.named("production", SampleDecisions.empty());
            Decisions.save(job.getBuildByNumber(1), again);
            assertEquals(again, DecisionStore.load(job.getBuildByNumber(1), "production"));
            assertEquals(1, action.getGuards().size());
        });
    }

    private static void spoil(Path record) throws Exception {
        String text = Files.readString(record);
        Files.writeString(
                record, text.replace("<id>second</id>", "<id>../../x</id>").replace("<verdict>fail<", "<verdict>odd<"));
    }
}
