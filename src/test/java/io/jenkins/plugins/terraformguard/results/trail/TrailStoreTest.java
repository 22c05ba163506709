package io.jenkins.plugins.terraformguard.results.trail;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.trail.ChainReport;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What is left when the controller is killed, and what comes of files that people lose or change. */
@WithJenkins
class TrailStoreTest {
    private static final String GUARD = "infra";

    /** Everything but that the decisions of these links are not there. */
    private static TrailStatus chain(FreeStyleProject job, String guard) throws IOException {
        TrailReport report = Trails.verify(job, guard);
        return Stream.concat(
                        report.entries().stream()
                                .flatMap(entry -> entry.checks().stream())
                                .filter(check -> check.aspect() != TrailCheck.Aspect.DIGEST),
                        report.chains().stream().map(ChainReport::checks).flatMap(List::stream))
                .map(TrailCheck::status)
                .max(TrailStatus::compareTo)
                .orElseThrow();
    }

    private static TrailFiles files(FreeStyleProject job, String guard) throws IOException {
        return TrailFiles.of(job, guard);
    }

    @Test
    void killedBetweenAnyTwoWrites(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        for (boolean first : List.of(true, false)) {
            for (int before = 1; before <= 4; before++) {
                String guard = (first ? "first" : "later") + before;
                if (!first) {
                    Trails.record(build, guard);
                }
                int last = first ? 0 : 1;
                Trails.killed(job, guard, before);
                if (!first || before == 4) {
                    TrailStatus left = before == 2 || before == 3 ? TrailStatus.PARTIAL : TrailStatus.VALID;
                    assertEquals(left, chain(job, guard), guard + " right after the kill");
                }
                RecordedLink next = Trails.record(build, guard);
                Gap gap = next.position().gap();
                switch (before) {
                    case 1 -> {
                        assertEquals(last + 1, next.position().sequence(), guard);
                        assertNull(gap, guard);
                    }
                    case 4 -> {
                        assertEquals(last + 2, next.position().sequence(), guard + " recovers");
                        assertNull(gap, guard);
                        assertEquals(last + 2, files(job, guard).links().size());
                    }
                    default -> {
                        assertEquals(last + 2, next.position().sequence(), guard + " gives no number twice");
                        assertEquals(Gap.CRASH, gap.reason());
                        assertEquals(1, gap.announced().size());
                    }
                }
                assertEquals(TrailStatus.VALID, chain(job, guard), guard);
                assertEquals("", next.remark());
                Trails.record(build, guard);
                assertEquals(TrailStatus.VALID, chain(job, guard), guard);
            }
        }
    }

