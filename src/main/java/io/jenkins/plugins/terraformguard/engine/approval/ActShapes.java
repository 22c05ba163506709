package io.jenkins.plugins.terraformguard.engine.approval;

import static java.util.Map.entry;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** An act in a document, written and read. */
final class ActShapes {
    static final int MAX_ITEMS = 100_000;
    static final int MAX_NAMES = 2_000;
    private static final Pattern DAY = Pattern.compile("(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?");
    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> ACT = Map.ofEntries(
            entry("kind", in -> in.constant(Act.Kind::byId, "kind of act")),
            entry("by", TEXT),
            entry("groups", in -> in.list(MAX_NAMES, TEXT)),
            entry("items", in -> in.list(MAX_ITEMS, TEXT)),
            entry("reason", TEXT),
            entry("at", JsonCursor::time),
            entry("waiver", in -> in.match(DAY)),
            entry("origin", TEXT));

    private ActShapes() {}

    static Object write(Act act) {
        return Map.of(
                "kind",
                act.kind().id(),
                "by",
                act.by(),
                "groups",
                List.copyOf(new TreeSet<>(act.groups())),
                "items",
                act.items(),
                "reason",
                act.reason(),
                "at",
                act.at().toString(),
                "waiver",
                act.waiver(),
                "origin",
                act.origin());
    }

    static Act act(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.object(ACT);
        return new Act(
                fields.required("kind"),
                fields.text("by"),
                Set.copyOf(fields.<String>list("groups")),
                fields.list("items"),
                fields.text("reason"),
                fields.required("at"),
                fields.text("waiver"),
                fields.text("origin"));
    }
}
