package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code keygen}, {@code sign} and {@code verify}. */
class TrailCommandsTest {
    @TempDir
    Path folder;

    private SignedReports reports;
    private Path one;
    private Path two;

    @BeforeEach
    void sign() throws Exception {
        reports = new SignedReports(folder);
        one = reports.first("one");
        two = reports.next("two", one);
    }

    private static void expect(CommandLineRun run, int exitCode, String words) {
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        assertTrue((run.out() + run.err()).contains(words), run.out() + run.err());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewKeyIsForItsOwnerAloneAndReplacesNothing() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(reports.key)));
        String before = Files.readString(reports.key);
        expect(CommandLineRun.of("keygen", "--out", reports.key.toString()), 2, "is there already");
        Files.delete(reports.key);
        expect(CommandLineRun.of("keygen", "--out", reports.key.toString()), 2, "key.pub' is there already");
        assertFalse(Files.exists(reports.key), "no half pair is left");
        assertTrue(before.startsWith("-----BEGIN PRIVATE KEY-----"));
    }

    @Test
    void aChainIsValidAndEverythingIsShown() {
        CommandLineRun run = reports.verify(folder.toString());
        expect(run, 0, "Result: valid  (2 valid)");
        expect(run, 0, "production, fail, shop/main");
        expect(run, 0, "commit abc");
        expect(run, 0, "numbers 1 to 2, 2 links");
        expect(run, 0, "note: no head of the chain was given");
    }

    @Test
    void exitCodesTellWhatIsWrong() throws Exception {
        expect(CommandLineRun.of("verify", folder.toString()), 3, "untrusted: No key was given");
        expect(reports.verify(two.toString()), 3, "Result: partial");
        expect(reports.verify(reports.report("unsigned").toString()), 3, "Result: unsigned");
        Files.writeString(one.resolve("report.html"), "x");
        expect(reports.verify(folder.toString()), 1, "invalid: Changed or exchanged: report.html");
        Files.writeString(one.resolve("decision.link.json"), "{}");
        expect(reports.verify(one.toString()), 2, "Result: unreadable");
        expect(reports.verify(folder.resolve("none").toString()), 2, "does not exist");
        expect(reports.verify(Files.createDirectory(folder.resolve("empty")).toString()), 2, "nothing was verified");
        expect(CommandLineRun.of("verify", "--key", reports.key.toString(), two.toString()), 2, "the private key");
    }

    @Test
    void nothingIsSaidToBeValidWhereFoldersAreMixed() throws Exception {
        Path three = reports.next("three", two);

        expect(reports.verify(one.toString(), three.toString()), 1, "Missing: number 2");
        Path twice = reports.next("twice", one);
        expect(reports.verify(one.toString(), three.toString(), twice.toString()), 1, "was changed or exchanged");
    }

    @Test
    void twoDecisionsAfterOneAreAFork() throws Exception {
        reports.next("fork", one);
        expect(reports.verify(folder.toString()), 1, "Forked: there are several links with the number 2");
    }

    @Test
    void whatCanNotBeSigned() throws Exception {
        String key = reports.key.toString();
        expect(CommandLineRun.of("sign", one.toString(), "--key", key), 2, "has a link or a signature already");
        expect(CommandLineRun.of("sign", folder.toString(), "--key", key), 2, "is not the folder of one report");
        Path report = reports.report("three");
        expect(CommandLineRun.of("sign", report.toString(), "--key", reports.publicKey.toString()), 2, "PUBLIC KEY");
        expect(
                CommandLineRun.of("sign", report.toString(), "--key", key, "--previous", report.toString()),
                2,
                "Name a folder that was signed");
        expect(CommandLineRun.of("sign", report.toString(), "--key", key, "--fact", "a b=c"), 2, "name of a fact");
        Files.writeString(report.resolve("decision.json"), "{}");
        expect(CommandLineRun.of("sign", report.toString(), "--key", key), 2, "says of itself: nothing");
        assertFalse(Files.exists(report.resolve("decision.sig.json")));
    }

    @Test
    void theChainIsThatOfTheGuard() throws Exception {
        Path other = reports.report("other");
        Path decision = other.resolve("decision.json");
        Files.writeString(decision, Files.readString(decision).replace("\"id\":\"production\"", "\"id\":\"staging\""));
        expect(
                CommandLineRun.of(
                        "sign", other.toString(), "--key", reports.key.toString(), "--previous", two.toString()),
                2,
                "of the guard 'production', this one of 'staging'");
    }

    @Test
    void theOutcomeAsJson() throws Exception {
        JsonNode report = new ObjectMapper()
                .readTree(reports.verify("--format", "json", folder.toString()).out());
        assertEquals("terraform-guard/verification/v1", report.get("schema").asText());
        assertEquals("valid", report.get("status").asText());
        assertEquals(2, report.get("entries").size());
        assertEquals("shop/main", report.at("/entries/0/link/origin/job").asText());
        assertEquals(2, report.at("/chains/0/links").asInt());
    }

    @Test
    void hostileTextDoesNotReachTheTerminal() throws Exception {
        Path report = reports.report("three");
        CommandLineRun.of(
                "sign", report.toString(), "--key", reports.key.toString(), "--job", "\u001b[31mred\u202e\r\n");
        CommandLineRun run = reports.verify(report.toString());
        expect(run, 0, "red");
        assertFalse(run.out().chars().anyMatch(c -> c == 0x1b || c == '\r' || c == 0x202e), run.out());
    }
}
