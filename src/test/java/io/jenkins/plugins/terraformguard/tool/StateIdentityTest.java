package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state that a saved plan was made from is known by lineage and serial, or not at all. */
class StateIdentityTest {
    private static final String STATE =
            "{\"version\":4,\"serial\":7,\"lineage\":\"5e1f-ab\",\"resources\":[{\"a\":1}]}";

    @TempDir
    Path folder;

    private Path zip(String... namesAndContents) throws IOException {
        Path file = folder.resolve("plan");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static StateIdentity read(String state) {
        return StateIdentity.read(state.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lineageAndSerialAreReadFromTheState() throws Exception {
        StateIdentity seven = new StateIdentity("5e1f-ab", "7");
        assertEquals(seven, StateIdentity.of(zip("tfplan", "x", "tfstate", STATE)));
        assertEquals(seven, StateIdentity.of(zip("tfstate-prev", STATE, "tfplan", "x")));
        String nobody = "{\"version\":4,\"serial\":0,\"lineage\":\"\"}";
        assertEquals(seven, StateIdentity.of(zip("tfstate-prev", STATE, "tfstate", nobody)));
        assertEquals(StateIdentity.UNKNOWN, StateIdentity.of(zip("tfstate-prev", nobody, "tfstate", nobody)));
    }

    @Test
    void whatIsNoSavedPlanOrSaysNothingIsUnknown() throws Exception {
        assertEquals(StateIdentity.UNKNOWN, StateIdentity.of(zip("tfplan", "x")));
        assertEquals(StateIdentity.UNKNOWN, StateIdentity.of(zip("tfstate", "not json")));
        assertEquals(StateIdentity.UNKNOWN, StateIdentity.of(Files.writeString(folder.resolve("text"), "PK\3\4")));
        assertEquals(StateIdentity.UNKNOWN, StateIdentity.of(folder.resolve("missing")));
        assertEquals(StateIdentity.UNKNOWN, read("[1]"));
        assertEquals(StateIdentity.UNKNOWN, read("{\"serial\":\"7\",\"lineage\":\"a\"}"));
        assertEquals(StateIdentity.UNKNOWN, read("{\"serial\":-7,\"lineage\":\"a\"}"));
        assertEquals(StateIdentity.UNKNOWN, read("{\"serial\":99999999999999999999,\"lineage\":\"a\"}"));
        assertEquals(StateIdentity.UNKNOWN, read("{\"serial\":1,\"lineage\":\"a b\\u001b\"}"));
        assertEquals(StateIdentity.UNKNOWN, read("{\"serial\":1,\"lineage\":\"" + "a".repeat(201) + "\"}"));
    }

    @Test
    void onlyTheBeginningOfAStateIsLookedAt() throws Exception {
        String big = STATE.substring(0, STATE.length() - 1) + ",\"x\":\"" + "0".repeat(40 << 20);
        assertEquals(new StateIdentity("5e1f-ab", "7"), StateIdentity.of(zip("tfstate", big)));
        String late = "{\"x\":\"" + "0".repeat(200 << 20) + "\"," + STATE.substring(1);
        Path bomb = zip("tfstate", late);
        assertEquals(StateIdentity.UNKNOWN, assertTimeout(Duration.ofSeconds(20), () -> StateIdentity.of(bomb)));
        assertEquals(StateIdentity.UNKNOWN, read("{\"a\":".repeat(100_000)));
    }
}
