package io.jenkins.plugins.terraformguard.engine.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.Importing;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judged again before apply, with the reports that are given then. */
class ImportsAtGateTest {
    private static final ForeignResult KNOWN = Importing.at("KNOWN", "infra/main.tf", 2);
    private static final ForeignResult NEW = Importing.at("NEW", "infra/main.tf", 2);

    private static Importing importing() {
        return new Importing();
    }

    private static List<GateReason> reasons(Importing then, Importing now) throws Exception {
        return new Worsening(then.judge(), now.judge()).reasons();
    }

    @Test
    void whatWasThereOrIsGoneIsNoReason() throws Exception {
        Importing then = importing().report("checkov", KNOWN);
        assertEquals(List.of(), reasons(then, importing().report("checkov", KNOWN)));
        assertEquals(List.of(), reasons(then, importing()));
    }

    @Test
    void whatIsNewIs() throws Exception {
        Importing then = importing().report("checkov", KNOWN);
        GateReason reason =
                reasons(then, importing().report("checkov", KNOWN, NEW)).get(0);
        assertEquals(GateReason.Kind.NEW_FINDING, reason.kind());
        assertTrue(reason.details().get(0).startsWith("checkov:NEW (soft-mandatory"), reason.toString());
    }

    @Test
    void aMissingReportThatALayerRequiresIs() throws Exception {
        Importing then = importing().report("checkov");
        Importing now = importing();
        for (Importing one : List.of(then, now)) {
            one.settings(one.organisation, "imports: {require: [checkov]}\n");
        }
        assertTrue(reasons(then, now).stream()
                .anyMatch(reason -> reason.kind() == GateReason.Kind.NEW_FINDING
                        && reason.details().get(0).startsWith("import:checkov")));
    }
}
