package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {
    private static final String SIGNS = "a\"b\\c <d>&'e'/f=?\u00fc+\n\tg;:@#%";

    private static SecretMatcher matcher(String secret) {
        return SecretMatcher.of(SecretForms.of(secret));
    }

    @Test
    void theSecretItselfComesFirst() {
        assertEquals(SIGNS, SecretForms.of(SIGNS).get(0));
        assertEquals(List.of("hunter2hunter"), SecretForms.of("hunter2hunter").subList(0, 1));
    }

    @Test
    void formsAreDistinctAndLongEnough() {
        for (String secret : List.of(SIGNS, "hunter2hunter", "12345678", Sample.pem("PRIVATE KEY"))) {
            List<String> forms = SecretForms.of(secret);
            assertEquals(forms.size(), new HashSet<>(forms).size());
            assertTrue(forms.stream().allMatch(form -> form.length() >= SecretMatcher.MIN_LENGTH));
        }
        assertTrue(SecretForms.of("short").stream().noneMatch("short"::equals));
    }

    @Test
    void plainSecretsHaveFewForms() {
        // Itself, and base64 at three places.
        assertEquals(4, SecretForms.of("hunter2hunter").size());
    }

    @Test
    void foundInJson() throws Exception {
        SecretMatcher matcher = matcher(SIGNS);
        String json = new JsonMapper().writeValueAsString(List.of("x" + SIGNS + "y"));
        assertTrue(matcher.foundIn(json));
        assertTrue(matcher.foundIn(new JsonMapper().writeValueAsString(json)), "JSON in JSON");
        String go = json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        assertTrue(matcher.foundIn(go), go);
        assertTrue(matcher.foundIn(go.replace("\\", "\\\\").replace("\"", "\\\"")), "JSON in JSON of Go");
    }

    @Test
    void foundInUrls() {
        SecretMatcher matcher = matcher(SIGNS);
        String query = URLEncoder.encode(SIGNS, StandardCharsets.UTF_8);
        assertTrue(matcher.foundIn("https://x/?p=" + query + "&q=1"));
        assertTrue(matcher.foundIn("https://x/?p=" + query.replace("+", "%20") + "&q=1"));
        // What Go's url.PathEscape writes.
        assertTrue(matcher("a b/c=d&e@f").foundIn("https://x/a%20b%2Fc=d&e@f/z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b\\c &lt;d&gt;&amp;'e'/f=?\u00fc+\n\tg;:@#%",
                "a&quot;b\\c &lt;d&gt;&amp;&apos;e&apos;/f=?\u00fc+\n\tg;:@#%",
                "a&#34;b\\c &lt;d&gt;&amp;&#39;e&#39;/f=?\u00fc+\n\tg;:@#%",
                "a&quot;b\\c &lt;d&gt;&amp;&#39;e&#39;/f=?\u00fc+\n\tg;:@#%"
            })
    void foundInXml(String escaped) {
        assertTrue(matcher(SIGNS).foundIn("<a>" + escaped + "</a>"));
    }

    @Test
    void foundInBase64AtEveryPlace() {
        for (String secret : List.of("hunter2hunter", "\u00fcber\u00fcber\u00fcber", "~~~???>>>~~~", "nine char")) {
            SecretMatcher matcher = matcher(secret);
            IntStream.range(0, 7)
                    .forEach(before -> IntStream.range(0, 4).forEach(after -> {
                        byte[] text =
                                ("?".repeat(before) + secret + "~".repeat(after)).getBytes(StandardCharsets.UTF_8);
                        assertTrue(matcher.foundIn(Base64.getEncoder().encodeToString(text)), secret + before + after);
                        assertTrue(
                                matcher.foundIn(Base64.getUrlEncoder().encodeToString(text)), secret + before + after);
                    }));
        }
    }

    @Test
    void shortSecretsAreNotGuessedFromBase64() {
        // Of six bytes fewer than eight digits are certain at two of the three places.
        assertFalse(matcher("abcdef").foundIn("x" + Sample.base64("..abcdef..")));
        assertTrue(matcher("abcdef").foundIn("x" + Sample.base64("abcdef..")));
    }

    @Test
    void linesOfKeysAreFound() {
        String pem = Sample.pem("RSA PRIVATE KEY");
        SecretMatcher matcher = matcher(pem);
        List<String> lines = pem.lines().toList();
        assertTrue(matcher.foundIn("  " + lines.get(2) + "  "));
        assertTrue(matcher.foundIn(lines.get(1) + lines.get(2) + lines.get(3) + lines.get(4)));
        assertFalse(matcher.foundIn(lines.get(0) + "\n" + lines.get(5)));
    }

    @Test
    void linesOfOtherTextsAreNot() {
        String text = "endpoint: https://api.example.com/v1/\npassword: hunter22\nnamespace: production-europe-west\n";
        assertFalse(matcher(text).foundIn("namespace: production-europe-west"));
    }

    @Test
    void hugeSecretsHaveBoundedForms() {
        String secret = "a<b>\"c".repeat(1 << 18);
        List<String> forms = SecretForms.of(secret);
        assertEquals(secret, forms.get(0));
        long total = forms.stream().skip(1).mapToLong(String::length).sum();
        assertTrue(total < 60L * SecretForms.MAX_ENCODED, "characters: " + total);
    }
}
