package io.jenkins.plugins.terraformguard.signing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.ExtensionList;
import io.jenkins.plugins.terraformguard.engine.trail.signature.KeySigner;
import io.jenkins.plugins.terraformguard.engine.trail.signature.PublicKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The controller's keys in a real Jenkins. */
@WithJenkins
class ControllerKeysTest {
    private static final String REGISTER = "io.jenkins.plugins.terraformguard.signing.KeyRegister.xml";
    private static final String SECRET = "secrets/io.jenkins.plugins.terraformguard.signing.PrivateKey";

    private static Path home(JenkinsRule jenkins) {
        return jenkins.jenkins.getRootDir().toPath();
    }

    private static List<String> ends() throws IOException {
        return ControllerKeys.all().stream().map(KnownKey::getEnd).toList();
    }

    private static boolean isAlarmed() {
        return ExtensionList.lookupSingleton(KeyMonitor.class).isActivated();
    }

    @Test
    void isMadeOnceAndRotated(JenkinsRule jenkins) throws Exception {
        assertEquals(List.of(), ControllerKeys.all(), "looking makes none");
        assertFalse(isAlarmed());
        KeySigner first = ControllerKeys.signer();
        assertEquals("Ed25519", first.algorithm());
        assertEquals(first.keyId(), ControllerKeys.signer().keyId());
        assertEquals(List.of(KnownKey.CURRENT), ends());
        byte[] oldSecret = Files.readAllBytes(home(jenkins).resolve(SECRET));

        KnownKey second = ControllerKeys.rotate("alice");
        assertNotEquals(first.keyId(), second.getId());
        assertEquals("alice", second.getMadeBy());
        assertEquals(second.getId(), ControllerKeys.signer().keyId());
        assertEquals(List.of(KnownKey.ROTATED, KnownKey.CURRENT), ends());
        assertEquals(
                List.of(first.keyId(), second.getId()),
                ControllerKeys.publicKeys().stream().map(PublicKeys::id).toList());

        byte[] secret = Files.readAllBytes(home(jenkins).resolve(SECRET));
        Files.write(home(jenkins).resolve(SECRET), oldSecret);
        assertThat(assertThrows(IOException.class, ControllerKeys::signer).getMessage(), containsString(first.keyId()));
        assertTrue(isAlarmed());
        Files.write(home(jenkins).resolve(SECRET), secret);
        assertEquals(second.getId(), ControllerKeys.signer().keyId());
        assertFalse(isAlarmed());
    }

    @Test
    void noOtherIsMadeInThePlaceOfOneThatIsLost(JenkinsRule jenkins) throws Exception {
        String first = ControllerKeys.signer().keyId();
        Path secret = home(jenkins).resolve(SECRET);
        byte[] bytes = Files.readAllBytes(secret);
        Files.delete(secret);
        for (int i = 0; i < 2; i++) {
            assertThat(
                    assertThrows(IOException.class, ControllerKeys::signer).getMessage(),
                    containsString("Terraform Guard keys"));
        }
        assertTrue(isAlarmed());
        assertFalse(Files.exists(secret));
        for (byte[] damaged : List.of(new byte[] {1, 2, 3}, new byte[64], new byte[0])) {
            Files.write(secret, damaged);
            assertThrows(IOException.class, ControllerKeys::signer);
        }
        Files.write(secret, bytes);
        assertEquals(first, ControllerKeys.signer().keyId(), "it is back");

        Files.delete(secret);
        KnownKey next = ControllerKeys.rotate("alice");
        assertEquals(List.of(KnownKey.LOST, KnownKey.CURRENT), ends());
        assertEquals(next.getId(), ControllerKeys.signer().keyId());
        assertFalse(isAlarmed());
    }

    @Test
    void aListThatCannotBeReadStopsEverything(JenkinsRule jenkins) throws Exception {
        String id = ControllerKeys.signer().keyId();
        Path register = home(jenkins).resolve(REGISTER);
        String text = Files.readString(register);
        String other = "0".repeat(64);
        for (String damaged : List.of("", "<x/>", text.substring(0, text.length() / 2), text.replace(id, other))) {
            Files.writeString(register, damaged);
            assertThat(assertThrows(IOException.class, ControllerKeys::signer).getMessage(), containsString(REGISTER));
            assertThrows(IOException.class, () -> ControllerKeys.rotate("alice"));
            assertEquals(damaged, Files.readString(register), "nothing of it is lost");
            assertTrue(isAlarmed());
        }
        Files.delete(register);
        assertEquals(id, ControllerKeys.signer().keyId(), "the private key tells the public one");
        assertEquals(1, ControllerKeys.all().size());
    }

    /** Killed in a rotation: the new key is listed and the private one still the old. */
    @Test
    void aRotationThatWasStoppedIsTakenBack(JenkinsRule jenkins) throws Exception {
        String first = ControllerKeys.signer().keyId();
        byte[] secret = Files.readAllBytes(home(jenkins).resolve(SECRET));
        String before = Files.readString(home(jenkins).resolve(REGISTER));
        ControllerKeys.rotate("alice");
        String after = Files.readString(home(jenkins).resolve(REGISTER));
        Files.write(home(jenkins).resolve(SECRET), secret);
        Files.writeString(
                home(jenkins).resolve(REGISTER),
                after.replaceAll("<ended>[^<]+</ended>", "<ended></ended>")
                        .replace("<end>rotated</end>", "<end></end>"));
        assertEquals(first, ControllerKeys.signer().keyId());
        assertEquals(List.of(KnownKey.CURRENT, KnownKey.UNUSED), ends());
        assertNotEquals(before, Files.readString(home(jenkins).resolve(REGISTER)));
    }

    @Test
    void thePrivateKeyIsNowhereInTheClear(JenkinsRule jenkins) throws Exception {
        ControllerKeys.signer();
        byte[] pem = new PrivateKeyStore() {
            byte[] clear() throws IOException {
                return load();
            }
        }.clear();
        String body =
                new String(pem, StandardCharsets.US_ASCII).lines().toList().get(1);
        assertEquals(64, body.length());
        try (Stream<Path> files = Files.walk(home(jenkins))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(body), file.toString());
            }
        }
    }
}
