package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionReader;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse.State;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a waiver that was granted on an approval does to later plans: no more than was approved. */
class GrantedWaiverLifeTest {
    private static final String DAY = "2026-12-31";

    private static Decision judge(List<GrantedWaiver> waivers, Instant now, String... elements) throws Exception {
        Exempting exempting = new Exempting();
        exempting.now = now;
        exempting.folder.add(Granting.file(waivers));
        return exempting.judge(elements);
    }

    private static State state(Decision decision) {
        return decision.exemptions().waivers().get(0).state();
    }

    private static List<GrantedWaiver> granted(String... elements) throws Exception {
        return new Granting(new Exempting().judge(elements)).yes("ann", DAY).granted();
    }

    @Test
    void theNextPlanWithTheSameValuePasses() throws Exception {
        List<GrantedWaiver> waivers = granted(Exempting.thing("a", "2"));
        Decision decision = judge(waivers, Exempting.NOW, Exempting.thing("a", "2"));
        assertEquals(Verdict.PASS, decision.verdict());
        WaiverUse use = decision.exemptions().waivers().get(0);
        assertEquals(State.USED, use.state());
        assertEquals("folder", use.layer());
        assertEquals("ann", use.owner());
        assertEquals("good reason of ann", use.reason());
        assertEquals("shop/job #7", use.ticket());
        assertEquals(List.of("as when it was granted"), use.values());
        assertEquals(2, use.line());
        assertEquals(decision, DecisionReader.read(DecisionWriter.write(decision)));
    }

    @Test
    void anotherValueOrAnotherResourceCounts() throws Exception {
        List<GrantedWaiver> waivers = granted(Exempting.thing("a", "2"));
        Decision worse = judge(waivers, Exempting.NOW, Exempting.thing("a", "3"));
        assertEquals(Verdict.APPROVAL_REQUIRED, worse.verdict());
        assertEquals(State.LAPSED, state(worse));
        assertEquals(
                Verdict.APPROVAL_REQUIRED,
                judge(waivers, Exempting.NOW, Exempting.sensitive("a", "2")).verdict());
        assertEquals(
                Verdict.APPROVAL_REQUIRED,
                judge(waivers, Exempting.NOW, Exempting.unknown("a")).verdict());
        Decision other = judge(waivers, Exempting.NOW, Exempting.thing("b", "2"));
        assertEquals(Verdict.APPROVAL_REQUIRED, other.verdict());
        assertEquals(State.UNUSED, state(other));
    }

    @Test
    void aStarInAnAddressIsAStar() throws Exception {
        String star = Exempting.element("test_thing.a[\\\"*\\\"]", "", "update", "{\"x\":2}");
        String other = Exempting.element("test_thing.a[\\\"prod\\\"]", "", "update", "{\"x\":2}");
        List<GrantedWaiver> waivers = granted(star);
        assertEquals(Verdict.PASS, judge(waivers, Exempting.NOW, star).verdict());
        assertEquals(
                Verdict.APPROVAL_REQUIRED, judge(waivers, Exempting.NOW, other).verdict());
    }

    @Test
    void anyAddressIsWrittenSoThatItIsReadAgain() throws Exception {
        for (String key :
                List.of("\\u0085", "\\u007f", "\\ud83d\\ude00", "\\ufeff", "\\u2028", "\\n", "'#: }", "\\\\")) {
            String strange = Exempting.element("test_thing.a[\\\"" + key + "\\\"]", "", "update", "{\"x\":2}");
            List<GrantedWaiver> waivers = granted(strange);
            assertEquals(1, waivers.size(), key);
            assertEquals(Verdict.PASS, judge(waivers, Exempting.NOW, strange).verdict(), key);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31T23:59:59Z, USED",
        "2027-01-01T00:00:00Z, EXPIRED",
    })
    void itEndsWithItsLastDay(String now, State state) throws Exception {
        List<GrantedWaiver> waivers = granted(Exempting.thing("a", "2"));
        assertEquals(state, state(judge(waivers, Instant.parse(now), Exempting.thing("a", "2"))));
    }

