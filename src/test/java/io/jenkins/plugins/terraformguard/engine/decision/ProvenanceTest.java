package io.jenkins.plugins.terraformguard.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Configuration;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Module;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Provider;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance.Run;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is told of the origin of a plan, no secret is kept of it. */
class ProvenanceTest {
    /** Fits no known form of a token, so that only its place gives it away. */
    private static final String SECRET = "Zq7hidden9";

    private static final String GITHUB = "ghp_" + "0123456789abcdefABCDEF0123456789abcd";

    private static String address(String text) {
        return OriginText.address(text);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/shop.git, https://example.com/shop.git",
        "https://example.com:8443/shop.git, https://example.com:8443/shop.git",
        "https://[::1]:8443/shop.git, https://[::1]:8443/shop.git",
        "https://user:Zq7hidden9@example.com/shop.git, https://example.com/shop.git",
        "https://Zq7hidden9@example.com/shop.git, https://example.com/shop.git",
        "git@example.com:shop/main.git, git@example.com:shop/main.git",
        "ssh://git@example.com/shop.git, ssh://git@example.com/shop.git",
        "ssh://git:Zq7hidden9@example.com/shop.git, ssh://git@example.com/shop.git",
        "git::ssh://git@example.com/shop.git//net?ref=v1, git::ssh://git@example.com/shop.git//net?ref=v1",
        "git::https://example.com/a.git?ref=v1&access_token=Zq7hidden9,"
                + " git::https://example.com/a.git?ref=v1&access_token=***",
        "https://example.com/a.zip?archive=zip#Zq7hidden9, https://example.com/a.zip?archive=zip",
        "registry.terraform.io/hashicorp/aws, registry.terraform.io/hashicorp/aws",
        "terraform-aws-modules/vpc/aws, terraform-aws-modules/vpc/aws",
        "./modules/net, ./modules/net",
        "C:\\work\\modules, C:\\work\\modules",
        "'', ''"
    })
    void addressesKeepWhatLeadsThere(String given, String kept) {
        assertEquals(kept, address(given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:SECRET@host/a",
                "https://user:a/SECRET@host/a",
                "https://user:a?SECRET@host/a",
                "https://user:a#SECRET@host/a",
                "https://user:a@SECRET@host/a",
                "https://user:a\\SECRET@host/a",
                "https://user:\nSECRET@host/a",
                "https://user:SECRET",
                "HTTPS://user:SECRET@host/a",
                "git::https://SECRET@host/a",
                "git::user:SECRET@host:a",
                "git::user:a?SECRET@host:a",
                "user:SECRET@host:a/b",
                "https%3A%2F%2Fuser:SECRET@host/a",
                "https://proxy/https://user:SECRET@host/a",
                "ssh://user:SECRET@host:a/b",
                "ssh://user:a/SECRET@host/b",
                "https://host/a?token=SECRET",
                "https://host/a?ref=main;sshkey=SECRET",
                "https://host/a?SECRET",
                "https://host/a?ref=main&SECRET=1",
                "https://host/a?%72ef=SECRET",
                "https://host?token=SECRET",
                "https://host/a#SECRET"
            })
    void addressesHideWhatLetsOneIn(String form) {
        String kept = address(form.replace("SECRET", SECRET));
        assertFalse(kept.contains(SECRET), kept);
        assertEquals(kept, address(kept));
    }

    @Test
    void noDoorLetsASecretIn() {
        String url = "https://u:" + SECRET + "@host/a";
        Provenance provenance = new Provenance(
                new Run(
                        RunFacts.PLAN,
                        "shop " + GITHUB,
                        GITHUB,
                        url,
                        "user " + GITHUB,
                        GITHUB,
                        List.of("OPS-1", GITHUB)),
                new Configuration(
                        url,
                        GITHUB,
                        GITHUB,
                        List.of(new Module(GITHUB, "git::" + url + "?token=" + SECRET, GITHUB)),
                        List.of(new Provider(url, GITHUB, GITHUB)),
                        List.of(GITHUB)),
                new TreeMap<>(Map.of("terraform", GITHUB, GITHUB + "!", "1")));
        String all = CanonicalJson.text(GroundsShapes.write(provenance));
        assertFalse(all.contains(SECRET) || all.contains("ghp_"), all);
        assertTrue(all.contains("OPS-1") && all.contains("https://host/a"), all);
    }

    @Test
    void nothingIsLongOrHidden() {
        String kept = OriginText.text(" a\u0000b\u202ec\ud800" + "x".repeat(100_000));
        assertEquals(OriginText.MAX_LENGTH, kept.length());
        assertTrue(kept.startsWith("a\ufffdb\ufffdc\ufffdx") && kept.endsWith("\u2026"), kept);
        assertEquals("", OriginText.text(null));
        assertTrue(address("https://host/" + "&a".repeat(20_000)).length() <= OriginText.MAX_LENGTH);
    }

    @Test
    void whatCameOutGoesInAgainUnchanged() {
        Random random = new Random(7);
        String[] pieces = {
            "https",
            "ssh",
            "git",
            "://",
            "::",
            ":",
            "@",
            "/",
            "?",
            "#",
            "&",
            ";",
            "=",
            "ref",
            "token",
            "host",
            "8080",
            "***",
            "[",
            "]",
            "%40",
            "\\",
            "\u2026",
            " ",
            GITHUB,
            "x".repeat(400)
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = address(text.toString());
            assertEquals(once, address(once), text.toString());
            String plain = OriginText.text(text.toString());
            assertEquals(plain, OriginText.text(plain));
        }
    }

    @Test
    void whatFindsNoRoomIsSaid() throws Exception {
        List<Module> modules = new ArrayList<>();
        List<Provider> providers = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            modules.add(0, new Module("m" + (10_000 + i), "./m", ""));
            providers.add(0, new Provider("example.com/a/p" + (10_000 + i), "1.0.0", ""));
        }
        Configuration configuration = new Configuration("", "", "", modules, providers);
        assertEquals(Configuration.MAX_MODULES, configuration.modules().size());
        assertEquals("m10000", configuration.modules().get(0).key());
        assertEquals(Configuration.MAX_PROVIDERS, configuration.providers().size());
        assertEquals(
                List.of(
                        "There are 2,500 modules; only the first 2,000 are listed",
                        "There are 2,500 providers; only the first 500 are listed"),
                configuration.problems());
        Provenance provenance = new Provenance(Run.NONE, configuration, new TreeMap<>());
        byte[] json = CanonicalJson.bytes(GroundsShapes.write(provenance));
        assertEquals(provenance, StrictJson.read(json, 1 << 20, GroundsShapes::provenance));
    }
}
