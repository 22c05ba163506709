package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a tool said is shown as far as it is harmless. */
class ToolTextTest {
    private static final String KEY = "AKIA" + "Q3EGXR7LMZ5TWB2N";

    private static String of(String said) {
        return ToolText.of(said, Map.of());
    }

    @Test
    void itIsOneLineFromTheFirstErrorOn() {
        assertEquals(
                "Error: wrong thing on main.tf line 2",
                of(
                        "Warning: old\n\n\u001b[31m\u2577\u001b[0m\n\u2502 Error: wrong  thing\n\u2502\n\u2502   on main.tf line 2\n\u2575\n"));
        assertEquals("it gave no reason", of(" \n\u2575\n"));
        assertEquals("a?b", of("a\u0007b"));
    }

    @Test
    void ofALongLineOnlyTheWordWithTheCredentialIsHidden() {
        assertEquals(
                "Error: Get (sensitive value) failed: no such host",
                of("Error: Get https://admin:s3cr3t-Zq81@db.example.com/x failed: no such host"));
        assertEquals("Error: key (sensitive value) is unknown", of("Error: key " + KEY + " is unknown"));
    }

    @Test
    void aLineOfTheConfigurationWithAPasswordIsHiddenAndItsNeighboursAreNot() {
        String shown =
                of("Error: Invalid\n\n  on main.tf line 4:\n   4:   password = \"Zx8-kq71-Pw\" +\n\nDetail stays");
        assertEquals("Error: Invalid on main.tf line 4: (sensitive value) Detail stays", shown);
    }

    @Test
    void aCredentialThatIsWrappedToTheNextLineIsHidden() {
        String shown = of("Error: can't log in with the\nAuthorization: Bearer\n" + "ya29."
                + "a0AfH6SMBx7Qk2Lr9_Tz4Vw8Ny1\nat all");
        assertFalse(shown.contains("a0AfH6SMBx7Qk2Lr9"), shown);
    }

    @Test
    void keysOverManyLinesAreHiddenAsAWhole() {
        String body = "MIIEowIBAAKCAQEAx0vq8cJ9QeP1\nq7ZrL2mXy4Tn8Kb5Wd3HsVfGoU6Ea\n";
        String shown =
                of("Error: bad key\n-----BEGIN RSA PRIVATE KEY-----\n" + body + "-----END RSA PRIVATE KEY-----\nafter");
        assertEquals("Error: bad key (sensitive value) after", shown);
        assertFalse(
                of("Error: bad key\n-----BEGIN RSA PRIVATE KEY-----\n" + body).contains("MIIE"));
    }

    @Test
    void secretsOfTheEnvironmentAreHiddenWhereverTheyStand() {
        Map<String, String> environment = Map.of(
                "TF_VAR_db_password",
                "correct horse",
                "AWS_SECRET_ACCESS_KEY",
                "plain-words-only",
                "PIN_PASSWORD",
                "4711",
                "TF_VAR_region",
                "eu-west-1",
                "USE_TOKEN",
                "true",
                "EMPTY_SECRET",
                "");
        assertEquals(
                "Error: '(sensitive value)' x(sensitive value)y (sensitive value) eu-west-1 true",
                ToolText.of("Error: 'correct horse' xplain-words-onlyy 4711 eu-west-1 true", environment));
    }

    @Test
    void aFloodIsCutInTime() {
        String flood = "Error: " + "password = \n".repeat(3000) + "-----BEGIN ".repeat(2000) + " ".repeat(20_000);
        assertTrue(assertTimeout(Duration.ofSeconds(20), () -> of(flood)).length() <= 1500);
    }
}
