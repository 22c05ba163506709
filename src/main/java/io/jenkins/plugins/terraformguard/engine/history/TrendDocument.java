package io.jenkins.plugins.terraformguard.engine.history;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.util.HashMap;
import java.util.Map;

/** The trend of a guard for other programs: its newest entries, and what they come to. Canonical JSON. */
public final class TrendDocument {
    public static final String SCHEMA = "terraform-guard/trend/v1";

    private TrendDocument() {}

    /** The document on all entries of a history. */
    public static byte[] write(String job, JobHistory history) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "job",
                job,
                "guard",
                history.guard(),
                "figures",
                figures(Figures.of(history.entries())),
                "entries",
                history.entries().stream().map(EntryShapes::write).toList()));
    }

    private static Map<String, Object> figures(Figures figures) {
        Map<String, Object> members = new HashMap<>();
        members.put("plans", figures.plans());
        members.put("stopped", figures.stopped());
        members.put("drifted", figures.drifted());
        members.put("mended", figures.mended());
        members.put("remedied", figures.remedied());
        EntryShapes.known(members, "median_remedy_seconds", figures.remedySeconds());
        EntryShapes.known(members, "median_lead_seconds", figures.leadSeconds());
        return members;
    }
}
