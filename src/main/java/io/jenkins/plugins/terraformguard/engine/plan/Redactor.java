package io.jenkins.plugins.terraformguard.engine.plan;

import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialDetector;
import io.jenkins.plugins.terraformguard.engine.plan.secret.CredentialRule;
import io.jenkins.plugins.terraformguard.engine.plan.secret.EmbeddedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Removes what is sensitive from the values of one change. Values that are equal get the same identity, so that a
 * policy and a diff can still tell whether a secret changes.
 */
final class Redactor {
    /** Fields of an entry with a name and a value: more are an object that happens to have both. */
    private static final int MAX_ENTRY = 8;

    private final SecretRegistry secrets;
    private final Redactions redactions;
    private final boolean comparable;
    private final Map<Value, Integer> identities = new HashMap<>();
    private final Set<String> ownSecrets = new HashSet<>();

    private Redactor(SecretRegistry secrets, Redactions redactions, boolean comparable) {
        this.secrets = secrets;
        this.redactions = redactions;
        this.comparable = comparable;
    }

    static Redactor ofChange(SecretRegistry secrets, Redactions redactions) {
        return new Redactor(secrets, redactions, true);
    }

    /** For values outside a change: identities count within one change only, so these get none. */
    static Redactor incomparable(SecretRegistry secrets, Redactions redactions) {
        return new Redactor(secrets, redactions, false);
    }

    /** Tells the redactor which parts of a value are marked, before {@link #redact} is asked for any part of the change. */
    void learn(Value value, Value sensitiveMarks) {
        Marks.apply(value, sensitiveMarks, marked -> {
            SecretRegistry.leaves(marked, SecretRegistry.MIN_LENGTH_WITHIN_CHANGE, ownSecrets::add);
            return marked;
        });
    }

    /** The value without its marked parts and without unmarked copies of anything sensitive. */
    Value redact(Value value, Value sensitiveMarks) {
        return removeUnmarked(Marks.apply(value, sensitiveMarks, marked -> hide(marked, "")), "");
    }

    /** An unmarked value under a name that may itself tell that it is a secret. */
    Value redactNamed(String name, Value value) {
        return removeUnmarked(value, name);
    }

    /** A text for people: without the secrets that stand in it, or nothing of it where it looks like a credential. */
    String text(String text) {
        CredentialRule credential = CredentialDetector.find(text);
        if (credential != null) {
            redactions.count(credential.id());
            return ValueText.SENSITIVE;
        }
        return secrets.mask(text);
    }

    /** The value hidden as a whole. */
    Value hide(Value value, String rule) {
        if (value.isNull() || value.isOpaque()) {
            return value;
        }
        Value archived = value instanceof Value.Text text ? secrets.archived(text.value()) : null;
        if (archived != null) {
            return archived;
        }
        redactions.count(rule);
        int identity = comparable && !Marks.hasUnknown(value)
                ? identities.computeIfAbsent(value, fresh -> identities.size())
                : Value.Sensitive.INCOMPARABLE;
        return new Value.Sensitive(value.kind(), value.isEmpty(), identity, rule);
    }

    private Value removeUnmarked(Value value, String name) {
        if (value instanceof Value.Text text) {
            Value archived = secrets.archived(text.value());
            String rule = archived == null ? ruleFor(text, name) : null;
            return archived != null ? archived : rule == null ? value : hide(value, rule);
        }
        if (value instanceof Value.Int number) {
            return knowsNoSecrets() || !isCopy(Long.toString(number.value())) ? value : hide(value, Redactions.COPY);
        }
        if (value instanceof Value.Decimal number) {
            return knowsNoSecrets() || !isCopy(SecretRegistry.digits(number)) ? value : hide(value, Redactions.COPY);
        }
        if (value instanceof Value.ListValue list) {
            return list.mapElements(element -> removeUnmarked(element, name));
        }
        if (value instanceof MapValue map) {
            String entry = entryName(map);
            return withoutSecretKeys(map)
                    .mapValues((key, element) ->
                            removeUnmarked(element, key.equals("value") && entry != null ? entry : nameOf(key, name)));
        }
        return value;
    }

    /** Why a text is to be hidden, or null. */
    private String ruleFor(Value.Text value, String name) {
        String text = value.value();
        if (!ownSecrets.isEmpty() && ownSecrets.contains(text)) {
            return Redactions.COPY;
        }
        if (!name.isEmpty() && secrets.isSecretByName(name, value)) {
            return secrets.contains(text) ? Redactions.COPY : Redactions.NAME;
        }
        return ruleFor(text);
    }

    /** Why a text is to be hidden whatever it is called, or null. */
    private String ruleFor(String text) {
        if (secrets.contains(text) || secrets.foundIn(text)) {
            return Redactions.COPY;
        }
        CredentialRule credential = CredentialDetector.find(text);
        if (credential != null) {
            return credential.id();
        }
        String embedded = secrets.isEmpty() ? null : EmbeddedText.decode(text);
        return embedded != null && secrets.foundIn(embedded) ? Redactions.COPY : null;
    }

    /** The name in an entry such as {@code {name = "DB_PASSWORD", value = "..."}}, as containers have them; or null. */
    private static String entryName(MapValue map) {
        return map.size() <= MAX_ENTRY && map.has("value") && map.get("name") instanceof Value.Text name
                ? name.value()
                : null;
    }

    /** A constant of the configuration is named by what it is the expression of. */
    private static String nameOf(String key, String parent) {
        return key.equals("constant_value") ? parent : key;
    }

    /** A secret may also be the key of a map; what is under it stays, without its name. */
    private MapValue withoutSecretKeys(MapValue map) {
        return map.renameKeys(key -> ownSecrets.contains(key) || secrets.isSecretKey(key) ? ValueText.SENSITIVE : key);
    }

    private boolean knowsNoSecrets() {
        return ownSecrets.isEmpty() && secrets.isEmpty();
    }

    private boolean isCopy(String text) {
        return ownSecrets.contains(text) || secrets.contains(text);
    }
}
