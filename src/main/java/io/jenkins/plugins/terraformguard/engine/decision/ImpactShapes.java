package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.impact.BlastRadius;
import io.jenkins.plugins.terraformguard.engine.impact.Cause;
import io.jenkins.plugins.terraformguard.engine.impact.ChangeImpact;
import io.jenkins.plugins.terraformguard.engine.impact.Impact;
import io.jenkins.plugins.terraformguard.engine.impact.Reversibility;
import io.jenkins.plugins.terraformguard.engine.impact.Risk;
import java.io.IOException;
import java.util.Map;

/** The impact of a plan in a decision document, written and read. */
final class ImpactShapes {
    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Reader<Integer> COUNT = JsonCursor::count;
    private static final Reader<String> ACTION = in -> in.match(DecisionLimits.ACTION);

    private static final Map<String, Reader<?>> IMPACT = Map.of(
            "reversibility",
            in -> in.counts(DecisionLimits.COUNTERS),
            "changes",
            in -> in.list(Impact.MAX_CHANGES, ImpactShapes::change),
            "omitted",
            COUNT,
            "risk",
            ImpactShapes::risk,
            "blast_radius",
            ImpactShapes::blast,
            "notes",
            DecisionShapes.TEXTS);

    private static final Map<String, Reader<?>> CHANGE = Map.of(
            "address", TEXT,
            "deposed", TEXT,
            "resource_type", TEXT,
            "action", ACTION,
            "reversibility", in -> in.constant(Reversibility::byId, "class of reversibility"),
            "certain", JsonCursor::bool,
            "reason", TEXT,
            "restore", TEXT,
            "why", in -> in.list(ChangeImpact.MAX_CAUSES, ImpactShapes::cause),
            "downstream", COUNT);

    private static final Map<String, Reader<?>> CAUSE =
            Map.of("kind", in -> in.word(Cause.KINDS), "subject", TEXT, "text", TEXT);

    private static final Map<String, Reader<?>> RISK = Map.of(
            "score",
            COUNT,
            "level",
            in -> in.word(Risk.LEVELS),
            "confidence",
            in -> in.word(Risk.CONFIDENCES),
            "doubts",
            DecisionShapes.TEXTS,
            "threshold",
            COUNT,
            "parts",
            in -> in.list(DecisionLimits.COUNTERS, ImpactShapes::part));

    private static final Map<String, Reader<?>> PART = Map.of(
            "id",
            in -> in.match(DecisionLimits.WORD),
            "title",
            TEXT,
            "points",
            COUNT,
            "most",
            COUNT,
            "count",
            COUNT,
            "detail",
            TEXT);

    private static final Map<String, Reader<?>> BLAST = Map.of(
            "changed",
            COUNT,
            "downstream",
            COUNT,
            "nodes",
            in -> in.list(BlastRadius.MAX_NODES, ImpactShapes::node),
            "edges",
            in -> in.list(BlastRadius.MAX_EDGES, ImpactShapes::edge),
            "lost",
            in -> in.list(BlastRadius.MAX_LOST, TEXT),
            "omitted",
            COUNT);

    private static final Map<String, Reader<?>> NODE = Map.of(
            "id", TEXT, "kind", in -> in.word(BlastRadius.KINDS), "action", ACTION, "instances", COUNT, "depth", COUNT);

    private static final Map<String, Reader<?>> EDGE = Map.of("from", TEXT, "to", TEXT, "lost", JsonCursor::bool);

    private ImpactShapes() {}

    static Object write(Impact impact) {
        return object(
                entry("reversibility", impact.reversibility()),
                entry("changes", list(impact.changes(), ImpactShapes::write)),
                entry("omitted", impact.omitted()),
                entry("risk", write(impact.risk())),
                entry("blast_radius", write(impact.blast())),
                entry("notes", impact.notes()));
    }

    private static Object write(ChangeImpact change) {
        return object(
                entry("address", change.address()),
                entry("deposed", change.deposed()),
                entry("resource_type", change.type()),
                entry("action", change.action()),
                entry("reversibility", change.reversibility().id()),
                entry("certain", change.certain()),
                entry("reason", change.reason()),
                entry("restore", change.restore()),
                entry(
                        "why",
                        list(
                                change.why(),
                                cause -> object(
                                        entry("kind", cause.kind()),
                                        entry("subject", cause.subject()),
                                        entry("text", cause.text())))),
                entry("downstream", change.downstream()));
    }

