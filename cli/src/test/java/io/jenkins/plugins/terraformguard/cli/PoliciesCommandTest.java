package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policies there are, and what they say. */
class PoliciesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void theListCanBeSearched() throws Exception {
        CommandLineRun one = CommandLineRun.of("policies", "list", "--search", "ckv_aws_24", "--search", "CRITICAL");
        assertEquals(1, one.out().lines().count(), one.out());
        assertTrue(one.out().startsWith("TG-AWS-001"), one.out());
        CommandLineRun json = CommandLineRun.of("policies", "list", "--search", "aws_s3_bucket", "--format", "json");
        JsonNode found = new ObjectMapper().readTree(json.out());
        assertTrue(found.size() > 5, json.out());
        CommandLineRun none = CommandLineRun.of("policies", "list", "--search", "no such thing");
        assertEquals("", none.out());
    }

    @Test
    void aPolicyIsShownAlsoWhenItIsSwitchedOff() throws Exception {
        CommandLineRun on = CommandLineRun.of("policies", "show", "tg-aws-001");
        assertTrue(on.out().contains("Level:     soft-mandatory"), on.out());
        assertTrue(on.out().contains("the world in two halves"), on.out());
        Files.writeString(
                folder.resolve("settings.yaml"), "disable: [{policy: TG-AWS-001, reason: there is another guard}]");
        CommandLineRun off = CommandLineRun.of("policies", "show", "TG-AWS-001", "--organisation", folder.toString());
        assertTrue(off.out().contains("switched off by the organisation: there is another guard"), off.out());
        assertEquals(2, CommandLineRun.of("policies", "show", "TG-AWS-0001").exitCode());
    }

    @Test
    void aCatalogueOfAllThatIsInForceIsWritten() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), """
                pack: own
                version: 1
                policies:
                  - { id: OWN-1, title: T, severity: low, enforcement: advisory, resources: [a_b], assert: after.x == 1 }
                """);
        Path target = folder.resolve("made/catalogue");
        CommandLineRun run =
                CommandLineRun.of("policies", "catalogue", target.toString(), "--policies", folder.toString());
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(Files.readString(target.resolve("own.md")).contains("OWN-1"));
        assertTrue(Files.readString(target.resolve("aws.md")).contains("TG-AWS-001"));
        assertTrue(Files.readString(target.resolve("migration.md")).contains("CKV\\_AWS\\_24"));
        Path file = Files.writeString(folder.resolve("file"), "");
        CommandLineRun bad = CommandLineRun.of("policies", "catalogue", file.toString());
        assertEquals(2, bad.exitCode());
        assertTrue(bad.err().contains("can't be written"), bad.err());
    }
}