    @Test
    void aWaiverForTheOldAddressHoldsWhileItMoves() throws Exception {
        List<GrantedWaiver> waivers = granted(Exempting.thing("a", "2"));
        Decision moving = judge(waivers, Exempting.NOW, Exempting.moved("a", "b", "2"));
        assertEquals(Verdict.PASS, moving.verdict());
        assertTrue(moving.exemptions().waivers().get(0).detail().contains("have it granted for test_thing.b"));
    }

    @Test
    void nobodyButJenkinsPutsTheFileThere() throws Exception {
        PolicyFile file = Granting.file(granted(Exempting.thing("a", "2")));
        Exempting project = new Exempting();
        project.project.add(file);
        Decision decision = project.judge(Exempting.thing("a", "2"));
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().message().contains("Only Jenkins"),
                decision.error().message());
        Exempting organisation = new Exempting();
        organisation.organisation.add(new PolicyFile("x/granted-waivers.yml", file.text()));
        assertEquals(
                Verdict.ERROR, organisation.judge(Exempting.thing("a", "2")).verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"policy\":\"SOFT-1\" | \"policy\":\"SOFT-*\" | no id of a policy",
                "\"policy\":\"SOFT-1\" | \"policy\":\"SOFT-1\",\"value\":\"2\" | Unknown key",
                "\"ticket\" | \"tickets\" | Unknown key",
                "\"expires\":\"2026-12-31\" | \"expires\":\"9999\" | neither a date",
                "\"values_sha256\":\" | \"values_sha256\":\"x | no SHA-256"
            })
    void aFileOfAnotherFormIsRefused(String old, String other, String message) throws Exception {
        PolicyFile file = Granting.file(granted(Exempting.thing("a", "2")));
        assertTrue(file.text().contains(old.strip()), file.text());
        Exempting folder = new Exempting();
        folder.folder.add(new PolicyFile(file.name(), file.text().replace(old.strip(), other.strip())));
        Decision decision = folder.judge(Exempting.thing("a", "2"));
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().message().contains(message), decision.error().message());
        assertEquals(2, decision.error().line());
    }

    @Test
    void whatCanNotBeGrantedIsSaidBefore() throws Exception {
        Decision decision = new Exempting().judge(Exempting.thing("a", "2"));
        WaiverRules rules = WaiverRules.DEFAULT;
        assertEquals("", Granting.refusal(decision, "2027-03-01", rules), "90 days from today");
        for (String[] wrong : new String[][] {
            {"2027-03-02", "90 days at most"},
            {"2026-11-30", "over already"},
            {"2026-02-30", "written as"},
            {"soon", "written as"},
            {"+999999999-12-31", "written as"},
            {"9999-12-31", "90 days"},
            {"", "written as"}
        }) {
            assertTrue(Granting.refusal(decision, wrong[0], rules).contains(wrong[1]), wrong[0]);
        }
        WaiverRules strict = new WaiverRules(90, true, Map.of("SOFT-1", "organisation"));
        assertTrue(Granting.refusal(decision, DAY, strict).contains("Only the organisation can waive"));
        assertTrue(Granting.refusal(decision, DAY, new WaiverRules(7, true)).contains("7 days at most"));
        Decision hidden = new Exempting().judge(Exempting.sensitive("a", "2"));
        assertTrue(Granting.refusal(hidden, DAY, rules).contains("hidden"));
        Decision open = new Exempting().judge(Exempting.unknown("a"));
        assertTrue(Granting.refusal(open, DAY, rules).contains("known only after apply"));
        String address = "test_thing.a[\\\"" + "x".repeat(1_000) + "\\\"]";
        Decision large = new Exempting().judge(Exempting.element(address, "", "update", "{\"x\":2}"));
        assertTrue(Granting.refusal(large, DAY, rules).contains("too long"));
        assertEquals(List.of(), new Granting(large).yes("ann", DAY).granted());
    }
}
