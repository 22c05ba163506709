package io.jenkins.plugins.terraformguard.engine.policy.expr;

import dev.cel.common.types.CelType;
import java.util.List;
import java.util.Map;

/** The reference of all functions for the documentation, made of the same records that evaluations go by. */
public final class FunctionReference {
    /** The change that the examples are asked about, and when its plan was made, as a plan writes it. */
    static final String EXAMPLE_TIMESTAMP = "2026-01-31T12:00:00Z";

    static final String EXAMPLE_BEFORE = "{\"tags\": {\"Owner\": \"anna\", \"Version\": \"1\"}}";
    static final String EXAMPLE_AFTER = "{\"tags\": {\"Owner\": \"ben\"}}";
    static final String EXAMPLE_AFTER_UNKNOWN = "{\"arn\": true, \"tags\": {\"Version\": true}}";

    private FunctionReference() {}

    /** The reference as Markdown. */
    public static String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("The examples that are about a change are asked about one from `before` to `after` in a plan of\n`")
                .append(EXAMPLE_TIMESTAMP)
                .append("`:\n\n```json\n{\"before\": ")
                .append(EXAMPLE_BEFORE)
                .append(",\n \"after\": ")
                .append(EXAMPLE_AFTER)
                .append(",\n \"after_unknown\": ")
                .append(EXAMPLE_AFTER_UNKNOWN)
                .append("}\n```\n");
        for (Map.Entry<String, List<PolicyFunction>> group : FunctionLibrary.GROUPS.entrySet()) {
            out.append("\n#### ").append(group.getKey()).append("\n\n");
            out.append(
                    "| function | gives | | example | absent | unknown | sensitive |\n|---|---|---|---|---|---|---|\n");
            group.getValue().forEach(function -> row(function, out));
        }
        return out.toString();
    }

    private static void row(PolicyFunction function, StringBuilder out) {
        Answer.Row answers = function.answers();
        out.append("| ").append(code(function.signature())).append(" | ").append(result(function.result()));
        out.append(" | ").append(function.description());
        out.append(" | ").append(code(function.call(function.example().arguments())));
        out.append(" is ").append(code(function.example().result()));
        for (Answer answer : List.of(answers.whenNull(), answers.whenUnknown(), answers.whenSensitive())) {
            out.append(" | ").append(answer.shown());
        }
        out.append(" |\n");
    }

    private static String result(CelType type) {
        return TypeName.of(type);
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
