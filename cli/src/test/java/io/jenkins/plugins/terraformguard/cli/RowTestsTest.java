package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code terraform-guard test} runs the examples of rows. */
class RowTestsTest {
    @TempDir
    Path folder;

    private CommandLineRun test(String example) throws IOException {
        Files.writeString(folder.resolve("impact.yaml"), """
            reversibility:
              - id: ledger
                types: [acme_ledger]
                when: before.sealed == true
                class: irreversible
                reason: Reason
                restore: Restore
                examples:
                  - EXAMPLE
            """.replace("EXAMPLE", example));
        return CommandLineRun.of("test", folder.toString());
    }

    @Test
    void anExampleThatHoldsIsCounted() throws Exception {
        CommandLineRun run = test("{ before: { sealed: true }, certain: true }");
        assertEquals(0, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("1 example of rows: all as expected"), run.out());
    }

    @Test
    void anExampleThatDoesNotHoldIsShownWithItsPlace() throws Exception {
        CommandLineRun run = test("{ before: { sealed: false } }");
        assertEquals(1, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("impact.yaml:9:9: example of the row ledger"), run.out());
        assertTrue(
                run.out().contains("expected the row ledger, and the row any-destroyed decides: reversible"),
                run.out());
    }

    @Test
    void aBrokenExampleIsAnError() throws Exception {
        CommandLineRun run = test("{ befor: {} }");
        assertEquals(2, run.exitCode(), run.out());
        assertTrue(run.err().contains("Unknown key 'befor'"), run.err());
    }
}
