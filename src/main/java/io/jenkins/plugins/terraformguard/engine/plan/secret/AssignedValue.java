package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Locale;
import java.util.Set;

/** Whether a value with a telling name looks like a secret, or is prose, code or a reference to something else. */
final class AssignedValue {
    static final int MIN_LENGTH = 6;

    private static final int LINE = 80;

    private static final CharSet SYMBOL = CharSet.of("!@#$%^*+=~");
    private static final CharSet LETTER = CharSet.of("A-Za-z");
    private static final CharSet CODE = CharSet.of("0-9A-Za-z_.$");
    private static final CharSet VARIABLE = CharSet.of("0-9A-Za-z_.>:{}()[-");
    private static final CharSet TAG = CharSet.of("A-Za-z_.:-");
    private static final CharSet PATH = CharSet.of("0-9a-z_./-");

    /** What stands after a colon or an equals sign in descriptions, schemas and messages. */
    private static final Set<String> COMMON =
            Set.of(("required optional string strings number integer boolean object binary varchar nullable "
                            + "undefined default defaults unknown invalid incorrect correct missing expired revoked "
                            + "denied failed disabled enabled hidden masked encrypted hashed plaintext generated "
                            + "provided unchanged changed updated rotated protected sensitive computed inherit prompt "
                            + "bearer header cookie forbidden allowed manual automatic external internal private "
                            + "public service opaque rejected")
                    .split(" "));

    private static final Set<String> PROSE =
            Set.of(("a an the is are be must of for to your not and or with in on this that when if from has "
                            + "will can should please enter used")
                    .split(" "));

    private AssignedValue() {}

    /**
     * Whether it looks like a secret.
     *
     * @param strong whether the name means a secret that people think up, such as a password; else the value must look
     *     as if a machine had made it, since names such as {@code secret} are given to names of secrets as well
     */
    static boolean looksSecret(String text, Assignment assignment, boolean strong) {
        int length = assignment.end() - assignment.start();
        if (length < MIN_LENGTH) {
            return false;
        }
        String value = text.substring(assignment.start(), assignment.end());
        if (Placeholders.isPlaceholder(value) || isAddress(value) || isCommonWord(value)) {
            return false;
        }
        boolean random = looksRandom(value);
        if (!strong && (!random || NameShape.isName(value))) {
            return false;
        }
        if (assignment.quoted()) {
            // A blank or a bracket comes first where the quotation mark ends a text that ends in the name.
            return " \t)];,".indexOf(value.charAt(0)) < 0 && !isTemplated(value) && !isProse(value);
        }
        if (isCode(value, assignment)) {
            return false;
        }
        return random || assignment.lastInLine() || assignment.tight() && !isProse(rest(text, assignment.end()));
    }

    private static boolean looksRandom(String value) {
        int length = value.length();
        boolean digits = Mixed.any(CharSet.DIGIT, value, 0, length);
        return digits && Mixed.any(LETTER, value, 0, length)
                || digits && length >= 20
                || Mixed.any(SYMBOL, value, 0, length)
                || length >= 16 && Mixed.looksRandom(value);
    }

    private static String rest(String text, int from) {
        int end = from;
        while (end < text.length() && end < from + LINE && text.charAt(end) != '\n') {
            end++;
        }
        return text.substring(from, end);
    }

    private static boolean isCommonWord(String value) {
        return value.length() <= 12 && COMMON.contains(value.toLowerCase(Locale.ROOT));
    }

    /** An address without credentials, or the path of a file: those with capitals may be base64. */
    private static boolean isAddress(String value) {
        boolean url = value.startsWith("http://") || value.startsWith("https://") || value.startsWith("file:");
        boolean path =
                value.startsWith("/") || value.startsWith("@/") || value.startsWith("./") || value.startsWith("~/");
        return url && value.indexOf('@') < 0 || path && PATH.run(value, 1, value.length()) >= value.length() - 1;
    }

    private static boolean isTemplated(String value) {
        return Placeholders.hasExpression(value) || isVariable(value);
    }

    private static boolean isVariable(String value) {
        return value.length() > 1
                && value.charAt(0) == '$'
                && !CharSet.DIGIT.at(value, 1)
                && VARIABLE.run(value, 1, value.length()) == value.length() - 1;
    }

    /** Several words, at least one of them a word that only sentences have. */
    private static boolean isProse(String value) {
        if (value.indexOf(' ') < 0) {
            return false;
        }
        for (String word : value.toLowerCase(Locale.ROOT).split("[ .,;:!?]+")) {
            if (PROSE.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Variables, members, calls and elements in programs and templates, aliases and tags in YAML. */
    private static boolean isCode(String value, Assignment assignment) {
        char first = value.charAt(0);
        boolean aliasOrTag = (first == '*' || first == '!') && TAG.run(value, 1, value.length()) == value.length() - 1;
        if (isTemplated(value) || aliasOrTag || "{[(".indexOf(first) >= 0) {
            return true;
        }
        int path = CODE.run(value, 0, value.length());
        if (path == 0 || CharSet.DIGIT.at(value, 0)) {
            return false;
        }
        if (path < value.length() && "([{".indexOf(value.charAt(path)) >= 0) {
            return true;
        }
        if (NameShape.isPath(value)) {
            return !assignment.tight() || NameShape.isReferenceRoot(value);
        }
        if (path < value.length()) {
            return false;
        }
        boolean variable = !Mixed.any(CharSet.DIGIT, value, 0, path) && assignment.sign() == Assignment.Sign.EQUALS;
        return CredentialNames.isSecretName(value) || variable && !assignment.tight();
    }
}
