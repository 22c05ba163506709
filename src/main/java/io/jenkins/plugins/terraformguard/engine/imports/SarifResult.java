package io.jenkins.plugins.terraformguard.engine.imports;

import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.INDEX;
import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.TEXT;
import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.address.ResourceAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A result as it stands in the report, before it is known what the report says of its rule.
 *
 * @param extension index of the extension that the rule is in, or -1 for the scanner itself
 * @param kind what SARIF calls so: whether it is a finding at all
 */
record SarifResult(
        String path,
        String ruleId,
        int ruleIndex,
        int extension,
        String kind,
        String level,
        String severity,
        String text,
        String textId,
        List<String> arguments,
        List<SarifLocation> locations,
        List<String> addresses,
        String fingerprint,
        boolean suppressed,
        boolean absent) {
    static final Set<String> NO_FINDINGS = Set.of("pass", "notApplicable");

    private static final Set<String> KINDS = Set.of("fail", "pass", "notApplicable", "informational", "open", "review");

    private static final int MAX_LOCATIONS = 1_000;
    private static final int MAX_KEYS = 1_000;

    /** A fingerprint that is a sentence instead says that the scanner has none. */
    private static final Pattern FINGERPRINT = Pattern.compile("[\\x21-\\x7e]{8,500}");

    private static final Map<String, Reader<?>> MESSAGE = Map.of(
            "text", TEXT, "markdown", TEXT, "id", TEXT, "arguments", SarifShapes.list(MAX_KEYS, SarifResult::argument));
    private static final Map<String, Reader<?>> COMPONENT = Map.of("index", INDEX);
    private static final Map<String, Reader<?>> REFERENCE =
            Map.of("id", TEXT, "index", INDEX, "toolComponent", SarifShapes.optional(in -> in.object(COMPONENT)));
    private static final Map<String, Reader<?>> SUPPRESSION = Map.of("status", TEXT);
    private static final Map<String, Reader<?>> PROPERTIES = Map.ofEntries(
            entry("security-severity", JsonCursor::scalar),
            entry("severity", JsonCursor::scalar),
            entry("resource", JsonCursor::scalar),
            entry("address", JsonCursor::scalar),
            entry("resource_address", JsonCursor::scalar),
            entry("resourceAddress", JsonCursor::scalar));

    private static final Map<String, Reader<?>> RESULT = Map.ofEntries(
            entry("ruleId", TEXT),
            entry("ruleIndex", INDEX),
            entry("rule", SarifShapes.optional(in -> in.object(REFERENCE))),
            entry("kind", TEXT),
            entry("level", SarifShapes.LEVEL),
            entry("message", SarifShapes.optional(in -> in.object(MESSAGE))),
            entry("locations", SarifShapes.list(MAX_LOCATIONS, SarifLocation::read)),
            entry(
                    "suppressions",
                    SarifShapes.list(MAX_KEYS, in -> in.object(SUPPRESSION).text("status"))),
            entry("baselineState", TEXT),
            entry("fingerprints", SarifShapes.optional(in -> in.scalars(MAX_KEYS))),
            entry("partialFingerprints", SarifShapes.optional(in -> in.scalars(MAX_KEYS))),
            entry("properties", SarifShapes.optional(in -> in.object(PROPERTIES))));

    private static final Fields NOTHING = new Fields(Map.of(), "");

    /** How many results a file may hold in all its runs; a result counts once for every place. */
    static final class Budget {
        static final int MAX = 100_000;

        private int left = MAX;

        void take(JsonCursor in, int count) throws DecisionFormatException {
            left -= count;
            if (left < 0) {
                throw in.wrong("goes beyond the limit of " + MAX + " results");
            }
        }
    }

    static SarifResult read(JsonCursor in, String path, Budget budget) throws IOException, DecisionFormatException {
        Fields result = in.object(RESULT);
        List<SarifLocation> locations = SarifShapes.or(result, "locations", List.of());
        budget.take(in, Math.max(1, locations.size()));
        Fields message = SarifShapes.or(result, "message", NOTHING);
        Fields rule = SarifShapes.or(result, "rule", NOTHING);
        Fields properties = SarifShapes.or(result, "properties", NOTHING);
        Fields component = SarifShapes.or(rule, "toolComponent", NOTHING);
        String kind = result.text("kind");
        if (!kind.isEmpty() && !KINDS.contains(kind)) {
            throw new DecisionFormatException(
                    path + "/kind", "is none of " + KINDS.stream().sorted().toList(), null);
        }
        int index = SarifShapes.or(result, "ruleIndex", SarifShapes.NO_INDEX);
        String text = message.text("text");
        return new SarifResult(
                path,
                result.text("ruleId").isEmpty() ? rule.text("id") : result.text("ruleId"),
                index == SarifShapes.NO_INDEX ? SarifShapes.or(rule, "index", SarifShapes.NO_INDEX) : index,
                SarifShapes.or(component, "index", SarifShapes.NO_INDEX),
                kind,
                result.text("level"),
                Weight.of(properties.text("security-severity"), properties.text("severity")),
                ForeignText.text(text.isBlank() ? message.text("markdown") : text, ForeignText.MAX_MESSAGE),
                message.text("id"),
                SarifShapes.or(message, "arguments", List.of()),
                locations,
                addresses(properties),
                fingerprint(result),
                suppressed(SarifShapes.or(result, "suppressions", List.of())),
                result.text("baselineState").equals("absent"));
    }

    private static String argument(JsonCursor in) throws IOException, DecisionFormatException {
        return ForeignText.line(in.scalar(), ForeignText.MAX_NAME);
    }

    private static List<String> addresses(Fields properties) {
        List<String> addresses = new ArrayList<>();
        Stream.of("resource", "address", "resource_address", "resourceAddress")
                .map(properties::text)
                .filter(name -> name.length() <= ForeignText.MAX_NAME && ResourceAddress.isValid(name))
                .distinct()
                .forEach(addresses::add);
        return addresses;
    }

    /** Suppressed is what somebody suppressed and nobody is still looking at, or has refused to. */
    private static boolean suppressed(List<String> states) {
        return !states.isEmpty() && states.stream().allMatch(state -> state.isEmpty() || state.equals("accepted"));
    }

    private static String fingerprint(Fields result) {
        return Stream.of("fingerprints", "partialFingerprints")
                .map(key -> SarifShapes.or(result, key, Map.<String, String>of()))
                .flatMap(prints -> new TreeMap<>(prints).values().stream())
                .filter(print -> FINGERPRINT.matcher(print).matches())
                .map(print -> ForeignText.line(print, ForeignText.MAX_NAME))
                .findFirst()
                .orElse("");
    }
}
