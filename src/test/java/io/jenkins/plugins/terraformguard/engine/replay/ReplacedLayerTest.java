package io.jenkins.plugins.terraformguard.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which list of files a name of a layer means. */
class ReplacedLayerTest {
    private static final List<PolicyFile> OUTER = List.of(new PolicyFile("folders/a/a.yaml", ""));
    private static final List<PolicyFile> INNER =
            List.of(new PolicyFile("folders/a/b/b.yaml", ""), new PolicyFile("folders/a/b/granted-waivers.yaml", ""));
    private static final List<PolicyFile> GRANTED = List.of(new PolicyFile("folders/a/b/job/granted-waivers.yaml", ""));
    private static final List<PolicyFile> NEW = List.of(new PolicyFile("new.yaml", ""));

    private static PolicyInput folders(List<List<PolicyFile>> folders) {
        return new PolicyInput(List.of(), folders, List.of());
    }

    @Test
    void whatHoldsGrantedWaiversAloneIsNoFolder() throws Exception {
        ReplacedLayer only = ReplacedLayer.parse("folder");
        assertEquals(OUTER, only.files(folders(List.of(OUTER, GRANTED))));
        assertEquals(folders(List.of(NEW, GRANTED)), only.replace(folders(List.of(OUTER, GRANTED)), NEW));
        assertEquals(List.of(), only.files(folders(List.of(GRANTED))));
        assertEquals(folders(List.of(NEW, GRANTED)), only.replace(folders(List.of(GRANTED)), NEW));
        assertEquals(folders(List.of(NEW)), only.replace(folders(List.of()), NEW));
    }

    @Test
    void severalFoldersHaveNumbers() throws Exception {
        PolicyInput input = folders(List.of(GRANTED, OUTER, INNER));
        assertThrows(
                NotReplayableException.class,
                () -> ReplacedLayer.parse("folder").files(input));
        assertEquals(OUTER, ReplacedLayer.parse("folder-1").files(input));
        assertEquals(INNER, ReplacedLayer.parse("folder-2").files(input));
        assertEquals(
                folders(List.of(GRANTED, OUTER, NEW)),
                ReplacedLayer.parse("folder-2").replace(input, NEW));
        assertThrows(
                NotReplayableException.class,
                () -> ReplacedLayer.parse("folder-3").files(input));
    }
}
