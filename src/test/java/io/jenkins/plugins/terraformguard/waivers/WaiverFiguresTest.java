package io.jenkins.plugins.terraformguard.waivers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.results.telemetry.Figure;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class WaiverFiguresTest {
    private final WaiverFigures figures = new WaiverFigures();

    private void is(long lapsing, long unreadable) {
        assertEquals(Map.of(Figure.WAIVERS_LAPSING, lapsing, Figure.WAIVERS_UNREADABLE, unreadable), figures.now());
    }

    private static GrantedWaiver grant(Item item, String id, int days) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        GrantedWaiver waiver = new GrantedWaiver(
                id.repeat(32),
                "P-1",
                "test_thing.a",
                "",
                List.of(),
                List.of(new GrantedWaiver.Grantor("ann", "for the launch", now)),
                LocalDate.parse(Waivers.day(days)),
                new GrantedWaiver.Source("job", "1", "", "web", "r", "d".repeat(64)),
                null,
                null,
                0);
        new WaiverStore(item).change(all -> all.with(waiver, now));
        return waiver;
    }

    @Test
    void whatHoldsAndEndsSoon(JenkinsRule jenkins) throws Exception {
        is(0, 0);
        FreeStyleProject one = jenkins.createFreeStyleProject("one");
        grant(one, "a", 5);
        grant(one, "b", 20);
        grant(one, "c", 60);
        grant(jenkins.createFolder("folder"), "d", 5);
        is(3, 0);
        GrantedWaiver.Revocation back = new GrantedWaiver.Revocation("ann", "done", Instant.EPOCH);
        new WaiverStore(one).change(all -> all.revoked(waiver -> waiver.id().startsWith("a"), back));
        is(2, 0);
        Files.delete(Waivers.file(one));
        Files.writeString(Waivers.file(one), "{");
        is(1, 1);
        one.delete();
        is(1, 0);
    }
}
