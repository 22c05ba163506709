package io.jenkins.plugins.terraformguard.results.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class DriftFiguresTest {
    private final DriftFigures figures = new DriftFigures();

    private void is(long open, long unreadable) {
        assertEquals(Map.of(Figure.DRIFT_OPEN, open, Figure.DRIFT_UNREADABLE, unreadable), figures.now());
    }

    @Test
    void allJobsTogether(JenkinsRule jenkins) throws Exception {
        is(0, 0);
        FreeStyleProject one = jenkins.createFreeStyleProject("one");
        FreeStyleProject two = jenkins.createFolder("folder").createProject(FreeStyleProject.class, "two");
        Drifted.build(jenkins, one, "a", "b");
        Drifted.build(jenkins, two, "a");
        is(3, 0);
        Drifted.build(jenkins, one, "a");
        is(2, 0);
        two.renameTo("three");
        is(2, 0);
        try (Stream<Path> files = Files.list(one.getRootDir().toPath().resolve("terraform-guard/drift"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
                Files.writeString(file, "{");
            }
        }
        is(1, 1);
        one.delete();
        is(1, 0);
    }
}