    private static Object write(Risk risk) {
        return object(
                entry("score", risk.score()),
                entry("level", risk.level()),
                entry("confidence", risk.confidence()),
                entry("doubts", risk.doubts()),
                entry("threshold", risk.threshold()),
                entry(
                        "parts",
                        list(
                                risk.parts(),
                                part -> object(
                                        entry("id", part.id()),
                                        entry("title", part.title()),
                                        entry("points", part.points()),
                                        entry("most", part.most()),
                                        entry("count", part.count()),
                                        entry("detail", part.detail())))));
    }

    private static Object write(BlastRadius blast) {
        return object(
                entry("changed", blast.changed()),
                entry("downstream", blast.downstream()),
                entry(
                        "nodes",
                        list(
                                blast.nodes(),
                                node -> object(
                                        entry("id", node.id()),
                                        entry("kind", node.kind()),
                                        entry("action", node.action()),
                                        entry("instances", node.instances()),
                                        entry("depth", node.depth())))),
                entry(
                        "edges",
                        list(
                                blast.edges(),
                                edge -> object(
                                        entry("from", edge.from()),
                                        entry("to", edge.to()),
                                        entry("lost", edge.lost())))),
                entry("lost", blast.lost()),
                entry("omitted", blast.omitted()));
    }

    static Impact impact(JsonCursor in) throws IOException, DecisionFormatException {
        Fields impact = in.object(IMPACT);
        return new Impact(
                impact.or("reversibility", Map.of()),
                impact.list("changes"),
                impact.count("omitted"),
                impact.or("risk", Risk.NONE),
                impact.or("blast_radius", BlastRadius.NONE),
                impact.list("notes"));
    }

    private static ChangeImpact change(JsonCursor in) throws IOException, DecisionFormatException {
        Fields change = in.object(CHANGE);
        return new ChangeImpact(
                change.required("address"),
                change.text("deposed"),
                change.text("resource_type"),
                change.text("action"),
                change.required("reversibility"),
                change.or("certain", false),
                change.text("reason"),
                change.text("restore"),
                change.list("why"),
                change.count("downstream"));
    }

    private static Cause cause(JsonCursor in) throws IOException, DecisionFormatException {
        Fields cause = in.object(CAUSE);
        return new Cause(cause.required("kind"), cause.text("subject"), cause.text("text"));
    }

    private static Risk risk(JsonCursor in) throws IOException, DecisionFormatException {
        Fields risk = in.object(RISK);
        return new Risk(
                risk.required("score"),
                risk.required("level"),
                risk.required("confidence"),
                risk.list("doubts"),
                risk.count("threshold"),
                risk.list("parts"));
    }

    private static Risk.RiskPart part(JsonCursor in) throws IOException, DecisionFormatException {
        Fields part = in.object(PART);
        return new Risk.RiskPart(
                part.required("id"),
                part.text("title"),
                part.count("points"),
                part.count("most"),
                part.count("count"),
                part.text("detail"));
    }

    private static BlastRadius blast(JsonCursor in) throws IOException, DecisionFormatException {
        Fields blast = in.object(BLAST);
        return new BlastRadius(
                blast.count("changed"),
                blast.count("downstream"),
                blast.list("nodes"),
                blast.list("edges"),
                blast.list("lost"),
                blast.count("omitted"));
    }

    private static BlastRadius.Node node(JsonCursor in) throws IOException, DecisionFormatException {
        Fields node = in.object(NODE);
        return new BlastRadius.Node(
                node.required("id"),
                node.required("kind"),
                node.text("action"),
                node.count("instances"),
                node.count("depth"));
    }

    private static BlastRadius.Edge edge(JsonCursor in) throws IOException, DecisionFormatException {
        Fields edge = in.object(EDGE);
        return new BlastRadius.Edge(edge.required("from"), edge.required("to"), edge.or("lost", false));
    }
}
