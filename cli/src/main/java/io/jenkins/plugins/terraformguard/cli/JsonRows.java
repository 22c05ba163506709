package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** A document with a long list, which is printed as it comes; the keys are in the order of canonical JSON. */
final class JsonRows {
    private final PrintWriter out;
    private String separator = "";

    JsonRows(PrintWriter out) {
        this.out = out;
    }

    void begin(Map<String, ?> change, List<String> problems) {
        out.print("{\"change\":" + CanonicalJson.text(change) + ",\"problems\":" + CanonicalJson.text(problems)
                + ",\"replays\":[");
    }

    /** @param row as JSON */
    void add(String row) {
        out.print(separator + row);
        separator = ",";
    }

    void end(String schema, Map<String, ?> summary) {
        out.println("],\"schema\":" + CanonicalJson.text(schema) + ",\"summary\":" + CanonicalJson.text(summary) + "}");
    }
}
