package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a secret looks where it was put into something else: as it is, and escaped for JSON, URLs and XML, in base64, or
 * as the lines of a key. To be looked for by a {@link SecretMatcher}.
 */
public final class SecretForms {
    /** Of a very long secret only so many characters are encoded: where they stand, the rest stands. */
    static final int MAX_ENCODED = 1 << 16;

    private static final int MIN_LINE = 24;
    private static final CharSet BODY = CharSet.of("0-9A-Za-z+/=");

    private SecretForms() {}

    /**
     * The forms of a secret that have at least {@value SecretMatcher#MIN_LENGTH} characters, each once, the secret itself
     * first.
     */
    public static List<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        String start = TextEscapes.cut(secret, MAX_ENCODED);
        if (TextEscapes.UNRESERVED.run(start, 0, start.length()) < start.length()) {
            escaped(start, forms);
        }
        base64(start, forms);
        pemLines(secret, forms);
        return forms.stream()
                .filter(form -> form.length() >= SecretMatcher.MIN_LENGTH)
                .toList();
    }

    /** What the characters become that not every syntax takes as they are. */
    private static void escaped(String start, Set<String> forms) {
        String json = TextEscapes.json(start, false);
        forms.add(json);
        forms.add(TextEscapes.json(start, true));
        // JSON in JSON, such as a task definition in a template.
        forms.add(TextEscapes.json(json, false));
        forms.add(TextEscapes.json(TextEscapes.json(start, true), true));
        forms.add(TextEscapes.percent(start, TextEscapes.UNRESERVED, false));
        forms.add(TextEscapes.percent(start, TextEscapes.UNRESERVED, true));
        forms.add(TextEscapes.percent(start, TextEscapes.PATH, false));
        forms.add(TextEscapes.xml(start, null, null));
        forms.add(TextEscapes.xml(start, "&quot;", "&apos;"));
        forms.add(TextEscapes.xml(start, "&#34;", "&#39;"));
        forms.add(TextEscapes.xml(start, "&quot;", "&#39;"));
    }

    /** Base64 at the three places where a text can stand in a longer one, without the digits that depend on that one. */
    private static void base64(String secret, Set<String> forms) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            String digits = TextEscapes.base64(bytes, before);
            forms.add(digits);
            forms.add(digits.replace('+', '-').replace('/', '_'));
        }
    }

    /**
     * The body of a PEM file by lines and in one line. Lines of other texts are left out, since whole configurations are
     * marked as secret and most of their lines are harmless.
     */
    private static void pemLines(String secret, Set<String> forms) {
        if (!secret.contains("-----BEGIN ")) {
            return;
        }
        List<String> body = new ArrayList<>();
        for (String line : secret.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && BODY.run(line, 0, line.length()) == line.length()) {
                body.add(line);
            }
            if (line.startsWith("-----END ")) {
                joined(body, forms);
                body.clear();
            }
        }
        joined(body, forms);
    }

    private static void joined(List<String> body, Set<String> forms) {
        body.stream().filter(line -> line.length() >= MIN_LINE).forEach(forms::add);
        String whole = TextEscapes.cut(String.join("", body), MAX_ENCODED);
        if (whole.length() >= MIN_LINE) {
            forms.add(whole);
        }
    }
}
