package io.jenkins.plugins.terraformguard.engine.imports;

import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.TEXT;
import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.Map;

/**
 * What a report says of a rule of its scanner, once for all results.
 *
 * @param level empty if it says none
 * @param severity id of a severity, or empty
 * @param messages texts by the names that results use for them
 */
record SarifRule(String id, String title, String help, String level, String severity, Map<String, String> messages) {
    static final SarifRule NONE = new SarifRule("", "", "", "", "", Map.of());

    private static final int MAX_MESSAGES = 1_000;

    private static final Map<String, Reader<?>> SEVERITY =
            Map.of("security-severity", JsonCursor::scalar, "severity", JsonCursor::scalar);

    private static final Map<String, Reader<?>> CONFIGURATION = Map.of("level", SarifShapes.LEVEL);

    private static final Map<String, Reader<?>> RULE = Map.ofEntries(
            entry("id", TEXT),
            entry("name", TEXT),
            entry("shortDescription", SarifShapes.MULTIFORMAT),
            entry("fullDescription", SarifShapes.MULTIFORMAT),
            entry("help", SarifShapes.MULTIFORMAT),
            entry("helpUri", TEXT),
            entry("messageStrings", SarifRule::messages),
            entry(
                    "defaultConfiguration",
                    SarifShapes.optional(in -> SarifShapes.or(in.object(CONFIGURATION), "level", ""))),
            entry("properties", SarifShapes.optional(SarifRule::severity)));

    static SarifRule read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields rule = in.object(RULE);
        String brief = rule.text("shortDescription");
        String title = brief.isBlank() ? rule.text("fullDescription") : brief;
        return new SarifRule(
                rule.text("id"),
                ForeignText.line(title.isBlank() ? rule.text("name") : title, ForeignText.MAX_TITLE),
                help(rule.text("help"), rule.text("helpUri")),
                SarifShapes.or(rule, "defaultConfiguration", ""),
                SarifShapes.or(rule, "properties", ""),
                SarifShapes.or(rule, "messageStrings", Map.of()));
    }

    /** The id of a severity in a bag of properties, or the empty text. */
    static String severity(JsonCursor in) throws IOException, DecisionFormatException {
        Fields properties = in.object(SEVERITY);
        return Weight.of(properties.text("security-severity"), properties.text("severity"));
    }

    private static Map<String, String> messages(JsonCursor in) throws IOException, DecisionFormatException {
        return in.isNull() ? Map.of() : in.map(MAX_MESSAGES, SarifShapes.MULTIFORMAT);
    }

    private static String help(String help, String uri) {
        String text = help.contains(uri) ? help : help.isBlank() ? uri : help + "\n" + uri;
        return ForeignText.text(text, ForeignText.MAX_HELP);
    }
}
