package io.jenkins.plugins.terraformguard.engine.imports;

import static io.jenkins.plugins.terraformguard.engine.imports.SarifShapes.TEXT;
import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run of a scanner. Its parts may stand in any order, so results are put together at its end. */
record SarifRun(
        String tool,
        String version,
        List<SarifRule> rules,
        List<List<SarifRule>> extensions,
        List<SarifLocation> artifacts,
        Map<String, SarifPath.Base> bases,
        List<String> problems,
        List<SarifResult> results) {
    private static final int MAX_RULES = 20_000;
    private static final int MAX_EXTENSIONS = 200;
    private static final int MAX_ARTIFACTS = 200_000;
    private static final int MAX_BASES = 200;
    private static final int MAX_INVOCATIONS = 100;
    private static final int MAX_NOTIFICATIONS = 100_000;
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_PROBLEM = 500;

    /** A place for an argument, or a brace that is written twice so that it is none. */
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\{|}}|\\{([0-9]{1,3})}");

    private static final Map<String, Reader<?>> COMPONENT = Map.of(
            "name", TEXT,
            "semanticVersion", TEXT,
            "version", TEXT,
            "rules", SarifShapes.list(MAX_RULES, SarifRule::read));
    private static final Map<String, Reader<?>> TOOL = Map.of(
            "driver",
            in -> in.object(COMPONENT),
            "extensions",
            SarifShapes.list(MAX_EXTENSIONS, in -> in.object(COMPONENT)));
    private static final Map<String, Reader<?>> NOTIFICATION =
            Map.of("level", SarifShapes.LEVEL, "message", SarifShapes.MULTIFORMAT);
    private static final Map<String, Reader<?>> INVOCATION = Map.of(
            "executionSuccessful", SarifRun::successful,
            "toolExecutionNotifications", SarifShapes.list(MAX_NOTIFICATIONS, SarifRun::notification),
            "toolConfigurationNotifications", SarifShapes.list(MAX_NOTIFICATIONS, SarifRun::notification));
    private static final Map<String, Reader<?>> BASE = Map.of("uri", TEXT, "uriBaseId", TEXT);
    private static final Map<String, Reader<?>> ARTIFACT =
            Map.of("location", SarifShapes.optional(SarifLocation::artifact));

    static SarifRun read(JsonCursor in, String path, SarifResult.Budget budget)
            throws IOException, DecisionFormatException {
        Fields run = in.object(Map.ofEntries(
                entry("tool", tool -> tool.object(TOOL)),
                entry("invocations", SarifShapes.list(MAX_INVOCATIONS, invocation -> invocation.object(INVOCATION))),
                entry("originalUriBaseIds", SarifShapes.optional(bases -> bases.map(MAX_BASES, SarifRun::base))),
                entry("artifacts", SarifShapes.list(MAX_ARTIFACTS, SarifRun::artifact)),
                entry("results", results -> results(results, path, budget))));
        Fields tool = run.required("tool");
        Fields driver = tool.required("driver");
        String name = driver.text("name");
        if (name.isBlank()) {
            throw new DecisionFormatException(path + "/tool/driver/name", "is missing: it names the scanner", null);
        }
        List<SarifResult> results = run.or("results", null);
        if (results == null) {
            throw new DecisionFormatException(
                    path + "/results", "is missing: the scanner has not looked at anything", null);
        }
        String version = driver.text("version").isBlank() ? driver.text("semanticVersion") : driver.text("version");
        List<Fields> extensions = SarifShapes.or(tool, "extensions", List.of());
        List<Fields> invocations = SarifShapes.or(run, "invocations", List.of());
        return new SarifRun(
                ScannerName.ofReport(name),
                ForeignText.line(version, 100),
                SarifShapes.or(driver, "rules", List.of()),
                extensions.stream()
                        .map(extension -> SarifShapes.or(extension, "rules", List.<SarifRule>of()))
                        .toList(),
                SarifShapes.or(run, "artifacts", List.of()),
                SarifShapes.or(run, "originalUriBaseIds", Map.of()),
                problems(invocations),
                results);
    }

    /** The run as a report. */
    ForeignReport report(String source, String sha256) throws DecisionFormatException {
        Map<String, SarifRule> byId = new HashMap<>();
        rules.forEach(rule -> byId.putIfAbsent(rule.id(), rule));
        extensions.forEach(more -> more.forEach(rule -> byId.putIfAbsent(rule.id(), rule)));
        List<ForeignResult> found = new ArrayList<>();
        for (SarifResult result : results) {
            if (!SarifResult.NO_FINDINGS.contains(result.kind()) && !result.absent()) {
                add(result, rule(result, byId), found);
            }
        }
        return new ForeignReport(source, tool, version, sha256, found, problems);
    }

    private SarifRule rule(SarifResult result, Map<String, SarifRule> byId) throws DecisionFormatException {
        int extension = result.extension();
        if (extension >= extensions.size()) {
            throw new DecisionFormatException(result.path() + "/rule", "names an extension that is not there", null);
        }
        List<SarifRule> known = extension < 0 ? rules : extensions.get(extension);
        if (result.ruleIndex() >= known.size() && result.ruleId().isEmpty()) {
            throw new DecisionFormatException(result.path() + "/ruleIndex", "is that of no rule of the report", null);
        }
        SarifRule indexed =
                result.ruleIndex() >= 0 && result.ruleIndex() < known.size() ? known.get(result.ruleIndex()) : null;
        // An id may be that of a part of a rule, as in CA1000/1; one that is another rule's is believed before an
        // index. Where scanner and extensions have rules of the same id, the index says which one is meant.
        SarifRule named = indexed != null && indexed.id().equals(result.ruleId()) ? indexed : byId.get(result.ruleId());
        SarifRule rule = named != null ? named : indexed;
        if (result.ruleId().isEmpty() && (rule == null || rule.id().isEmpty())) {
            throw new DecisionFormatException(result.path() + "/ruleId", "is missing: nobody can say what it is", null);
        }
        return rule == null ? SarifRule.NONE : rule;
    }

    private void add(SarifResult result, SarifRule rule, List<ForeignResult> found) {
        List<SarifLocation> places = result.locations().isEmpty() ? List.of(SarifLocation.NONE) : result.locations();
        String id = result.ruleId().isEmpty() ? rule.id() : result.ruleId();
        String message = message(result, rule);
        for (SarifLocation place : places) {
            SarifLocation file = place.uri().isEmpty() && place.artifact() >= 0 && place.artifact() < artifacts.size()
                    ? artifacts.get(place.artifact())
                    : place;
            String path = ForeignText.line(SarifPath.of(file.uri(), file.base(), bases), ForeignText.MAX_PATH);
            found.add(new ForeignResult(
                    ForeignText.line(id, ForeignText.MAX_NAME),
                    rule.title(),
                    level(result, rule),
                    result.severity().isEmpty() ? rule.severity() : result.severity(),
                    message,
                    rule.help(),
                    path,
                    path.isEmpty() ? 0 : place.line(),
                    path.isEmpty() ? 0 : place.endLine(),
                    place.addresses().isEmpty() ? result.addresses() : place.addresses(),
                    result.fingerprint(),
                    result.suppressed()));
        }
    }

    /** What a person has to look at is no mere remark; only what the scanner calls information is. */
    private static String level(SarifResult result, SarifRule rule) {
        if (!result.level().isEmpty()) {
            return result.level();
        }
        if (result.kind().equals("informational")) {
            return "note";
        }
        return rule.level().isEmpty() ? "warning" : rule.level();
    }

    /** Without arguments a text has no places, and whoever writes braces means them. */
    private static String message(SarifResult result, SarifRule rule) {
        String text = !result.text().isEmpty()
                ? result.text()
                : ForeignText.text(
                        ValueText.cut(
                                rule.messages().getOrDefault(result.textId(), rule.title()), ForeignText.MAX_MESSAGE),
                        ForeignText.MAX_MESSAGE);
        return result.arguments().isEmpty() ? text : filledIn(text, result.arguments());
    }

    private static String filledIn(String text, List<String> arguments) {
        Matcher places = ARGUMENT.matcher(text);
        StringBuilder whole = new StringBuilder();
        int end = 0;
        // A text of nothing but places would become thousands of times as long, and be looked through for credentials.
        while (whole.length() < ForeignText.MAX_MESSAGE && places.find()) {
            whole.append(text, end, places.start()).append(filledIn(places, arguments));
            end = places.end();
        }
        return ForeignText.text(
                whole.length() < ForeignText.MAX_MESSAGE ? whole + text.substring(end) : whole.toString(),
                ForeignText.MAX_MESSAGE);
    }

    private static String filledIn(Matcher place, List<String> arguments) {
        if (place.group(1) == null) {
            return place.group().substring(1);
        }
        int number = Integer.parseInt(place.group(1));
        return number < arguments.size() ? arguments.get(number) : place.group();
    }

    private static List<SarifResult> results(JsonCursor in, String path, SarifResult.Budget budget)
            throws IOException, DecisionFormatException {
        if (in.isNull()) {
            return null;
        }
        List<SarifResult> read = new ArrayList<>();
        in.list(
                SarifResult.Budget.MAX,
                result -> read.add(SarifResult.read(result, path + "/results/" + read.size(), budget)));
        return read;
    }

    private static SarifLocation artifact(JsonCursor in) throws IOException, DecisionFormatException {
        return SarifShapes.or(in.object(ARTIFACT), "location", SarifLocation.NONE);
    }

    private static SarifPath.Base base(JsonCursor in) throws IOException, DecisionFormatException {
        Fields base = in.object(BASE);
        return new SarifPath.Base(base.text("uri"), base.text("uriBaseId"));
    }

    private static Boolean successful(JsonCursor in) throws DecisionFormatException {
        if (!in.bool()) {
            throw in.wrong("is false: the scanner says that it failed, so what it found is not all there is");
        }
        return true;
    }

    /** The message of a notification of an error; else the empty text. */
    private static String notification(JsonCursor in) throws IOException, DecisionFormatException {
        Fields notification = in.object(NOTIFICATION);
        return notification.text("level").equals("error")
                ? ForeignText.line(notification.text("message"), MAX_PROBLEM)
                : "";
    }

    private static List<String> problems(List<Fields> invocations) {
        return invocations.stream()
                .flatMap(invocation -> Stream.of(
                        SarifShapes.or(invocation, "toolExecutionNotifications", List.<String>of()),
                        SarifShapes.or(invocation, "toolConfigurationNotifications", List.<String>of())))
                .flatMap(List::stream)
                .filter(problem -> !problem.isEmpty())
                .distinct()
                .limit(MAX_PROBLEMS)
                .toList();
    }
}