    @Test
    void killedManyTimesInARow(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Trails.record(build, GUARD);
        for (int before : List.of(2, 3, 2, 4, 3, 2)) {
            Trails.killed(job, GUARD, before);
        }
        RecordedLink next = Trails.record(build, GUARD);
        assertEquals(2, next.position().gap().announced().size(), "those after the one that was written");
        assertEquals(8, next.position().sequence());
        assertEquals(
                List.of(1, 5, 8),
                files(job, GUARD).links().stream().map(LinkName::sequence).toList());
        assertEquals(TrailStatus.VALID, chain(job, GUARD));
        try (Stream<Path> all = Files.walk(Trails.folder(job))) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            assertEquals(7, names.size(), () -> "a head, and two for each link: " + names);
        }
    }

    @Test
    void aLostHeadIsSaid(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Trails.record(build, GUARD);
        RecordedLink last = Trails.record(build, GUARD);
        Path head = files(job, GUARD).head();
        byte[] good = Files.readAllBytes(head);
        Files.delete(head);
        RecordedLink reset = Trails.record(build, GUARD);
        assertEquals("reset", reset.position().start());
        assertEquals(Gap.HEAD_LOST, reset.position().gap().reason());
        assertEquals(last.digest(), reset.position().gap().before());
        assertNotEquals(last.position().chain(), reset.position().chain());
        assertThat(reset.remark(), containsString("gone"));
        assertEquals("", Trails.record(build, GUARD).remark());
        assertEquals(TrailStatus.VALID, chain(job, GUARD));

        byte[] current = Files.readAllBytes(head);
        for (byte[] damaged : List.of(
                new byte[0],
                "{}".getBytes(StandardCharsets.UTF_8),
                new String(current, StandardCharsets.UTF_8)
                        .replace("/v1", "/v9")
                        .getBytes(StandardCharsets.UTF_8))) {
            Files.write(head, damaged);
            RecordedLink next = Trails.record(build, GUARD);
            assertEquals(HeadFile.DAMAGED, next.position().gap().reason());
            assertThat(next.remark(), containsString("trail-head.json.damaged-"));
            assertEquals(TrailStatus.VALID, chain(job, GUARD));
        }
        assertEquals(3, files(job, GUARD).folder().aside("trail-head.json").size());

        Files.write(head, good);
        Trails.record(build, GUARD);
        Trails.record(build, GUARD);
        assertEquals(TrailStatus.VALID, chain(job, GUARD), "an old head that is still the last of its chain");
        Files.write(head, good);
        RecordedLink next = Trails.record(build, GUARD);
        assertEquals(HeadFile.OLD, next.position().gap().reason(), "nothing is written over");
        Trails.record(build, "other");
        Files.copy(files(job, "other").head(), head, StandardCopyOption.REPLACE_EXISTING);
        assertEquals(
                HeadFile.DAMAGED, Trails.record(build, GUARD).position().gap().reason());
        assertEquals(TrailStatus.VALID, chain(job, GUARD));
    }

    @Test
    void whatIsChangedOnDiskIsFound(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        for (int i = 0; i < 5; i++) {
            Trails.record(build, GUARD);
        }
        TrailFiles files = files(job, GUARD);
        List<LinkName> names = files.links();
        assertEquals(TrailStatus.VALID, chain(job, GUARD));
        for (int removed : List.of(1, 2, 3, 4)) {
            Path link = files.link(names.get(removed));
            byte[] content = Files.readAllBytes(link);
            Files.delete(link);
            assertEquals(TrailStatus.INVALID, chain(job, GUARD), "removed " + removed);
            byte[] other = Files.readAllBytes(files.link(names.get(0)));
            Files.write(link, other);
            assertEquals(TrailStatus.INVALID, chain(job, GUARD), "exchanged " + removed);
            Files.write(
                    link,
                    new String(content, StandardCharsets.UTF_8)
                            .replace("shop", "ship")
                            .getBytes(StandardCharsets.UTF_8));
            assertEquals(TrailStatus.INVALID, chain(job, GUARD), "edited " + removed);
            Files.write(link, new byte[] {'{'});
            assertTrue(chain(job, GUARD).compareTo(TrailStatus.UNREADABLE) >= 0, "damaged " + removed);
            Files.write(link, content);
        }
        Path one = files.link(names.get(1));
        Path two = files.link(names.get(2));
        byte[] content = Files.readAllBytes(one);
        Files.write(one, Files.readAllBytes(two));
        Files.write(two, content);
        assertEquals(TrailStatus.INVALID, chain(job, GUARD), "two exchanged without their signatures");
        Files.write(two, Files.readAllBytes(one));
        Files.write(one, content);
        assertEquals(TrailStatus.VALID, chain(job, GUARD));
        Files.delete(files.signature(names.get(2)));
        assertEquals(TrailStatus.UNSIGNED, chain(job, GUARD));
    }

    @Test
    void whatCannotBeWrittenDoesNotCount(JenkinsRule jenkins) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job);
        Path folder = job.getRootDir().toPath().resolve("terraform-guard");
        Files.writeString(folder, "in the way");
        AbortException failure = assertThrows(AbortException.class, () -> Trails.record(build, GUARD));
        assertThat(failure.getMessage(), containsString("guard infra"));
        assertThat(failure.getMessage(), containsString("the trail of shop"));
        Files.delete(folder);
        Trails.record(build, GUARD);
        TrailStore full = new TrailStore(job, GUARD, (file, content) -> {
            throw new IOException("No space left on device");
        });
        assertThrows(
                IOException.class,
                () -> full.record(Event.of("decision", "0".repeat(64), Map.of()), ControllerKeys.signer()));
        assertNull(Trails.record(build, GUARD).position().gap());
        for (String id : List.of("", "..", "a/b", "x".repeat(65))) {
            assertThrows(AbortException.class, () -> Trails.record(build, id), id);
        }
        assertFalse(Files.exists(folder.resolve("trail/a")));
    }
}
