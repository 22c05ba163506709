package io.jenkins.plugins.terraformguard.engine.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@code opa eval --format json} answers to a {@link RegoQuery}. What is no answer is an error, never a pass. */
public final class OpaReader {
    /** Name of the tool in reports. */
    public static final String TOOL = "opa";

    /** Results of one run. */
    static final int MAX_RESULTS = 10_000;

    private static final String RULE_REMEDY =
            "Let the rule say a text, or an object with the text under 'msg', for each thing that is wrong";

    private final RegoQuery query;
    private final String source;
    private final Set<String> excepted = new HashSet<>();
    private final List<ForeignResult> results = new ArrayList<>();

    private OpaReader(RegoQuery query, String source) {
        this.query = query;
        this.source = source;
    }

    /**
     * @param output what was printed
     * @param source name of the folder with the policies
     * @param version of {@code opa}
     * @param sha256 digest of the policies
     * @throws ImportException if the policies could not be evaluated, or say what is no finding
     */
    public static ForeignReport read(byte[] output, RegoQuery query, String source, String version, String sha256)
            throws ImportException {
        JsonNode tree = OpaJson.read(output, source);
        String errors = OpaJson.errors(tree);
        if (!errors.isEmpty()) {
            throw failed(source, errors);
        }
        JsonNode answers =
                tree.path("result").path(0).path("expressions").path(0).path("value");
        if (!answers.isObject()) {
            throw new ImportException(
                    source,
                    "result",
                    "opa gave no answer",
                    "Check that 'opa' is the program itself, of version 0.44 or later");
        }
        OpaReader reader = new OpaReader(query, source);
        reader.readAll(answers);
        return new ForeignReport(source, TOOL, version, sha256, reader.results, List.of());
    }

    /**
     * What went wrong, where {@code opa} could not do what it was asked for.
     *
     * @param printed what it has printed as JSON
     * @return empty if that says nothing
     */
    public static String errors(byte[] printed) {
        try {
            return OpaJson.errors(OpaJson.read(printed, ""));
        } catch (ImportException e) {
            return "";
        }
    }

    private static ImportException failed(String source, String errors) {
        return new ImportException(
                source,
                "",
                "opa could not evaluate the policies: " + errors,
                "Correct the policies; 'opa check FOLDER' says the same. Functions that reach out, such as http.send,"
                        + " are not there");
    }

    private void readAll(JsonNode answers) throws ImportException {
        for (RegoRule rule : query.rules()) {
            if (rule.kind() == RegoRule.Kind.EXCEPTION) {
                exceptions(rule, said(answers, rule));
            }
        }
        for (RegoRule rule : query.rules()) {
            if (rule.kind() != RegoRule.Kind.EXCEPTION) {
                add(rule, said(answers, rule));
            }
        }
    }

    /** What a rule says; null if it says nothing. */
    private JsonNode said(JsonNode answers, RegoRule rule) throws ImportException {
        JsonNode answer = answers.path(Integer.toString(query.rules().indexOf(rule)));
        if (!answer.isArray() || answer.size() > 1) {
            throw new ImportException(
                    source, rule.id(), "opa gave no answer to this rule", "Check that 'opa' is the program itself");
        }
        return answer.isEmpty() ? null : answer.get(0);
    }

    /** Lists of names, as conftest has them; what else an exception says is no name. */
    private void exceptions(RegoRule rule, JsonNode lists) throws ImportException {
        if (lists == null) {
            return;
        }
        for (JsonNode list : lists) {
            for (JsonNode name : list) {
                if (!name.isTextual()) {
                    throw new ImportException(
                            source,
                            rule.id(),
                            "An exception names something that is no text",
                            "Let the rule say lists of names of rules");
                }
                excepted.add(key(rule.path(), name.textValue()));
            }
        }
    }

    private static String key(List<String> path, String name) {
        return path + "\n" + name;
    }

    /** A set or a list says several things, an object without a message one thing for each key, anything else is one thing. */
    private void add(RegoRule rule, JsonNode said) throws ImportException {
        if (said == null) {
            return;
        }
        if (said.isArray()) {
            for (JsonNode element : said) {
                if (element.isBoolean()) {
                    throw noMessage(rule, element);
                }
                addOne(rule, element, "");
            }
        } else if (said.isObject() && !RegoDetails.hasMessage(said)) {
            for (Map.Entry<String, JsonNode> entry : said.properties()) {
                if (entry.getValue().isArray()) {
                    add(rule, entry.getValue());
                } else {
                    addOne(rule, entry.getValue(), entry.getKey());
                }
            }
        } else {
            addOne(rule, said, rule.id() + " holds");
        }
    }

    /** @param alone what there is to say where the rule only says yes */
    private void addOne(RegoRule rule, JsonNode said, String alone) throws ImportException {
        if (said.isBoolean() && !said.booleanValue()) {
            return;
        }
        if (said.isBoolean()) {
            add(RegoDetails.ofText(alone), rule);
        } else if (said.isTextual()) {
            add(RegoDetails.ofText(said.textValue()), rule);
        } else if (said.isObject() && RegoDetails.hasMessage(said)) {
            add(RegoDetails.of(said), rule);
        } else {
            throw noMessage(rule, said);
        }
    }

    private void add(RegoDetails details, RegoRule rule) throws ImportException {
        if (results.size() == MAX_RESULTS) {
            throw new ImportException(
                    source,
                    rule.id(),
                    "The policies find more than " + MAX_RESULTS + " things",
                    "Let a rule say one text for what belongs together");
        }
        boolean suppressed = rule.exceptionNames().stream().anyMatch(name -> excepted.contains(key(rule.path(), name)));
        results.add(details.result(rule, suppressed));
    }

    private ImportException noMessage(RegoRule rule, JsonNode said) {
        return new ImportException(
                source, rule.id(), "The rule says something without a message: " + RegoDetails.cut(said), RULE_REMEDY);
    }
}
