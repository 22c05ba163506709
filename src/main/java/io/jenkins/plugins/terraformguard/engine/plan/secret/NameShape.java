package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Set;

/** Texts that people give as names. */
final class NameShape {
    private static final CharSet LETTER = CharSet.of("A-Za-z");
    private static final CharSet NAME_START = CharSet.of("A-Za-z_");
    private static final CharSet NAME = CharSet.of("0-9A-Za-z_-");
    private static final CharSet SEPARATOR = CharSet.of("_./:@-");
    private static final Set<String> ROOTS =
            Set.of(("var local data module each self path env process os config settings secrets vars params "
                            + "inputs this opts options args ctx context Values")
                    .split(" "));

    private NameShape() {}

    /**
     * Whether this is words with separators between, each of letters and at most three digits after, or of at most four
     * digits, such as {@code db-credentials-v2}.
     */
    static boolean isName(String value) {
        int at = 0;
        int words = 0;
        while (at < value.length()) {
            int letters = LETTER.run(value, at, value.length());
            int digits = CharSet.DIGIT.run(value, at + letters, value.length());
            if (letters + digits == 0 || digits > (letters == 0 ? 4 : 3)) {
                return false;
            }
            at += letters + digits;
            words++;
            if (at < value.length() && !SEPARATOR.has(value.charAt(at))) {
                return false;
            }
            at++;
        }
        return words > 1;
    }

    /** Whether this is a dotted path whose segments begin like names, the first without digits. */
    static boolean isPath(String value) {
        int dot = value.indexOf('.');
        if (dot <= 0 || Mixed.any(CharSet.DIGIT, value, 0, dot)) {
            return false;
        }
        boolean begins = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (begins ? !NAME_START.has(c) : c != '.' && !NAME.has(c)) {
                return false;
            }
            begins = c == '.';
        }
        return !begins;
    }

    /** Whether a dotted path begins as references do in Terraform, templates and programs. */
    static boolean isReferenceRoot(String path) {
        return ROOTS.contains(path.substring(0, path.indexOf('.')));
    }
}
