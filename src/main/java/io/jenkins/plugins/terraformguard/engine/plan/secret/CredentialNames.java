package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.Arrays;

/**
 * Names of attributes, variables, environment variables and map keys that are by themselves a reason to hide a text.
 *
 * <p>What counts is how a name ends: {@code db_password} is a secret, {@code password_length} is not. Case and
 * separators do not matter. The ID of an AWS access key ({@code access_key_id}) is not taken for a secret by its name,
 * since AWS does not treat it as one; its value is recognised by its looks.
 */
public final class CredentialNames {
    /** Endings without separators, by their last letter. */
    private static final String[][] ENDINGS =
            byLastLetter("password passwd passphrase passcode passwords dbpass pwd pswd bindpw secret token "
                    + "apikey apikeys secretkey secretkeybase accesskey accesskeys privatekey privatekeys "
                    + "clientkey accountkey serviceaccountkey storagekey sharedkey authkey signingkey "
                    + "encryptionkey masterkey licensekey subscriptionkey integrationkey instrumentationkey "
                    + "appkey applicationkey hmackey jwtkey rawkey keymaterial connectionstring "
                    + "connectionstrings connstring connstr credential credentials basicauth dockerconfigjson "
                    + "dockercfg");

    /** Endings that must be a word of their own: they end other words as well. */
    private static final String[][] WORDS = byLastLetter("pass pw psk");

    /** Words that may follow: they tell the encoding of a secret, or which one it is. */
    private static final String[][] NEUTRAL =
            byLastLetter("pem openssh pkcs base b encoded value string binary text plain plaintext raw data hash "
                    + "v wo old new current previous primary secondary");

    /** Endings that look like a secret and are none: numbers of pages and versions, names of objects. */
    private static final String[][] HARMLESS =
            byLastLetter("creationtoken nexttoken pagetoken paginationtoken continuationtoken locktoken "
                    + "changetoken updatetoken idempotencytoken requesttoken imagepullsecret existingsecret "
                    + "managersecret");

    /** First words of switches. */
    private static final String[] SWITCHES =
            "manage require requires required has is get allow allows force enforce disable no".split(" ");

    private CredentialNames() {}

    /** Whether a plain text with this name is to be hidden, unless it is a {@linkplain #isPlaceholder placeholder}. */
    public static boolean isSecretName(String name) {
        return isSecretName(name, 0, name.length());
    }

    /** The same for the part of a text between two places. */
    static boolean isSecretName(String text, int start, int end) {
        int last = NameWords.trim(text, start, end);
        // A name has few words that may be left out: api_key_base64_1, private_key_pem_pkcs8.
        for (int i = 0; i < 4 && last > start; i++) {
            if (endsWith(ENDINGS, text, start, last, false) || endsWith(WORDS, text, start, last, true)) {
                return !endsWith(HARMLESS, text, start, last, false)
                        && !NameWords.beginsWithOneOf(SWITCHES, text, start, last);
            }
            int word = endOfNeutral(text, start, last);
            if (word < 0) {
                return false;
            }
            last = NameWords.trim(text, start, word);
        }
        return false;
    }

    /**
     * Whether a value is no secret though its name says so: empty, true or false, masked, a template to be filled in, or a
     * reference to where the secret is kept. A weak password such as {@code changeme} is no placeholder.
     */
    public static boolean isPlaceholder(String value) {
        return Placeholders.isPlaceholder(value);
    }

    private static boolean endsWith(String[][] endings, String text, int start, int end, boolean word) {
        String[] candidates = endings[text.charAt(end - 1) & 31];
        for (String ending : candidates) {
            int at = NameWords.startOfEnding(text, start, end, ending);
            if (at >= 0 && (!word || NameWords.beginsWord(text, start, at))) {
                return true;
            }
        }
        return false;
    }

    private static int endOfNeutral(String text, int start, int end) {
        for (String word : NEUTRAL[text.charAt(end - 1) & 31]) {
            int at = NameWords.startOfEnding(text, start, end, word);
            if (at > start && NameWords.beginsWord(text, start, at)) {
                return at;
            }
        }
        return -1;
    }

    private static String[][] byLastLetter(String words) {
        String[][] table = new String[32][0];
        for (String word : words.split(" ")) {
            int letter = word.charAt(word.length() - 1) & 31;
            String[] longer = Arrays.copyOf(table[letter], table[letter].length + 1);
            longer[longer.length - 1] = word;
            table[letter] = longer;
        }
        return table;
    }
}
