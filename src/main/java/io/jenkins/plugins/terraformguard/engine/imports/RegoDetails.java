package io.jenkins.plugins.terraformguard.engine.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One thing that a Rego rule says, and what it tells beside its message. */
final class RegoDetails {
    private static final int MAX_ADDRESS = 1_000;
    private static final int MAX_SHOWN = 100;
    private static final int MAX_ADDRESSES = 100;

    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,99}");
    private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low", "info");
    private static final Map<String, String> OTHER_WORDS =
            Map.of("moderate", "medium", "informational", "info", "information", "info");

    /** Where people put what they tell beside the message. */
    private static final List<String> INSIDE = List.of("details", "metadata");

    private final String message;
    private final List<JsonNode> places;

    private RegoDetails(String message, List<JsonNode> places) {
        this.message = message;
        this.places = places;
    }

    static RegoDetails ofText(String message) {
        return new RegoDetails(message, List.of());
    }

    /** @param said an object that has a message */
    static RegoDetails of(JsonNode said) {
        List<JsonNode> places = new ArrayList<>(List.of(said));
        INSIDE.stream().map(said::path).filter(JsonNode::isObject).forEach(places::add);
        return new RegoDetails(said.path("msg").textValue(), places);
    }

    static boolean hasMessage(JsonNode said) {
        return said.path("msg").isTextual();
    }

    /** What is no finding, for a message. */
    static String cut(JsonNode said) {
        return ForeignText.line(said.toString(), MAX_SHOWN);
    }

    ForeignResult result(RegoRule rule, boolean suppressed) {
        String text = message.isBlank() ? rule.id() + " holds" : message;
        String id = text("id");
        boolean named = RULE.matcher(id).matches();
        MessageShape shape = named || rule.hasName() ? MessageShape.NONE : MessageShape.of(text);
        String title = ForeignText.line(text("title"), ForeignText.MAX_TITLE);
        int line = number("line");
        return new ForeignResult(
                named ? id : shape.named(ForeignText.line(rule.id(), ForeignText.MAX_NAME)),
                title.isEmpty() ? shape.title() : title,
                rule.kind() == RegoRule.Kind.DENY ? "error" : "warning",
                severity(),
                ForeignText.text(text, ForeignText.MAX_MESSAGE),
                ForeignText.text(help(), ForeignText.MAX_HELP),
                SarifPath.of(text("file"), "", Map.of()),
                line,
                line,
                addresses(),
                "",
                suppressed);
    }

    private String severity() {
        String word = text("severity").toLowerCase(Locale.ROOT);
        String usual = OTHER_WORDS.getOrDefault(word, word);
        return SEVERITIES.contains(usual) ? usual : "";
    }

    private String help() {
        String remedy = text("remedy");
        String help = remedy.isEmpty() ? text("help") : remedy;
        return help.isEmpty() ? text("url") : help;
    }

    /** Resources that are named by themselves; those that only the message quotes are found with the plan at hand. */
    private List<String> addresses() {
        List<String> found = new ArrayList<>();
        for (String key : List.of("address", "resource", "addresses", "resources")) {
            for (JsonNode place : places) {
                JsonNode value = place.path(key);
                if (value.isArray()) {
                    value.forEach(element -> add(element, found));
                } else {
                    add(value, found);
                }
            }
        }
        return found;
    }

    private static void add(JsonNode value, List<String> found) {
        if (value.isTextual()
                && found.size() < MAX_ADDRESSES
                && value.textValue().length() <= MAX_ADDRESS
                && ResourceAddress.isValid(value.textValue())
                && !found.contains(value.textValue())) {
            found.add(value.textValue());
        }
    }

    private String text(String key) {
        for (JsonNode place : places) {
            if (place.path(key).isTextual()) {
                return place.path(key).textValue().strip();
            }
        }
        return "";
    }

    private int number(String key) {
        for (JsonNode place : places) {
            JsonNode value = place.path(key);
            if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0) {
                return value.intValue();
            }
        }
        return 0;
    }
}
