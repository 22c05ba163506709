package io.jenkins.plugins.terraformguard.engine.equivalence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what other tools say of plans, in every layout in which the corpus has it. */
public final class AnswerReader {
    private static final JsonMapper JSON = new JsonMapper();

    /** Answers that are about what a plan does, and not about rules; other tests compare those. */
    private static final List<String> NO_RULES = List.of(
            "change-counts",
            "terraform-human-rendering",
            "terraform human rendering",
            "human-rendering+pr-comment",
            "rendered-markdown",
            "summary-table");

    private final Path corpus;
    private final List<RuleAnswer> answers = new ArrayList<>();

    private AnswerReader(Path corpus) {
        this.corpus = corpus;
    }

    /** The answers of every rule in the folder {@code expected} of the corpus, by the names of their files. */
    public static List<RuleAnswer> read(Path corpus) throws IOException, PlanException {
        AnswerReader reader = new AnswerReader(corpus);
        List<Path> files;
        try (Stream<Path> entries = Files.list(corpus.resolve("expected"))) {
            files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            reader.file(file);
        }
        return List.copyOf(reader.answers);
    }

    private void file(Path file) throws IOException, PlanException {
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        String kind = node.path("kind").asText();
        String id = node.path("id").asText();
        int slash = id.indexOf('/');
        if (slash < 1) {
            throw new IllegalStateException(file + " has no id of the form tool/name");
        }
        // The same rules, once as their authors test them and once as a whole report.
        String tool = id.substring(0, slash).replaceFirst("-report$", "");
        String name = id.substring(slash + 1).replace("__", "/");
        Path plan = corpus.resolve(node.path("plan").asText());
        JsonNode told = node.path("expectation");
        int before = answers.size();
        if (kind.startsWith("policy-scan")) {
            scan(tool, plan, told);
        } else if (kind.contains("rule results")) {
            results(tool, plan, told);
        } else if (kind.startsWith("policy: resource id")) {
            byResource(tool, plan, told);
        } else if (kind.startsWith("policy: deny set")) {
            add(tool, name, new JudgedPlan(plan, ""), !told.path("deny").isEmpty(), told.path("deny"));
        } else if (kind.startsWith("policy: ")) {
            cases(tool, name, plan, told);
        } else if (kind.startsWith("bdd-feature")) {
            whole(tool, name, plan, required(told, "must_fail").asBoolean());
        } else if (kind.contains("constraint violation")) {
            told.properties().stream()
                    .filter(entry -> entry.getKey().startsWith("constraint_"))
                    .forEach(entry -> whole(
                            tool,
                            entry.getKey(),
                            plan,
                            required(entry.getValue(), "wantViolation").asBoolean()));
        } else if (kind.contains("action-filter")) {
            Map<String, Boolean> allowed = new TreeMap<>();
            told.path("allowed_actions_filter").fieldNames().forEachRemaining(address -> allowed.put(address, false));
            answers.add(new RuleAnswer(tool, "allowed_actions_filter", new JudgedPlan(plan, ""), allowed));
        } else if (NO_RULES.stream().anyMatch(kind::startsWith)) {
            return;
        } else {
            throw new IllegalStateException(file + " has answers of the unknown kind '" + kind + "'");
        }
        if (answers.size() == before) {
            throw new IllegalStateException(file + " holds no answer, though it is of the kind '" + kind + "'");
        }
    }

    /** Resources that pass and that fail. Of several rules, one that fails has failed any of them. */
    private void scan(String tool, Path plan, JsonNode told) {
        List<String> rules = new ArrayList<>();
        told.path("checks").fieldNames().forEachRemaining(rules::add);
        Map<String, Boolean> denied = new TreeMap<>();
        told.path("passed_resources").forEach(address -> denied.put(address.asText(), false));
        told.path("failed_resources").forEach(address -> denied.put(address.asText(), true));
        answers.add(new RuleAnswer(tool, String.join(" + ", rules), new JudgedPlan(plan, ""), denied));
    }

