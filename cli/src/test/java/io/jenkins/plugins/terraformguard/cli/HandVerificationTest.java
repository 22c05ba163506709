package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Statement;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The script in the documentation comes to the same answers with public tools. Left out where sh, jq, sha256sum or openssl
 * from version 3 on are not there.
 */
class HandVerificationTest {
    @TempDir
    Path folder;

    private SignedReports reports;
    private Path one;
    private Path script;

    @BeforeEach
    void extract() throws Exception {
        for (String tool : List.of("jq --version", "sha256sum --version", "base64 --version")) {
            assumeTrue(run("sh", "-c", tool) == 0, tool + " does not work here");
        }
        assumeTrue(run("sh", "-c", "openssl version | grep -q '^OpenSSL [3-9]'") == 0, "there is no OpenSSL 3 here");
        String docs =
                Files.readString(Path.of(System.getProperty("guard.root", "..")).resolve("docs/trail.md"));
        int start = docs.indexOf("```sh\n") + "```sh\n".length();
        script = Files.writeString(folder.resolve("verify.sh"), docs.substring(start, docs.indexOf("```\n", start)));
        reports = new SignedReports(folder);
        one = reports.first("one");
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the tool hangs");
        return process.exitValue();
    }

    private int byHand(Object... arguments) throws Exception {
        return run(Stream.concat(Stream.of("sh", script), Stream.of(arguments))
                .map(Object::toString)
                .toArray(String[]::new));
    }

    @Test
    void aChainIsValid() throws Exception {
        Path two = reports.next("two", one);
        assertEquals(0, byHand(one, reports.publicKey), Files.readString(folder.resolve("out")));
        assertEquals(0, byHand(two, reports.publicKey, one), Files.readString(folder.resolve("out")));
        assertNotEquals(0, byHand(two, reports.publicKey, two), "it does not follow itself");
    }

    @ParameterizedTest
    @CsvSource({
        "decision.json, fail, pass",
        "report.html, html, htmm",
        "policies/own.yaml, own, owm",
        "decision.link.json, shop/main, shop/mail",
        "decision.link.json, '\"sequence\":1', '\"sequence\":2'",
        "decision.sig.json, '\"keyid\":\"', '\"keyid\":\"0'",
        "decision.sig.json, '\"sig\":\"', '\"sig\":\"AAAA'",
        "decision.sig.json, in-toto, in-tata"
    })
    void whatWasChangedIsFoundByBoth(String name, String right, String wrong) throws Exception {
        Path file = one.resolve(name);
        String text = Files.readString(file);
        assertTrue(text.contains(right), name);
        Files.writeString(file, text.replaceFirst(right, wrong));
        assertNotEquals(0, byHand(one, reports.publicKey));
        assertNotEquals(0, reports.verify(one.toString()).exitCode());
    }

    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256"})
    void keysOfOtherKinds(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(size);
        KeyPair pair = generator.generateKeyPair();
        byte[] link = Files.readAllBytes(one.resolve("decision.link.json"));
        Files.write(
                one.resolve("decision.sig.json"),
                EnvelopeDocument.write(
                        Statement.sign(LinkDocument.read(link), new KeySigner(pair.getPrivate(), pair.getPublic()))));
        Files.writeString(reports.publicKey, PublicKeys.write(pair.getPublic()));
        assertEquals(0, byHand(one, reports.publicKey), Files.readString(folder.resolve("out")));
        assertEquals(0, reports.verify(one.toString()).exitCode());
    }

    @Test
    void keysOfOpensslCanSign() throws Exception {
        Path key = folder.resolve("openssl.key");
        Path publicKey = folder.resolve("openssl.pub");
        assertEquals(0, run("openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString()));
        assertEquals(0, run("openssl", "pkey", "-in", key.toString(), "-pubout", "-out", publicKey.toString()));
        Path report = reports.report("two");
        assertEquals(
                0,
                CommandLineRun.of("sign", report.toString(), "--key", key.toString())
                        .exitCode());
        assertEquals(0, byHand(report, publicKey), Files.readString(folder.resolve("out")));
        assertEquals(
                0,
                CommandLineRun.of("verify", "--key", publicKey.toString(), report.toString())
                        .exitCode());
    }
}
