package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedTextTest {
    private static final String SCRIPT =
            "#!/bin/sh\nexport DB_PASSWORD='hunter22' # gr\u00fc\u00dfe\nexec app --port 8080\n";

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Test
    void decodesEveryKindOfBase64() {
        String standard = Base64.getEncoder().encodeToString(utf8(SCRIPT));
        assertEquals(SCRIPT, EmbeddedText.decode(standard));
        assertEquals(SCRIPT, EmbeddedText.decode(standard + "\n"));
        assertEquals(
                SCRIPT, EmbeddedText.decode(Base64.getEncoder().withoutPadding().encodeToString(utf8(SCRIPT))));
        assertEquals(SCRIPT, EmbeddedText.decode(Base64.getMimeEncoder().encodeToString(utf8(SCRIPT))));
        assertEquals(SCRIPT, EmbeddedText.decode("data:text/x-shellscript;charset=utf-8;base64," + standard));
        String signs = "?>?>?>?>?~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~";
        assertEquals(signs, EmbeddedText.decode(Base64.getEncoder().encodeToString(utf8(signs))));
        assertEquals(signs, EmbeddedText.decode(Base64.getUrlEncoder().encodeToString(utf8(signs))));
    }

    @Test
    void decodesCompressedAndPowerShellText() throws IOException {
        assertEquals(SCRIPT, EmbeddedText.decode(gzip(utf8(SCRIPT))));
        byte[] utf16 = SCRIPT.getBytes(StandardCharsets.UTF_16LE);
        assertEquals(SCRIPT, EmbeddedText.decode(Base64.getEncoder().encodeToString(utf16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2hvcnQ=",
                "a text of more than forty characters, but no base64 at all",
                "terraform_remote_state_bucket_for_production_eu",
                "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/x",
                "d41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "data:text/plain,hello%20hello%20hello%20hello%20hello%20hello%20hello"
            })
    void leavesEverythingElse(String text) {
        assertNull(EmbeddedText.decode(text));
    }

    @Test
    void leavesBinaryAndMixedAlphabets() {
        byte[] random = new byte[300];
        new Random(4).nextBytes(random);
        assertNull(EmbeddedText.decode(Base64.getEncoder().encodeToString(random)));
        assertNull(EmbeddedText.decode("a+/" + "b".repeat(60) + "_-"));
        assertNull(EmbeddedText.decode(Sample.base64(SCRIPT) + "%"));
        assertNull(EmbeddedText.decode("Q".repeat(41)), "no base64 has so many digits");
    }

    @Test
    void credentialsAreFoundTwoLevelsDeep() throws IOException {
        String text = "# nothing to see in the first line of this file\n" + SCRIPT;
        String once = Sample.base64(text);
        assertEquals(CredentialRule.LABELLED, CredentialDetector.find(once));
        assertEquals(CredentialRule.LABELLED, CredentialDetector.find(Sample.base64(once)));
        assertNull(CredentialDetector.find(Sample.base64(Sample.base64(once))));
        assertEquals(CredentialRule.LABELLED, CredentialDetector.find(gzip(utf8(text))));
    }

    @Test
    void credentialsAreFoundInDataUrisInsideATextButNotDeeper() {
        String uri = "data:text/plain;charset=utf-8;base64," + Sample.base64(SCRIPT);
        String ignition = "{\"storage\":{\"files\":[{\"contents\":{\"source\":\"" + uri + "\"}}]}}";
        assertEquals(CredentialRule.LABELLED, CredentialDetector.find(ignition));
        assertNull(CredentialDetector.find("{\"source\":\"data:;base64," + Sample.base64("x = " + uri) + "\"}"));
    }

    @Test
    void onlyTheBeginningOfWhatIsHugeIsDecoded() throws IOException {
        String huge = "0123456789abcde\n".repeat(1 << 18);
        assertEquals(
                EmbeddedText.MAX_BYTES, EmbeddedText.decode(Sample.base64(huge)).length());
        String bomb = gzip(new byte[64 << 20]);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertNull(EmbeddedText.decode(bomb)));
        String words = EmbeddedText.decode(gzip(utf8(huge)));
        assertNotNull(words);
        assertEquals(huge.substring(0, words.length()), words);
    }

    @Test
    void brokenAndFragmentedCompressionIsHarmless() throws IOException {
        String whole = gzip(utf8(SCRIPT.repeat(50)));
        String cut = EmbeddedText.decode(whole.substring(0, whole.length() / 8 * 4));
        assertEquals(SCRIPT.substring(0, 20), cut.substring(0, 20));
        String header = gzip(new byte[0]);
        assertNull(EmbeddedText.decode((header.replace("=", "") + "AAAA").repeat(3)));
        byte[] flags = new byte[60];
        flags[0] = 0x1f;
        flags[1] = (byte) 0x8b;
        flags[2] = 8;
        flags[3] = 31;
        assertNull(EmbeddedText.decode(Base64.getEncoder().encodeToString(flags)));
    }
}
