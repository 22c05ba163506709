package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedDocument;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedText;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Grantor;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.LastUse;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Revocation;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Source;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaivers;
import io.jenkins.plugins.terraformguard.engine.policy.GrantedWaiverFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waivers of one place: what is kept, for how long, and as which document. */
class GrantedWaiversTest {
    private static final Instant NOW = Exempting.NOW;
    private static final Source SOURCE = new Source("shop", "7", "", "default", "r", "d".repeat(64));
    private static final Revocation BACK = new Revocation("bob", "no longer needed", NOW);

    private static GrantedWaiver waiver(int number, String expires, String... users) {
        List<Grantor> grantors = (users.length == 0 ? List.of("ann") : List.of(users))
                .stream().map(user -> new Grantor(user, "because\nof it", NOW)).toList();
        return new GrantedWaiver(
                String.format("%032x", number),
                "P-1",
                "a.b" + number,
                "e".repeat(64),
                List.of("after.x = 2"),
                grantors,
                LocalDate.parse(expires),
                SOURCE,
                null,
                null,
                0);
    }

    private static GrantedWaivers with(GrantedWaiver... waivers) {
        GrantedWaivers all = GrantedWaivers.NONE;
        for (GrantedWaiver waiver : waivers) {
            all = all.with(waiver, NOW);
        }
        return all;
    }

    @Test
    void theDocumentIsReadBack() throws Exception {
        GrantedWaivers waivers = with(waiver(1, "2026-12-31"), waiver(2, "2026-12-31", "ann", "bob"))
                .revoked(waiver -> waiver.address().equals("a.b1"), BACK)
                .used(waiver -> waiver.address().equals("a.b2"), new LastUse("9", NOW))
                .recorded(waiver(1, "2026-12-31").id(), 2);
        assertEquals(waivers, GrantedDocument.read(GrantedDocument.write(waivers)));
        assertEquals(GrantedWaivers.NONE, GrantedDocument.read(GrantedDocument.write(GrantedWaivers.NONE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"recorded\":0 | \"recorded\":2 | more was recorded than happened",
                "\"expires\":\"2026-12-31\" | \"expires\":\"2026-12-32\" | no day",
                "\"policy\":\"P-1\" | \"policy\":\"*\" | does not match",
                "\"revocation\":null, | | /revocation: is missing",
                "\"revocation\":null | \"revocation\":{} | is missing",
                "granted-waivers/v1 | granted-waivers/v2 | is none of",
                "\"id\":\"0000 | \"id\":\"../0 | does not match",
                "] | ]] | ",
                "2026-12-01T10:00:00Z | yesterday | no time"
            })
    void aDamagedDocumentIsRefused(String old, String other, String message) {
        String document = new String(GrantedDocument.write(with(waiver(1, "2026-12-31"))), StandardCharsets.UTF_8);
        assertTrue(document.contains(old.strip()), document);
        String damaged = document.replace(old.strip(), other == null ? "" : other.strip());
        DecisionFormatException e = assertThrows(
                DecisionFormatException.class, () -> GrantedDocument.read(damaged.getBytes(StandardCharsets.UTF_8)));
        assertTrue(e.getMessage().contains(message == null ? "" : message), e.getMessage());
    }

    @Test
    void hostileDocumentsAreRefusedInTime() {
        assertTimeout(Duration.ofSeconds(20), () -> {
            for (String hostile : List.of("", "[", "{\"waivers\":" + "[".repeat(1_000_000), "{}", "null")) {
                assertThrows(
                        DecisionFormatException.class,
                        () -> GrantedDocument.read(hostile.getBytes(StandardCharsets.UTF_8)));
            }
        });
        String twice = new String(
                GrantedDocument.write(new GrantedWaivers(List.of(waiver(1, "2026-12-31"), waiver(1, "2026-12-31")))),
                StandardCharsets.UTF_8);
        assertThrows(DecisionFormatException.class, () -> GrantedDocument.read(twice.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsRevokedStaysRevoked() {
        GrantedWaiver waiver = waiver(1, "2026-12-31");
        GrantedWaivers revoked = with(waiver).revoked(all -> true, BACK);
        assertEquals(revoked, revoked.with(waiver, NOW), "the same words again");
        assertEquals(revoked, revoked.revoked(all -> true, new Revocation("cid", "also", NOW)), "the first says why");
        assertEquals(List.of(), revoked.told(NOW));
        assertFalse(revoked.all().get(0).holds(NOW));
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        GrantedWaivers waivers = GrantedWaivers.NONE;
        for (int i = 0; i < GrantedWaivers.MAX; i++) {
            assertTrue(waivers.hasRoom(1, NOW));
            waivers = waivers.with(waiver(i, "2026-12-31"), NOW);
        }
        assertFalse(waivers.hasRoom(1, NOW));
        assertEquals(waivers, waivers.with(waiver(1_000, "2026-12-31"), NOW));
        assertFalse(waivers.revoked(all -> true, BACK).hasRoom(1, NOW), "revoked ones are kept, so nothing comes back");
        Instant later = NOW.plus(Duration.ofDays(60));
        GrantedWaivers next = waivers.with(waiver(1_000, "2027-03-31"), later);
        assertEquals(GrantedWaivers.MAX + 1, next.all().size(), "those that are over stay for a while");
        assertEquals(1, next.told(later.plus(Duration.ofDays(30))).size(), "and are named for a shorter while");
        Instant last = NOW.plus(Duration.ofDays(200));
        assertEquals(1, waivers.with(waiver(1_001, "2027-12-31"), last).all().size());
    }

    @Test
    void oldOnesMakeRoom() {
        GrantedWaivers waivers = GrantedWaivers.NONE;
        for (int i = 0; i < 1_500; i++) {
            waivers = waivers.with(
                    waiver(
                            i,
                            LocalDate.parse("2026-12-01")
                                    .plusDays(i / 500 * 10L)
                                    .toString()),
                    NOW.plus(Duration.ofDays(i / 500 * 10L)));
        }
        assertEquals(1_000, waivers.all().size());
        assertEquals("a.b500", waivers.all().get(0).address());
    }

    @Test
    void theLongestStillFit() throws Exception {
        String name = "\u202e".repeat(300);
        GrantedWaiver waiver = new GrantedWaiver(
                "0".repeat(32),
                "P-1",
                "a.b",
                "",
                List.of(),
                List.of(new Grantor(name, "\u0085".repeat(2_000), NOW), new Grantor("bob", "x".repeat(2_000), NOW)),
                LocalDate.parse("2026-12-31"),
                new Source("folder/".repeat(100), "123456", "", "g", "r", "d".repeat(64)),
                null,
                null,
                0);
        Waiver read = GrantedWaiverFile.read(
                        new PolicyFile("granted-waivers.yaml", GrantedText.of(List.of(waiver))), Waiver.FOLDER)
                .get(0);
        assertTrue(read.ticket().endsWith(" #123456"));
        assertEquals(200, read.owner().length());
        assertEquals(2_000, read.reason().length());
        assertFalse(read.owner().contains("\u202e"));
    }
}
