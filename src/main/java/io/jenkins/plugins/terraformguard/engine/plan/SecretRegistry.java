package io.jenkins.plugins.terraformguard.engine.plan;

import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialNames;
import io.jenkins.plugins.terraformguard.engine.plan.secret.SecretForms;
import io.jenkins.plugins.terraformguard.engine.plan.secret.SecretMatcher;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The texts that a plan marks as sensitive anywhere, so that unmarked copies of them can be removed as well. It lives
 * only as long as the reading.
 *
 * <p>A copy is a value that is equal, or a longer text that the secret stands in, as it is or encoded. The second is only
 * looked for where the secret can't be an ordinary word: else a sensitive {@code "postgres"} would hide every ARN that it
 * stands in.
 */
final class SecretRegistry {
    /** Shorter texts are common words too often: a copy of them is removed only within the same change. */
    static final int MIN_LENGTH = 6;

    static final int MIN_LENGTH_WITHIN_CHANGE = 3;

    private static final int DISTINCTIVE_LENGTH = 24;
    /** Shorter texts hold an encoded secret only as a whole. */
    private static final int ENCODED_LENGTH = 32;
    /** Characters of secrets that are looked for inside longer texts: they have to be kept in memory. */
    private static final int MAX_MATCHED = 1 << 20;

    private final SecretSet texts = new SecretSet();
    private Set<String> distinctive = new HashSet<>();
    private int matched;
    private boolean notAllMatched;
    private boolean archive;
    private SecretMatcher plain = SecretMatcher.of(Set.of());
    /** The same secrets escaped and in base64: longer than they are, and only in texts that are longer still. */
    private SecretMatcher encoded = SecretMatcher.of(Set.of());

    private final KeyCache secretNames = new KeyCache(CredentialNames::isSecretName);
    private final KeyCache secretKeys =
            new KeyCache(key -> contains(key) || foundIn(key) || CredentialDetector.find(key) != null);

    /** The document is an archived plan, in which what was hidden is a text that says so. */
    void readsArchive() {
        archive = true;
    }

    /** What a text of an archived plan stands for, or null where it stands for itself. */
    Value archived(String text) {
        return archive ? HiddenText.read(text) : null;
    }

    /** Adds every leaf of a sensitive value. */
    void add(Value value) {
        leaves(value, MIN_LENGTH, this::addText);
    }

    private void addText(String text) {
        if (archived(text) != null) {
            return;
        }
        texts.add(text);
        if (text.length() >= SecretMatcher.MIN_LENGTH && isDistinctive(text) && !distinctive.contains(text)) {
            if (matched + text.length() > MAX_MATCHED) {
                notAllMatched = true;
            } else {
                matched += text.length();
                distinctive.add(text);
            }
        }
    }

    /** Is called between the two readings, when all secrets are known. */
    void complete() {
        Set<String> forms = new HashSet<>();
        for (String secret : distinctive) {
            List<String> all = SecretForms.of(secret);
            forms.addAll(all.subList(1, all.size()));
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            texts.add(Base64.getEncoder().encodeToString(bytes));
            texts.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        }
        plain = SecretMatcher.of(distinctive);
        encoded = SecretMatcher.of(forms);
        distinctive = Set.of();
    }

    boolean contains(String text) {
        return text.length() >= MIN_LENGTH && texts.contains(text);
    }

    /** Whether a secret stands inside a text. */
    boolean foundIn(String text) {
        return text.length() >= SecretMatcher.MIN_LENGTH
                && (plain.foundIn(text) || text.length() >= ENCODED_LENGTH && encoded.foundIn(text));
    }

    /** Whether a text is a secret because of the name that it stands under. */
    boolean isSecretByName(String name, Value value) {
        return value instanceof Value.Text text
                && secretNames.test(name)
                && !CredentialNames.isPlaceholder(text.value());
    }

    /** Whether the key of an object is itself a secret; to be asked only when all secrets are known. */
    boolean isSecretKey(String key) {
        return secretKeys.test(key);
    }

    /** A text for people, such as the message of a check, without the secrets that stand in it. */
    String mask(String text) {
        if (contains(text)) {
            return ValueText.SENSITIVE;
        }
        return foundIn(text) ? encoded.mask(plain.mask(text, ValueText.SENSITIVE), ValueText.SENSITIVE) : text;
    }

    boolean isEmpty() {
        return texts.size() == 0;
    }

    /** Whether there were so many secrets that some of them were only looked for as whole values. */
    boolean isNotAllMatched() {
        return notAllMatched;
    }

    /** Whether a text is no word, or words joined as in a name: longer than names are, or of mixed characters. */
    static boolean isDistinctive(String text) {
        if (text.length() >= DISTINCTIVE_LENGTH) {
            return true;
        }
        boolean wordStart = true;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' || c == '_' || c == '.' || c == '/' || c == ' ' || c == ':') {
                wordStart = true;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                wordStart = false;
                if (++digits > 4) {
                    return true;
                }
            } else if (c >= 'a' && c <= 'z' || wordStart && c >= 'A' && c <= 'Z') {
                // A letter after digits is the zone of a region (1a), two are no name any more.
                if (digits > 0 && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
                    return true;
                }
                wordStart = false;
            } else {
                return true;
            }
        }
        return false;
    }

    /** A number as one text, however it was written. */
    static String digits(Value.Decimal number) {
        BigDecimal plain = number.value().stripTrailingZeros();
        return Math.abs((long) plain.scale()) > 400 ? plain.toString() : plain.toPlainString();
    }

    /** Takes the texts (and numbers, as text) of a value's leaves that have at least so many characters. */
    static void leaves(Value value, int minLength, Consumer<String> into) {
        if (value instanceof Value.Text text) {
            if (text.value().length() >= minLength) {
                into.accept(text.value());
            }
        } else if (value instanceof Value.Int number) {
            String digits = Long.toString(number.value());
            if (digits.length() >= MIN_LENGTH) {
                into.accept(digits);
            }
        } else if (value instanceof Value.Decimal number) {
            String digits = digits(number);
            if (digits.length() >= MIN_LENGTH) {
                into.accept(digits);
            }
        } else if (value instanceof Value.ListValue list) {
            list.elements().forEach(element -> leaves(element, minLength, into));
        } else if (value instanceof MapValue map) {
            map.forEach((key, element) -> leaves(element, minLength, into));
        }
    }
}
