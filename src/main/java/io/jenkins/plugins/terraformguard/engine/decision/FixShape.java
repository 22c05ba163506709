package io.jenkins.plugins.terraformguard.engine.decision;

import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.entry;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.list;
import static io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter.object;

import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Edit;
import io.jenkins.plugins.terraformguard.engine.decision.ReviewSummary.Fix;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A change of the configuration that was tried or proposed, in a document, written and read. */
public final class FixShape {
    private static final Reader<String> TEXT = JsonCursor::text;

    private static final Map<String, Reader<?>> FIX = Map.of(
            "finding", in -> in.match(DecisionLimits.FINGERPRINT),
            "policy", TEXT,
            "address", TEXT,
            "origin", TEXT,
            "status", in -> in.word(Set.of(Fix.VERIFIED, Fix.REFUTED, Fix.UNTRIED)),
            "edits", in -> in.list(ReviewSummary.MAX_PARTS, FixShape::edit),
            "note", TEXT);

    private static final Map<String, Reader<?>> EDIT = Map.of("path", TEXT, "value", TEXT);

    private FixShape() {}

    /** The fix as {@link CanonicalJson} takes it. */
    public static Object write(Fix fix) {
        return object(
                entry("finding", fix.finding()),
                entry("policy", fix.policy()),
                entry("address", fix.address()),
                entry("origin", fix.origin()),
                entry("status", fix.status()),
                entry(
                        "edits",
                        list(fix.edits(), edit -> object(entry("path", edit.path()), entry("value", edit.value())))),
                entry("note", fix.note()));
    }

    /** All fixes in a document. */
    public static List<Fix> readAll(JsonCursor in) throws IOException, DecisionFormatException {
        return in.list(ReviewSummary.MAX_FIXES, FixShape::read);
    }

    private static Fix read(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fix = in.object(FIX);
        return new Fix(
                fix.text("finding"),
                fix.text("policy"),
                fix.text("address"),
                fix.required("origin"),
                fix.required("status"),
                fix.list("edits"),
                fix.text("note"));
    }

    private static Edit edit(JsonCursor in) throws IOException, DecisionFormatException {
        Fields edit = in.object(EDIT);
        return new Edit(edit.required("path"), edit.required("value"));
    }
}
