package io.jenkins.plugins.terraformguard.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEntriesTest {
    @Test
    void filesCarryThePlaceInTheirNames() throws Exception {
        assertEquals(
                List.of(
                        new PolicyFile("folders/a/settings.yaml", "x: 1\ny: 2\n"),
                        new PolicyFile("folders/a/b.yml", "")),
                PolicyEntries.files(
                        List.of(new PolicyEntry(" settings.yaml ", "x: 1\r\ny: 2\r\n"), new PolicyEntry("b.yml", null)),
                        "folders/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a.json",
                "../a.yaml",
                "a/b.yaml",
                "a\\b.yaml",
                ".yaml",
                ".a.yaml",
                "a.yaml\n",
                "<b>.yaml",
                "granted-waivers.yaml",
                "rollout-demotions.yaml",
                "rollout-demotions.yml"
            })
    void aNameThatCantBeUsedIsAnError(String name) {
        // Blanks around a name are taken away, so the line end of one of these has to stand inside.
        PolicyEntry entry = new PolicyEntry(name.replace("\n", "\nb.yaml"), "pack: x");
        PolicyException e =
                assertThrows(PolicyException.class, () -> PolicyEntries.files(List.of(entry), "organisation"));
        assertEquals("organisation", e.file());
        assertTrue(e.getMessage().contains("'" + entry.getName() + "'"), e.getMessage());
    }

    @Test
    void noEntryIsLeftOut() {
        assertThrows(
                PolicyException.class, () -> PolicyEntries.files(Arrays.asList((PolicyEntry) null), "organisation"));
        PolicyEntry entry = new PolicyEntry("a.yaml", "");
        PolicyException twice =
                assertThrows(PolicyException.class, () -> PolicyEntries.files(List.of(entry, entry), "organisation"));
        assertEquals("organisation/a.yaml", twice.file());
        PolicyException many = assertThrows(
                PolicyException.class,
                () -> PolicyEntries.files(Collections.nCopies(PolicyEntries.MAX + 1, entry), "organisation"));
        assertTrue(many.getMessage().contains("more than 1,000"), many.getMessage());
    }
}