    private void results(String tool, Path file, JsonNode told) throws IOException, PlanException {
        JudgedPlan plan = new JudgedPlan(file, "");
        Set<String> addresses = plan.changes().keySet();
        Map<String, Map<String, Boolean>> byRule = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (JsonNode result : told.path("rule_results")) {
            String address = required(result, "resource").asText();
            String verdict = required(result, "result").asText();
            counts.merge(verdict, 1, Integer::sum);
            // A rule about what is missing has no resource of the plan.
            byRule.computeIfAbsent(required(result, "rule_id").asText(), rule -> new TreeMap<>())
                    .merge(
                            addresses.contains(address) ? address : RuleAnswer.PLAN,
                            !verdict.equals("PASS"),
                            (a, b) -> a || b);
        }
        told.path("summary").properties().forEach(entry -> {
            if (counts.getOrDefault(entry.getKey(), 0) != entry.getValue().asInt()) {
                throw new IllegalStateException(file + ": " + counts + " is not the summary " + told.path("summary"));
            }
        });
        byRule.forEach((rule, denied) -> answers.add(new RuleAnswer(tool, rule, plan, denied)));
    }

    private void byResource(String tool, Path plan, JsonNode told) {
        Map<String, Boolean> denied = new TreeMap<>();
        told.path("resources")
                .properties()
                .forEach(entry -> denied.put(entry.getKey(), !entry.getValue().asBoolean()));
        String rule = required(told, "rule_package").asText().replaceFirst("^rules\\.", "");
        answers.add(new RuleAnswer(tool, rule, new JudgedPlan(plan, ""), denied));
    }

    /** Answers by case; some lie one level deeper, and name the case that they are about. */
    private void cases(String tool, String rule, Path plan, JsonNode told) throws IOException, PlanException {
        JsonNode cases = told.has("tests") ? told.get("tests") : told.has("cases") ? told.get("cases") : told;
        for (Map.Entry<String, JsonNode> entry : cases.properties()) {
            JsonNode answer = entry.getValue();
            String mock = answer.path("mock").asText(entry.getKey());
            JudgedPlan part = new JudgedPlan(plan, mock.substring(mock.lastIndexOf('.') + 1));
            boolean denied =
                    switch (required(answer, "expected").asText()) {
                        case "deny" -> true;
                        case "allow" -> false;
                        default -> throw new IllegalStateException(plan + ": unknown answer " + answer);
                    };
            JsonNode messages = answer.has("deny") ? answer.get("deny") : answer.path("deny_messages_opa");
            if (!denied && !messages.isEmpty()) {
                throw new IllegalStateException(plan + ": allowed, but with messages: " + answer);
            }
            add(tool, rule, part, denied, messages);
        }
    }

    /** An answer whose messages may name the resources that it is about. */
    private void add(String tool, String rule, JudgedPlan plan, boolean denied, JsonNode messages)
            throws IOException, PlanException {
        Map<String, Boolean> resources = new TreeMap<>();
        List<String> addresses = plan.changes().keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        for (JsonNode message : messages) {
            String text = message.asText();
            for (String address : addresses) {
                if (text.contains(address)) {
                    resources.put(address, true);
                    text = text.replace(address, "");
                }
            }
        }
        if (resources.isEmpty()) {
            resources.put(RuleAnswer.PLAN, denied);
        }
        answers.add(new RuleAnswer(tool, rule, plan, resources));
    }

    private void whole(String tool, String rule, Path plan, boolean denied) {
        answers.add(new RuleAnswer(tool, rule, new JudgedPlan(plan, ""), Map.of(RuleAnswer.PLAN, denied)));
    }

    private static JsonNode required(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null) {
            throw new IllegalStateException("There is no '" + field + "' in " + node);
        }
        return value;
    }
}
