package io.jenkins.plugins.terraformguard.engine.policy.relation;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which values of a resource tell it from others, and when an equal value elsewhere is a reference to it. */
final class Identity {
    /** Attributes at the top of a state that identify a resource. */
    static final List<String> ATTRIBUTES = List.of(
            "id",
            "arn",
            "self_link",
            "url",
            "key_id",
            "name",
            "bucket",
            "function_name",
            "identifier",
            "cluster_identifier");

    /** What is said about a resource refers to nothing. */
    private static final Set<String> REMARKS =
            Set.of("tags", "tags_all", "labels", "effective_labels", "terraform_labels", "description");

    /** Those of {@link #ATTRIBUTES} whose values are made to be found again anywhere. */
    private static final Set<String> GLOBAL = Set.of("id", "arn", "self_link", "url", "key_id");

    private static final List<String> ENDINGS = List.of("_self_link", "_name", "_arn", "_url", "_ids", "_id", "s");
    private static final int MAX_TEXT = 2048;
    private static final int MIN_DISTINCTIVE = 12;
    private static final int HEX_RUN = 8;
    private static final int PATH_PARTS = 4;
    private static final int MIN_PATH = 32;

    private Identity() {}

    /** Whether an attribute at the top of a state can't hold references. */
    static boolean isRemark(String attribute) {
        return REMARKS.contains(attribute);
    }

    /** Whether a value may be looked for at all. */
    static boolean isUsable(String text) {
        return !text.isEmpty() && text.length() <= MAX_TEXT;
    }

    /**
     * Whether a text is unlikely to stand for two things: twelve or more characters with a digit among them, and either
     * {@code :} or {@code /} or eight hexadecimal digits in a row that are not all decimal: those of an account stand in
     * many names. A path of many parts, as Azure's ids are, needs no digit.
     */
    static boolean isDistinctive(String text) {
        boolean digit = false;
        boolean mark = false;
        int run = 0;
        boolean letter = false;
        int slashes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digit |= c >= '0' && c <= '9';
            boolean hex = c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            run = hex ? run + 1 : 0;
            letter = hex && (letter || c >= 'a');
            slashes += c == '/' ? 1 : 0;
            mark |= c == ':' || c == '/' || run >= HEX_RUN && letter;
        }
        return text.length() >= MIN_DISTINCTIVE && digit && mark || slashes >= PATH_PARTS && text.length() >= MIN_PATH;
    }

    /** Whether an attribute is named like one of these types, in which {@code *} may stand for anything. */
    static boolean isNamedLikeAny(String attribute, Collection<String> globs) {
        return globs.stream().anyMatch(glob -> glob.endsWith("*") || isNamedLike(attribute, glob));
    }

    /**
     * Whether an attribute is named like a type: the type ends with its name, or with what is left of it without {@code
     * _id}, {@code _arn}, {@code _name} and the like. {@code role}, {@code iam_role_arn} and {@code roles} are named like
     * {@code aws_iam_role}.
     */
    static boolean isNamedLike(String attribute, String type) {
        if (endsWithWord(type, attribute)) {
            return true;
        }
        return ENDINGS.stream()
                .filter(attribute::endsWith)
                .anyMatch(ending -> endsWithWord(type, attribute.substring(0, attribute.length() - ending.length())));
    }

    private static boolean endsWithWord(String type, String words) {
        return !words.isEmpty() && (type.equals(words) || type.endsWith("_" + words));
    }

    /**
     * Whether a value of one resource that equals an identifying value of another is a reference to it.
     *
     * @param path where the value stands
     * @param sameType whether both are of one type
     * @param identifying the attribute of the other resource
     * @param type the type of the other resource
     */
    static boolean counts(String path, boolean sameType, String text, String identifying, String type) {
        if (GLOBAL.contains(path) || sameType && ATTRIBUTES.contains(path)) {
            return false; // What it is called itself.
        }
        String attribute = path.substring(path.lastIndexOf('.') + 1);
        return GLOBAL.contains(identifying) && isDistinctive(text) || isNamedLike(attribute, type);
    }
}
