package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialNames;
import io.jenkins.plugins.terraformguard.engine.source.WrittenText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells whether a diff would show a secret. A file of the workspace may hold some where nothing is changed, and a diff shows
 * lines around each change. To hide one would not do: the patch would not apply any more.
 */
final class DiffSecrets {
    /** A number may be a password as well, but not a short one. */
    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9.]{1,5}");

    /** What a comment begins with. */
    private static final Pattern COMMENT = Pattern.compile("^[ \\t]*(#+|//+|/?\\*+)");

    private DiffSecrets() {}

    /**
     * Whether it does, as far as can be told: also where only a part of a secret is shown, or where it can't be looked for.
     *
     * @param before text of the whole file
     */
    static boolean areIn(UnifiedDiff diff, String before) {
        return WrittenText.of(before)
                        .map(texts -> texts.stream()
                                .filter(DiffSecrets::isSecret)
                                .anyMatch(text -> diff.shows(text.line(), text.lastLine())))
                        .orElse(true)
                || diff.hunks().stream().anyMatch(DiffSecrets::areIn);
    }

    private static boolean areIn(UnifiedDiff.Hunk hunk) {
        return CredentialDetector.find(hunk.text('+')) != null
                || CredentialDetector.find(hunk.text('-')) != null
                || hunk.lines().stream().anyMatch(line -> isSecret(line.text()));
    }

    private static boolean isSecret(String line) {
        String bare = COMMENT.matcher(line).replaceFirst("");
        return CredentialDetector.find(line) != null
                || WrittenText.of(bare).orElse(List.of()).stream().anyMatch(DiffSecrets::isSecret);
    }

    private static boolean isSecret(WrittenText text) {
        boolean named = text.names().stream().anyMatch(CredentialNames::isSecretName)
                && !CredentialNames.isPlaceholder(text.text())
                && !SHORT_NUMBER.matcher(text.text()).matches();
        return named || CredentialDetector.find(text.text()) != null;
    }
}
