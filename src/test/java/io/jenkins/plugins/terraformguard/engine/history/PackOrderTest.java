package io.jenkins.plugins.terraformguard.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which packs an entry of the history keeps, if a plan met more than there is room for. */
class PackOrderTest {
    private static Decision decision(List<Decision.PackIdentity> packs) {
        Decision some = Planned.build(1).decision();
        List<Decision.PolicyTally> tallies = packs.stream()
                .map(pack -> new Decision.PolicyTally(
                        "P-" + pack.name(), "T", pack.name(), "high", "hard-mandatory", 1, 1, 0, 0, 0))
                .toList();
        return new Decision(
                some.id(),
                some.engineVersion(),
                some.verdict(),
                some.reasons(),
                some.plan(),
                some.changes(),
                some.destructive(),
                some.findings(),
                some.drift(),
                some.driftSummary(),
                some.impact(),
                packs,
                some.settings(),
                tallies,
                some.notes(),
                some.error(),
                some.exemptions(),
                some.grounds());
    }

    private static Decision.PackIdentity pack(String name, String layer) {
        return new Decision.PackIdentity(name, "1", "d".repeat(64), layer);
    }

    @Test
    void noProjectPushesOutPacksOfOthers() {
        List<Decision.PackIdentity> packs = new ArrayList<>();
        for (int i = 0; i < Entry.MAX_PACKS; i++) {
            packs.add(pack(String.format("a%02d", i), "project"));
        }
        packs.add(pack("z-acme", "organisation"));
        packs.add(pack("y-team", "folder"));
        packs.add(pack("x-aws", "bundled"));
        List<String> kept = new UseCounter(decision(packs), Set.of())
                .packs().stream().map(PackUse::pack).toList();
        assertEquals(
                Stream.concat(
                                packs.stream().limit(Entry.MAX_PACKS - 3).map(Decision.PackIdentity::name),
                                Stream.of("x-aws", "y-team", "z-acme"))
                        .toList(),
                kept,
                "all of others, and of its own the first, all by name");
    }

    @Test
    void foldersAndTheOrganisationComeBeforeWhatIsBundled() {
        List<Decision.PackIdentity> packs = new ArrayList<>();
        for (int i = 0; i < Entry.MAX_PACKS; i++) {
            packs.add(pack(String.format("a%02d", i), "bundled"));
        }
        packs.add(pack("y", "folder"));
        packs.add(pack("z", "organisation"));
        List<String> kept = new UseCounter(decision(packs), Set.of())
                .packs().stream().map(PackUse::pack).toList();
        assertEquals(Entry.MAX_PACKS, kept.size());
        assertEquals(List.of("y", "z"), kept.subList(Entry.MAX_PACKS - 2, Entry.MAX_PACKS));
    }
}
