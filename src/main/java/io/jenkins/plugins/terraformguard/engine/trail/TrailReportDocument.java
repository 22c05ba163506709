package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A verification as canonical JSON. */
public final class TrailReportDocument {
    public static final String SCHEMA = "terraform-guard/verification/v1";

    private TrailReportDocument() {}

    /** The document. */
    public static byte[] write(TrailReport report) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "status",
                report.status().id(),
                "entries",
                report.entries().stream().map(TrailReportDocument::entry).toList(),
                "chains",
                report.chains().stream().map(TrailReportDocument::chain).toList(),
                "checks",
                checks(report.others())));
    }

    private static Map<String, Object> entry(EntryReport entry) {
        Map<String, Object> map = new HashMap<>();
        map.put("place", entry.place());
        map.put("file", entry.name());
        map.put("status", entry.status().id());
        map.put("link_sha256", entry.digest());
        map.put("link", entry.link() == null ? null : LinkDocument.map(entry.link()));
        map.put("verdict", entry.decision() == null ? "" : entry.decision().verdict());
        map.put("checks", checks(entry.checks()));
        return map;
    }

    private static Map<String, Object> chain(ChainReport chain) {
        return Map.of(
                "chain", chain.chain(),
                "guard", chain.guard(),
                "first", chain.first(),
                "last", chain.last(),
                "links", chain.links(),
                "gaps", chain.gaps(),
                "checks", checks(chain.checks()));
    }

    private static List<Map<String, Object>> checks(List<TrailCheck> checks) {
        return checks.stream()
                .<Map<String, Object>>map(check -> Map.of(
                        "aspect", check.aspect().id(),
                        "status", check.status().id(),
                        "text", check.text()))
                .toList();
    }
}
