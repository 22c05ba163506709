package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a b",
                "it's",
                "'; touch x; '",
                "$(id) `id` ${HOME}",
                "back\\slash\\",
                "\"quoted\"",
                "!history",
                "*?[a]{b,c}~",
                "--option",
                "#;&|<>"
            })
    void theShellReadsTheWordAsItIs(String word) throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell), "left out: there is no POSIX shell");
        Process printed = new ProcessBuilder(shell.toString(), "-c", "printf %s " + Commands.quote(word)).start();
        String out = new String(printed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(printed.waitFor(30, TimeUnit.SECONDS));
        assertEquals(word, out);
    }

    @Test
    void keysAreQuotedOnce() {
        assertEquals(
                "terraform apply -target='a_b.c[\"x$(id)'\\''\"]'",
                new Commands("terraform")
                        .one("apply", "-target", Drifts.address("a_b.c[\"x$(id)'\"]"))
                        .orElseThrow());
    }

    @Test
    void anUnknownInstanceHasNoCommand() {
        assertTrue(new Commands("terraform")
                .one("apply", "-target", Drifts.address("a_b.c[*]"))
                .isEmpty());
    }
}
