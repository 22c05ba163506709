package io.jenkins.plugins.terraformguard.engine.remedy;

import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which values of examples may be offered to somebody. A setting such as {@code required} or {@code 7} may; what names a
 * thing, a place or an account of the example's author may not, nor what would make another thing of the resource.
 */
final class Offerable {
    /** A word of some provider, such as {@code aws:kms} or {@code TLSv1.2_2021}. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]{0,63}");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i).*(example|sample|dummy|placeholder|changeme|foo|acme|arn:|\\bmy[-_]|\\bkey\\b|secret"
                    + "|[0-9]{9}|[0-9a-f]{8}-[0-9a-f]{4}|\\.[a-z]{2,}$).*");

    /** An account or a serial number has more digits than any setting; 0 as a rule means off, or for ever. */
    private static final long MAX_NUMBER = 100_000_000;

    /** Last words of names of attributes that tell which thing is meant, or which of its kind it is. */
    private static final Set<String> NAMING = Set.of(
            "id",
            "ids",
            "arn",
            "arns",
            "name",
            "names",
            "key",
            "keys",
            "alias",
            "account",
            "accounts",
            "project",
            "tenant",
            "subscription",
            "user",
            "users",
            "username",
            "role",
            "roles",
            "principal",
            "principals",
            "member",
            "members",
            "owner",
            "email",
            "bucket",
            "topic",
            "queue",
            "subnet",
            "subnets",
            "vpc",
            "network",
            "host",
            "hostname",
            "domain",
            "endpoint",
            "url",
            "uri",
            "link",
            "path",
            "prefix",
            "suffix",
            "region",
            "zone",
            "zones",
            "location",
            "cidr",
            "cidrs",
            "address",
            "addresses",
            "ip",
            "ips",
            "range",
            "ranges",
            "block",
            "blocks",
            "image",
            "ami",
            "type",
            "engine",
            "family",
            "runtime",
            "port",
            "ports",
            "protocol",
            "direction",
            "action",
            "effect",
            "source",
            "target",
            "destination",
            "description",
            "title",
            "tag",
            "tags",
            "labels",
            "annotations",
            "policy",
            "document",
            "content",
            "certificate",
            "namespace",
            "group",
            "groups",
            "size",
            "class",
            "capacity",
            "priority",
            "access",
            "autopilot",
            "exports");

    /** First words of names of switches that take a guard away, and words of those that open something. */
    private static final Pattern OPENING =
            Pattern.compile("(force|skip|delete|purge|recursive|disable|bypass|ignore)_.*"
                    + "|.*(^|_)(public|publicly|anonymous|unauthenticated|insecure|privileged|external)(_.*|$)");

    /** Words of names of switches that guard something. */
    private static final Pattern GUARDING = Pattern.compile(
            ".*(prevent|protect|encrypt|require|verif|validat|enforce|block_public|versioning|rotation).*");

    private Offerable() {}

    /** Whether a switch would take away more than it gives, whatever the policy at hand says of it. */
    static boolean isReckless(List<Value> steps, boolean to) {
        String name = steps.get(steps.size() - 1) instanceof Value.Text key ? key.value() : "";
        return isReckless(name.toLowerCase(Locale.ROOT), to);
    }

    /** The same for a value with switches in it; one may be a text, and one that is not set any more is off. */
    static boolean isReckless(List<Value> steps, Value to) {
        if (to instanceof MapValue map) {
            return map.keys().stream().anyMatch(key -> isReckless(List.of(Value.of(key)), map.get(key)));
        }
        if (to instanceof Value.ListValue list) {
            return list.elements().stream().anyMatch(element -> isReckless(steps, element));
        }
        if (to instanceof Value.Text text) {
            boolean on = text.value().equalsIgnoreCase("true");
            return (on || text.value().equalsIgnoreCase("false")) && isReckless(steps, on);
        }
        return to instanceof Value.Bool flag
                ? isReckless(steps, flag.value())
                : to.isNull() && isReckless(steps, false);
    }

    private static boolean isReckless(String name, boolean to) {
        boolean guards = GUARDING.matcher(name).matches();
        return to ? !guards && OPENING.matcher(name).matches() && !name.startsWith("ignore_public") : guards;
    }

    /** Whether an attribute by that name is one that may be set to what an example has, or be left out. */
    static boolean isSetting(List<Value> steps) {
        return steps.stream().allMatch(step -> !(step instanceof Value.Text key) || isSetting(key.value()));
    }

    private static boolean isSetting(String name) {
        String[] words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+");
        return words.length > 0 && !NAMING.contains(words[words.length - 1]);
    }

    /** Whether a value of an example may be set there. */
    static boolean isOfferable(List<Value> steps, Value value) {
        return isSetting(steps)
                && !(value instanceof Value.Bool flag && isReckless(steps, flag.value()))
                && isOfferable(value);
    }

    private static boolean isOfferable(Value value) {
        if (value instanceof MapValue map) {
            return map.size() > 0
                    && map.keys().stream()
                            .allMatch(key -> isSetting(key)
                                    && !(map.get(key) instanceof Value.Bool flag && isReckless(key, flag.value()))
                                    && isOfferable(map.get(key)));
        }
        if (value instanceof Value.ListValue list) {
            return list.elements().stream().allMatch(Offerable::isOfferable);
        }
        if (value instanceof Value.Text text) {
            return WORD.matcher(text.value()).matches()
                    && !PLACEHOLDER.matcher(text.value()).matches();
        }
        return value instanceof Value.Bool
                || value instanceof Value.Int number && number.value() != 0 && Math.abs(number.value()) < MAX_NUMBER;
    }
}
