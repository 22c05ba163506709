package io.jenkins.plugins.terraformguard.engine.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The protocol, with kills between any two of its steps. */
class ChainTest {
    private final SampleTrail trail = SampleTrail.of(2);

    private Link announced() throws TrailException {
        TreeMap<String, byte[]> files = SampleTrail.artifacts(77);
        Link link = Chain.next(trail.head, SampleTrail.event(files), Gap.CRASH);
        trail.head = Chain.announce(trail.head, link);
        return link;
    }

    private void write(Link link) throws Exception {
        TreeMap<String, byte[]> files = SampleTrail.artifacts(77);
        SampleTrail.sign(files, link, SampleTrail.SIGNER);
        trail.builds.add(files);
        trail.links.add(link);
    }

    @Test
    void everyLinkNamesTheOneBeforeIt() {
        Link first = trail.links.get(0);
        Link second = trail.links.get(1);
        assertEquals(new Position(SampleTrail.CHAIN, "production", 1, "", Position.FIRST, null), first.position());
        assertEquals(
                new Position(SampleTrail.CHAIN, "production", 2, LinkDocument.digest(first), "", null),
                second.position());
        assertEquals(LinkDocument.digest(second), trail.head.link());
        assertEquals(TrailStatus.VALID, trail.verify().status(), SampleTrail.words(trail.verify()));
    }

    @Test
    void killedBetweenLinkAndHeadItHeals() throws Exception {
        Link link = announced();
        write(link);
        assertEquals(TrailStatus.VALID, trail.verify().status(), "even before it is healed");
        trail.head = Chain.recover(trail.head, trail.links);
        assertEquals(3, trail.head.sequence());
        assertEquals(List.of(), trail.head.announced());
        assertEquals(4, trail.build().position().sequence());
        assertNull(trail.links.get(3).position().gap());
        assertEquals(TrailStatus.VALID, trail.verify().status());
    }

    @Test
    void killedBeforeTheLinkWasWrittenTheGapIsNamed() throws Exception {
        Link lost = announced();
        assertEquals(TrailStatus.PARTIAL, trail.verify().status(), "it can't be told from a removal yet");
        trail.head = Chain.recover(trail.head, trail.links);
        Link next = trail.build();
        assertEquals(4, next.position().sequence(), "the number of the lost one is not given again");
        assertEquals(
                new Gap(Gap.CRASH, List.of(LinkDocument.digest(lost)), ""),
                next.position().gap());
        TrailReport report = trail.verify();
        assertEquals(TrailStatus.VALID, report.status(), SampleTrail.words(report));
        assertTrue(SampleTrail.words(report).contains("gap explained"));
        assertEquals(1, report.chains().get(0).gaps());
    }

    @Test
    void aLostLinkThatTurnsUpLaterIsNoFork() throws Exception {
        Link lost = announced();
        trail.build();
        write(lost);
        assertEquals(TrailStatus.VALID, trail.verify().status(), SampleTrail.words(trail.verify()));
    }

    @Test
    void severalKillsInARowAreNamedTogether() throws Exception {
        announced();
        Link second = announced();
        Link third = announced();
        write(second);
        trail.head = Chain.recover(trail.head, trail.links);
        assertEquals(4, trail.head.sequence());
        assertEquals(List.of(LinkDocument.digest(third)), trail.head.announced());
        Link next = trail.build();
        assertEquals(6, next.position().sequence());
        assertEquals(TrailStatus.VALID, trail.verify().status(), SampleTrail.words(trail.verify()));
    }

    @Test
    void theVeryFirstLinkMayBeTheLostOne() throws Exception {
        SampleTrail fresh = new SampleTrail(Chain.first(SampleTrail.CHAIN, "production"));
        Link lost = Chain.next(fresh.head, SampleTrail.event(SampleTrail.artifacts(1)), Gap.CRASH);
        fresh.head = Chain.announce(fresh.head, lost);
        Link next = fresh.build();
        assertEquals(2, next.position().sequence());
        assertEquals(Position.FIRST, next.position().start());
        fresh.build();
        assertEquals(TrailStatus.VALID, fresh.verify().status(), SampleTrail.words(fresh.verify()));
    }

    @Test
    void aLostHeadStartsAChainThatSaysSo() {
        String before = LinkDocument.digest(trail.links.get(1));
        SampleTrail after = new SampleTrail(Chain.reset(SampleTrail.OTHER_CHAIN, "production", Gap.HEAD_LOST, before));
        after.build();
        after.build();
        TrailReport report = after.verify();
        assertEquals(TrailStatus.VALID, report.status());
        assertTrue(SampleTrail.words(report).contains("starts anew (head-lost)"));
        assertTrue(SampleTrail.words(report).contains(before));
        trail.builds.addAll(after.builds);
        assertEquals(TrailStatus.VALID, trail.verify(SampleTrail.KEYS, Map.of()).status());
    }

    @Test
    void aHeadThatCanNeverBeFollowedStops() throws Exception {
        for (int i = 0; i < TrailLimits.ANNOUNCED; i++) {
            announced();
        }
        Link link = Chain.next(trail.head, SampleTrail.event(SampleTrail.artifacts(1)), Gap.CRASH);
        assertThrows(TrailException.class, () -> Chain.announce(trail.head, link));
    }

    @Test
    void onlyWhatWasAnnouncedLastIsTaken() throws Exception {
        Link link = announced();
        announced();
        assertThrows(IllegalArgumentException.class, () -> Chain.commit(trail.head, link));
    }
}
