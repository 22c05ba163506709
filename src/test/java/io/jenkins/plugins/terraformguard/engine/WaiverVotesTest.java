package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jenkins.plugins.terraformguard.engine.approval.Act.Kind;
import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Grantor;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which waivers come of which votes. */
class WaiverVotesTest {
    private Decision decision;
    private String first;
    private String second;

    @BeforeEach
    void judge() throws Exception {
        decision = new Exempting().judge(Exempting.thing("a", "2"), Exempting.thing("b", "3"));
        first = decision.findings().get(0).fingerprint();
        second = decision.findings().get(1).fingerprint();
    }

    /** {@code ADDRESS DAY WHO}, one for each waiver. */
    private static String text(Granting granting) {
        return granting.granted().stream()
                .map(waiver -> waiver.address().replace("test_thing.", "") + " "
                        + waiver.expires().toString().substring(5) + " "
                        + waiver.grantors().stream().map(Grantor::user).collect(Collectors.joining("+")))
                .collect(Collectors.joining("; "));
    }

    private Granting one() {
        return new Granting(decision);
    }

    private Granting two(String... approvers) {
        return new Granting(decision, Granting.rule(2, approvers));
    }

    @Test
    void whoApprovesForThisTimeGrantsNothing() {
        assertEquals("", text(one().yes("ann", "")));
        assertEquals("a 12-31 ann; b 12-31 ann", text(one().yes("ann", "2026-12-31")));
        assertEquals("", text(one()), "nobody has said anything");
        assertEquals("", text(one().yes("ann", "2026-12-31", first)), "not approved as a whole");
        assertEquals("a 12-31 ann", text(one().yes("ann", "2026-12-31", first).yes("bob", "", second)));
    }

    @Test
    void aWaiverTakesAsManyAsTheApproval() {
        assertEquals("", text(two().yes("ann", "2026-12-31").yes("bob", "")));
        assertEquals(
                "a 12-20 ann+bob; b 12-20 ann+bob",
                text(two().yes("ann", "2026-12-31").yes("bob", "2026-12-20")));
        assertEquals(
                "b 12-31 ann+bob",
                text(two().yes("ann", "2026-12-31").yes("bob", "", first).yes("bob", "2026-12-31", second)));
        Granting both = new Granting(decision, Granting.rule(1, "ann"), Granting.rule(1, "bob"));
        assertEquals("", text(both.yes("ann", "2026-12-31").yes("bob", "")), "each rule has its own people");
    }

    @Test
    void thePartsOfOnePersonAreNotMixedUp() {
        assertEquals(
                "b 12-31 ann",
                text(one().yes("ann", "", first).yes("ann", "2026-12-31", second)),
                "what was approved for this time stays so");
        assertEquals(
                "a 12-10 ann; b 12-31 ann",
                text(one().yes("ann", "2026-12-10", first).yes("ann", "2026-12-31", second)));
        assertEquals(
                "a 12-10 ann",
                text(one().yes("ann", "2026-12-10", first).yes("ann", "")),
                "approving the rest takes no day back");
    }

    @Test
    void whatWasTakenBackLateOrNotAskedDoesNotCount() {
        assertEquals(
                "",
                text(two().yes("ann", "2026-12-31")
                        .act(Kind.WITHDRAW, "ann", "")
                        .yes("bob", "2026-12-31")
                        .yes("cid", "")));
        assertEquals(
                "",
                text(two("ann", "bob").yes("eve", "2026-12-31").yes("ann", "").yes("bob", "2026-12-31")));
        Granting late = one().act(Kind.APPROVE, "ann", Granting.NOW.plus(Duration.ofDays(2)), "2026-12-31");
        assertEquals("", text(late));
        assertEquals("", text(one().yes("ann", "2026-12-31").act(Kind.VOID, "bob", "")));
        assertEquals("", text(one().act(Kind.BREAK_GLASS, "ann", "2026-12-31")));
        assertEquals("", text(one().act(Kind.REJECT, "bob", "").yes("ann", "2026-12-31")));
        assertEquals(
                "a 12-10 ann; b 12-10 ann",
                text(one().yes("ann", "2026-12-10").yes("bob", "2026-12-31")),
                "what comes after the end");
        assertEquals("", text(one().yes("ann", "2026-99-99")), "a day that does not exist");
    }

    @Test
    void theSameWordsMakeTheSameWaiver() {
        List<GrantedWaiver> before = one().yes("ann", "2026-12-31").granted();
        assertEquals(before, one().yes("ann", "2026-12-31").granted());
        assertNotEquals(before.get(0).id(), before.get(1).id());
        assertNotEquals(
                before.get(0).id(),
                one().yes("bob", "2026-12-31").granted().get(0).id());
        assertNotEquals(
                before.get(0).id(),
                one().yes("ann", "2026-12-30").granted().get(0).id());
    }
}
