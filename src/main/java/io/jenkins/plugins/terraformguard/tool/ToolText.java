package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialNames;
import io.jenkins.plugins.terraformguard.engine.plan.secret.SecretMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a tool said, fit to be shown: from the first error on, as one line, and without secrets. A tool quotes what it was
 * given: lines of the configuration, addresses with passwords, answers of servers.
 */
public final class ToolText {
    private static final String NOTHING = "it gave no reason";
    private static final int MAX_CHARS = 1500;
    private static final int MIN_SECRET = 4;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,20}[A-Za-z]");
    private static final Pattern FRAME = Pattern.compile("[\\u2500-\\u257f]");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t]*\\n");
    private static final String KEY_BEGIN = "-----BEGIN ";
    private static final String KEY_END = "-----END ";

    private ToolText() {}

    /**
     * @param said what the tool wrote on its error stream
     * @param environment of the tool: values whose names say that they are secret are hidden wherever they stand
     * @return never empty
     */
    public static String of(String said, Map<String, String> environment) {
        String plain = FRAME.matcher(COLOUR.matcher(said).replaceAll("")).replaceAll(" ");
        // Warnings come first; what counts is the error.
        String error = plain.substring(Math.max(plain.indexOf("Error:"), 0));
        String safe = withoutCredentials(withoutKeys(withoutSecrets(error, environment)));
        String line = ValueText.oneLine(safe.replaceAll("\\s+", " ").strip());
        return line.isEmpty() ? NOTHING : ValueText.cut(line, MAX_CHARS);
    }

    private static String withoutSecrets(String text, Map<String, String> environment) {
        List<String> secrets = environment.entrySet().stream()
                .filter(entry -> CredentialNames.isSecretName(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> value.length() >= MIN_SECRET && !CredentialNames.isPlaceholder(value))
                .toList();
        String masked = SecretMatcher.of(secrets).mask(text, ValueText.SENSITIVE);
        for (String secret : secrets) {
            if (secret.length() < SecretMatcher.MIN_LENGTH) {
                masked = masked.replace(secret, ValueText.SENSITIVE);
            }
        }
        return masked;
    }

    /** Private keys and certificates go over many lines, of which most look harmless. */
    private static String withoutKeys(String text) {
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int begin = text.indexOf(KEY_BEGIN); begin >= 0; begin = text.indexOf(KEY_BEGIN, copied)) {
            out.append(text, copied, begin).append(ValueText.SENSITIVE);
            int end = text.indexOf(KEY_END, begin);
            int lineEnd = end < 0 ? -1 : text.indexOf('\n', end);
            copied = lineEnd < 0 ? text.length() : lineEnd;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** As little is hidden as must be: a word, else its line, else the paragraph, as tools wrap lines within paragraphs. */
    private static String withoutCredentials(String text) {
        String safe = Arrays.stream(BLANK_LINE.split(text))
                .map(paragraph -> narrowed(paragraph, "\n", line -> narrowed(line, " ", word -> word)))
                .collect(Collectors.joining("\n\n"));
        return looksHarmless(safe.replace('\n', ' ')) ? safe : ValueText.SENSITIVE;
    }

    private static String narrowed(String whole, String separator, UnaryOperator<String> narrower) {
        if (looksHarmless(whole)) {
            return whole;
        }
        String rest = Arrays.stream(whole.split(separator))
                .map(part -> looksHarmless(part) ? part : narrower.apply(part))
                .map(part -> looksHarmless(part) ? part : ValueText.SENSITIVE)
                .collect(Collectors.joining(separator));
        return looksHarmless(rest) ? rest : ValueText.SENSITIVE;
    }

    private static boolean looksHarmless(String text) {
        return CredentialDetector.find(text.replace('\n', ' ')) == null && CredentialDetector.find(text) == null;
    }
}
