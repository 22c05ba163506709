package io.jenkins.plugins.terraformguard.engine.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches show lines around a change, and no secret that stands there. */
class FixPatchSecretsTest {
    private static final List<Fix> FIX = List.of(FixPatchTest.fix("x.y", "on=true"));

    private static FixPatch patch(String before, String body, String after) throws Exception {
        String text = before.replace('|', '\n') + "resource \"x\" \"y\" {\n" + body.replace('|', '\n')
                + "  on = false\n}\n" + after.replace('|', '\n');
        return FixPatchTest.patch("main.tf", text, "{\"on\":false}", FIX);
    }

    private static void leftOut(FixPatch patch) {
        assertEquals("", patch.text());
        assertEquals(0, patch.patched());
        assertEquals(
                List.of("P on x.y: not in this patch: a secret stands in its file near a change, and would be shown"),
                patch.remarks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        password = "hunter2-real"
        password = "fox"
        PASSWORD="fox"
        # password = "fox"
        // password = "fox"
        db = { "password" : "fox" }
        passwords = ["fox"]
        password = var.on ? "fox" : "hound"
        password = sensitive("fox")
        password = "fox-${var.env}"
        master_password = 20262026
        tags = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"
        env { name = "DB_PASSWORD", value = "fox" }
        env {|name = "DB_PASSWORD"|value = "fox"|}
        env {|value = "fox"|name = "DB_PASSWORD"|}
        passwords = [|"fox",|"hound",|"goose",|"badger",|]
        password = <<E|a|b|c|d|E
        passwords = {|a = "fox"|b = "hound"|c = "goose"|d = 1|}
        key = <<-E|-----BEGIN RSA PRIVATE KEY-----|MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF0x|a|b|c|-----END RSA PRIVATE KEY-----|E
        """)
    void aFileWithASecretNearTheChangeIsLeftOut(String secret) throws Exception {
        leftOut(patch("", "  " + secret + "|", ""));
    }

    @Test
    void otherBlocksAreLookedAtAsWell() throws Exception {
        leftOut(patch("", "", "variable \"db_password\" {|  default = \"fox\"|}|"));
        leftOut(patch("locals {|  token = \"fox\"|}|", "", ""));
        leftOut(patch("/*|password = \"fox\"|*/|", "", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password = var.password",
                "password = random_password.x[\"db\"].result",
                "password = \"${var.password}\"",
                "password_length = 20",
                "manage_master_user_password = true",
                "token_ttl = \"5m\"",
                "name = \"password\"",
                "password = null"
            })
    void whatIsNoneStands(String line) throws Exception {
        FixPatch patch = patch("", "  " + line + "|", "");
        assertEquals(1, patch.patched(), patch.remarks().toString());
        assertTrue(patch.text().contains(line), patch.text());
    }

    @Test
    void aSecretThatIsNotShownDoesNoHarm() throws Exception {
        FixPatch patch = patch("locals {|  password = \"fox\"|}|||||", "", "|||||locals {|  token = \"fox\"|}|");
        assertEquals(1, patch.patched());
        assertFalse(patch.text().contains("fox"));
    }
}
