package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.DigestStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of a report, as it is archived with a decision. What is said of a rule stands in it once. */
public final class ImportsDocument {
    /** Results of all reports of a decision together. */
    public static final int MAX_RESULTS = 100_000;

    private static final int MAX_ADDRESSES = 1_000;
    private static final int MAX_PROBLEMS = 100;

    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Map<String, Reader<?>> RULE = Map.of("rule", TEXT, "title", TEXT, "help", TEXT);
    private static final Map<String, Reader<?>> RESULT = Map.ofEntries(
            Map.entry("rule", JsonCursor::count),
            Map.entry("level", TEXT),
            Map.entry("severity", TEXT),
            Map.entry("message", TEXT),
            Map.entry("file", TEXT),
            Map.entry("line", JsonCursor::count),
            Map.entry("end_line", JsonCursor::count),
            Map.entry("addresses", in -> in.list(MAX_ADDRESSES, TEXT)),
            Map.entry("fingerprint", TEXT),
            Map.entry("suppressed", JsonCursor::bool));
    private static final Map<String, Reader<?>> REPORT = Map.of(
            "source",
            TEXT,
            "tool",
            TEXT,
            "version",
            TEXT,
            "sha256",
            TEXT,
            "rules",
            in -> in.list(MAX_RESULTS, rule -> rule.object(RULE)),
            "results",
            in -> in.list(MAX_RESULTS, result -> result.object(RESULT)),
            "problems",
            in -> in.list(MAX_PROBLEMS, TEXT),
            "left_over",
            JsonCursor::bool,
            "rooted",
            JsonCursor::bool);

    private ImportsDocument() {}

    private record Rule(String rule, String title, String help) {
        static Rule of(ForeignResult result) {
            return new Rule(result.rule(), result.title(), result.help());
        }

        Object write() {
            return Map.of("rule", rule, "title", title, "help", help);
        }
    }

    /** The report as {@link CanonicalJson} takes it. */
    public static Object write(ForeignReport report) {
        Map<Rule, Integer> rules = new LinkedHashMap<>();
        List<Object> results = new ArrayList<>();
        for (ForeignResult result : report.results()) {
            int rule = rules.computeIfAbsent(Rule.of(result), fresh -> rules.size());
            results.add(Map.of(
                    "rule", rule,
                    "level", result.level(),
                    "severity", result.severity(),
                    "message", result.message(),
                    "file", result.file(),
                    "line", result.line(),
                    "end_line", result.endLine(),
                    "addresses", result.addresses(),
                    "fingerprint", result.fingerprint(),
                    "suppressed", result.suppressed()));
        }
        Map<String, Object> document = new HashMap<>(Map.of(
                "source", report.source(),
                "tool", report.tool(),
                "version", report.toolVersion(),
                "sha256", report.sha256(),
                "rules", rules.keySet().stream().map(Rule::write).toList(),
                "results", results,
                "problems", report.problems()));
        if (report.leftOver()) {
            document.put("left_over", true);
        }
        if (report.rooted()) {
            document.put("rooted", true);
        }
        return document;
    }

    /** SHA-256 of what {@link #write} says. */
    static String digest(ForeignReport report) {
        DigestStream digest = new DigestStream(OutputStream.nullOutputStream());
        try {
            CanonicalJson.write(write(report), digest);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return digest.sha256();
    }

    /** The report in a document. */
    public static ForeignReport read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields report = in.object(REPORT);
        List<Fields> rules = report.required("rules");
        List<ForeignResult> results = new ArrayList<>();
        for (Fields result : report.<List<Fields>>required("results")) {
            int rule = result.<Integer>required("rule");
            if (rule >= rules.size()) {
                throw new DecisionFormatException(result.path() + "/rule", "is no rule of the report", null);
            }
            results.add(new ForeignResult(
                    rules.get(rule).required("rule"),
                    rules.get(rule).text("title"),
                    result.required("level"),
                    result.text("severity"),
                    result.text("message"),
                    rules.get(rule).text("help"),
                    result.text("file"),
                    result.count("line"),
                    result.count("end_line"),
                    result.list("addresses"),
                    result.text("fingerprint"),
                    result.or("suppressed", false)));
        }
        return new ForeignReport(
                report.required("source"),
                report.required("tool"),
                report.text("version"),
                report.text("sha256"),
                results,
                report.list("problems"),
                report.or("left_over", false),
                report.or("rooted", false));
    }
}
