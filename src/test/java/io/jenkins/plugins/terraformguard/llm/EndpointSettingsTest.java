package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointSettingsTest {
    private static final Duration TIME = Duration.ofSeconds(30);

    private static EndpointSettings at(String provider, String url) {
        return new EndpointSettings("prod", provider, URI.create(url), "m", TIME, 4, 4_000);
    }

    private static String wrong(
            String name, String provider, String url, String model, Duration time, int at, int max) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new EndpointSettings(
                                name, provider, url == null ? null : URI.create(url), model, time, at, max))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "openai, https://api.openai.com, https://api.openai.com/v1",
        "openai, HTTPS://API.OpenAI.com/v1/, https://api.openai.com/v1",
        "anthropic, https://api.anthropic.com/, https://api.anthropic.com/v1",
        "ollama, http://localhost:11434, http://localhost:11434",
        "ollama, http://[::1]:11434/, http://[::1]:11434",
        "openai, http://127.0.0.1:8000, http://127.0.0.1:8000/v1",
        "openai, https://gw.example.com/team/openai, https://gw.example.com/team/openai",
        "openai, https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21,"
                + " https://r.openai.azure.com/openai/deployments/d?api-version=2024-10-21"
    })
    void anAddressIsBroughtIntoOneForm(String provider, String given, String url) {
        assertEquals(URI.create(url), at(provider, given).url());
        assertEquals(URI.create(url), at(provider, url).url());
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.openai.com/v1, must start with https://",
        "http://localhost.evil.com, must start with https://",
        "http://127.0.0.1.evil.com, must start with https://",
        "http://127.999.1.1, needs a scheme and a host",
        "http://2130706433, must start with https://",
        "http://10.0.0.1, must start with https://",
        "ftp://localhost, must start with https://",
        "file:///etc/passwd, needs a scheme and a host",
        "api.openai.com/v1, needs a scheme and a host",
        "mailto:a@b, needs a scheme and a host",
        "https://user:sk-hidden@host/v1, must hold no user and no password",
        "https://sk-hidden@host/v1, must hold no user and no password",
        "https://host/v1#sk-hidden, must have no fragment",
        "https://host/v1?key=sk-hidden, may have no query but ?api-version",
        "https://host/v1?api-version=1&key=sk-hidden, may have no query but ?api-version",
        "https://host/v1/../admin, must have no . or ..",
        "https://host:0/v1, has a port",
        "https://host:99999/v1, has a port",
        "https://host/v1/chat/completions, leave that out",
        "https://host/v1/chat/completions/, leave that out"
    })
    void anAddressThatMustNotBeUsedIsRefused(String url, String said) {
        String message = wrong("prod", "openai", url, "m", TIME, 4, 4_000);

        assertTrue(message.contains(said), message);
        assertFalse(message.contains("sk-hidden"), message);
    }

    @Test
    void everythingElseIsBoundedToo() {
        String url = "https://host/v1";
        assertTrue(wrong("", "openai", url, "m", TIME, 1, 256).contains("name of an endpoint"));
        assertTrue(wrong(null, "openai", url, "m", TIME, 1, 256).contains("name of an endpoint"));
        assertTrue(wrong("<b>", "openai", url, "m", TIME, 1, 256).contains("name of an endpoint"));
        assertTrue(wrong("a", "gemini", url, "m", TIME, 1, 256).contains("openai, anthropic, ollama"));
        assertTrue(wrong("a", null, url, "m", TIME, 1, 256).contains("openai, anthropic, ollama"));
        assertTrue(wrong("a", "openai", null, "m", TIME, 1, 256).contains("needs an address"));
        assertTrue(wrong("a", "openai", "https://h/" + "x".repeat(500), "m", TIME, 1, 256)
                .contains("500 characters"));
        assertTrue(wrong("a", "openai", url, "", TIME, 1, 256).contains("model"));
        assertTrue(wrong("a", "openai", url, "m\n", TIME, 1, 256).contains("model"));
        assertTrue(wrong("a", "openai", url, "m", Duration.ZERO, 1, 256).contains("time limit"));
        assertTrue(wrong("a", "openai", url, "m", Duration.ofHours(1), 1, 256).contains("10 minutes"));
        assertTrue(wrong("a", "openai", url, "m", TIME, 0, 256).contains("1 to 64"));
        assertTrue(wrong("a", "openai", url, "m", TIME, 65, 256).contains("1 to 64"));
        assertTrue(wrong("a", "openai", url, "m", TIME, 1, 255).contains("256 to 65536"));
        assertTrue(wrong("a", "openai", url, "m", TIME, 1, 65_537).contains("256 to 65536"));
    }

    @ParameterizedTest
    @CsvSource({
        "openai, https://api.openai.com, BEARER",
        "openai, https://r.openai.azure.com/openai/v1, AZURE",
        "openai, https://r.cognitiveservices.azure.com/openai/v1, AZURE",
        "openai, https://openai.azure.com.evil.com, BEARER",
        "anthropic, https://api.anthropic.com, ANTHROPIC",
        "ollama, https://ollama.example.com, BEARER"
    })
    void theKeyGoesWhereTheProviderLooksForIt(String provider, String url, KeyHeader header) {
        assertEquals(header, KeyHeader.of(at(provider, url)));
    }
}
