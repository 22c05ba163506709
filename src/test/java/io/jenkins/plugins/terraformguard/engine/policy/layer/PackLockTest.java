package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is locked stays as it was, in this layer and below. */
class PackLockTest {
    private static final PolicyFile MINE = file("p/mine.yaml", pack("mine"));
    private static final PolicyFile OTHER = file("p/other.yaml", pack("other", "description: d"));

    private static PolicyFile lock(boolean only, PolicyFile... packs) throws PolicyException {
        return file(
                "x/" + LayerFiles.LOCK, PackLock.write(PolicyLayers.packs(List.of(packs), PolicyPack.PROJECT), only));
    }

    private static PolicyFile changed(PolicyFile file) {
        return file(file.name(), file.text().replace("assert: 'true'", "assert: 'false'"));
    }

    private static PolicyFile released(PolicyFile file) {
        return file(file.name(), file.text().replace("version: 1", "version: 2"));
    }

    @Test
    void isWrittenInOneFormAndReadBack() throws Exception {
        PolicyFile one = lock(true, MINE, OTHER);
        assertEquals(one, lock(true, OTHER, MINE));
        PackLock lock = PackLock.read(one);
        assertTrue(lock.only());
        assertEquals(2, lock.packs().size());
        assertEquals(
                "packs: []",
                PackLock.write(List.of(), false).lines().skip(1).findFirst().orElseThrow());
        assertEquals(
                0,
                PackLock.read(file("l", PackLock.write(List.of(), false)))
                        .packs()
                        .size());
    }

    @Test
    void theSameContentFitsWhateverItsLayout() throws Exception {
        PolicyFile again =
                file("p/mine.yaml", "# another comment\n" + MINE.text().replace("\n", "\r\n"));
        for (List<PolicyFile> organisation : List.of(List.<PolicyFile>of(), List.of(lock(false, MINE)))) {
            assertDoesNotThrow(() -> resolve(organisation, List.of(again, lock(false, MINE))));
        }
    }

    @Test
    void anotherContentIsAnErrorInThisLayerAndBelow() throws Exception {
        for (PolicyFile other : List.of(changed(MINE), released(MINE))) {
            String found = PolicyLayers.packs(List.of(other), "project").get(0).digest();
            String locked = PolicyLayers.packs(List.of(MINE), "project").get(0).digest();
            for (List<List<PolicyFile>> layers : List.of(
                    List.of(List.of(lock(false, MINE)), List.<PolicyFile>of(), List.of(other)),
                    List.of(List.<PolicyFile>of(), List.of(lock(false, MINE)), List.of(other)),
                    List.of(List.<PolicyFile>of(), List.<PolicyFile>of(), List.of(other, lock(false, MINE))))) {
                PolicyException e =
                        assertThrows(PolicyException.class, () -> resolve(layers.get(0), layers.get(1), layers.get(2)));
                assertTrue(e.getMessage().contains(found) && e.getMessage().contains(locked), e.getMessage());
                assertTrue(e.getMessage().contains("p/mine.yaml"), e.getMessage());
                assertEquals("x/" + LayerFiles.LOCK, e.file());
                assertEquals(5, e.line());
            }
        }
    }

    @Test
    void theProjectCannotUnlock() throws Exception {
        PolicyFile other = changed(MINE);
        assertThrows(
                PolicyException.class, () -> resolve(List.of(lock(false, MINE)), List.of(other, lock(false, other))));
    }

    @Test
    void onlyKeepsOtherPacksOut() throws Exception {
        PolicyException e =
                assertThrows(PolicyException.class, () -> resolve(List.of(lock(true, MINE)), List.of(MINE, OTHER)));
        assertTrue(e.getMessage().contains("'other' is not among those"), e.getMessage());
        assertEquals("p/other.yaml:1:7", e.file() + ":" + e.line() + ":" + e.column());
        assertDoesNotThrow(() -> resolve(List.of(lock(true, MINE)), List.of(MINE)));
        assertDoesNotThrow(
                () -> resolve(List.of(lock(true, MINE), OTHER), List.of(MINE)), "its own packs may be there");
        assertDoesNotThrow(() -> resolve(List.of(lock(false, MINE)), List.of(MINE, OTHER)));
    }
}
