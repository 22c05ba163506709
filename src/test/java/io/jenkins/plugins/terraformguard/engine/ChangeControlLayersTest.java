package io.jenkins.plugins.terraformguard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what about freeze windows and change references: layers, waivers, baselines. */
class ChangeControlLayersTest {
    private static final String UPDATE = Freezing.change("test_thing", "\"update\"");
    private static final String OTHER = "{name: Sprint, reason: Demo, days: [thu], zone: UTC}";
    private static final String WAIVER =
            "waivers:\n  - { policy: %s, resources: [plan], reason: Hotfix, owner: ops, expires: 2026-12-30 }\n";

    private static Freezing frozen() {
        Freezing asking = new Freezing();
        return asking.set(asking.organisation, "freeze_windows: [" + Freezing.YEAR_END + "]");
    }

    private static boolean has(Decision decision, String policy) {
        return decision.findings().stream()
                .anyMatch(finding -> finding.policy().equals(policy) && finding.exemption() == null);
    }

    private static String message(Decision decision) {
        return Decisions.of(decision, "TG-CHANGE-001").get(0).message();
    }

    @Test
    void layersBelowAddWindows() throws Exception {
        Freezing asking = frozen();
        asking.set(asking.folder, "freeze_windows: [" + OTHER + "]");
        asking.set(asking.project, "freeze_windows: [{name: Mine, reason: r, days: [wed, thu], zone: UTC}]");
        Decision decision = asking.judge(UPDATE);

        assertEquals(
                "Freeze: Year end until 2027-01-06T23:00:00Z (Accounts), Sprint until 2026-12-25T00:00:00Z (Demo),"
                        + " Mine until 2026-12-25T00:00:00Z (r)",
                message(decision));
        assertFalse(has(decision, "TG-LAYER-001"), "to add is no attempt to weaken");
        assertEquals("project", decision.settings().params().get(0).layer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"freeze_windows: []", "freeze_windows: [" + Freezing.YEAR_END + "]"})
    void noLayerBelowRemovesAny(String params) throws Exception {
        Freezing asking = frozen();
        asking.set(asking.folder, params).set(asking.project, params);
        Decision decision = asking.judge(UPDATE);
        assertEquals("Freeze: Year end until 2027-01-06T23:00:00Z (Accounts)", message(decision));
        assertFalse(has(decision, "TG-LAYER-001"));
    }

    @Test
    void aProjectMayHaveAFreezeOfItsOwn() throws Exception {
        Freezing asking = new Freezing();
        asking.set(asking.project, "freeze_windows: [" + OTHER + "]");
        assertEquals(Verdict.FAIL, asking.judge(UPDATE).verdict());
    }

    @Test
    void patternsAreAddedAndAllOfThemMustBeMet() throws Exception {
        Freezing asking = new Freezing();
        asking.set(asking.organisation, "required_references: ['CHG[0-9]+'], reference_format: '[A-Z]+-?[0-9]+'");
        asking.set(asking.project, "required_references: ['.*', 'SHOP-[0-9]+'], reference_needed_for: [destructive]");
        asking.references = List.of("SHOP-1");
        assertTrue(has(asking.judge(UPDATE), "TG-CHANGE-003"), "an easier pattern lifts none");
        asking.references = List.of("CHG1");
        assertTrue(has(asking.judge(UPDATE), "TG-CHANGE-003"), "one that was added must be met");
        asking.references = List.of("CHG1", "SHOP-1");
        assertFalse(has(asking.judge(UPDATE), "TG-CHANGE-003"));
    }

    @Test
    void theFormatIsTheOrganisations() throws Exception {
        Freezing asking = new Freezing();
        asking.set(asking.organisation, "reference_format: 'CHG[0-9]+'");
        asking.set(asking.project, "reference_format: '.*'");
        asking.references = List.of("x");
        Decision decision = asking.judge(UPDATE);
        assertTrue(has(decision, "TG-CHANGE-004"));
        assertTrue(has(decision, "TG-LAYER-001"), "it was tried");
    }

    @Test
    void whatGrowsTooLargeIsAnErrorWhereItDoes() throws Exception {
        String many = IntStream.range(0, 200)
                .mapToObj(i -> "{name: n" + i + ", reason: r, days: [sun], zone: UTC}")
                .collect(Collectors.joining(", "));
        Freezing asking = frozen();
        asking.set(asking.project, "freeze_windows: [" + many + "]");
        Decision decision = asking.judge(UPDATE);
        assertEquals(Verdict.ERROR, decision.verdict());
        assertTrue(
                decision.error().message().contains("more than 200 entries"),
                decision.error().message());
        assertEquals(".terraform-guard/settings.yaml", decision.error().file());
        assertEquals(1, decision.error().line());
    }

    /** The settings and the waiver that the documentation shows. */
    @Test
    void theDocumentationsExampleHolds() throws Exception {
        String[] blocks = Files.readString(Path.of(System.getProperty("guard.root", "."), "docs", "change-control.md"))
                .split("```yaml\n");
        Freezing asking = new Freezing();
        asking.file(asking.organisation, "settings.yaml", blocks[1].split("```")[0]);
        asking.references = List.of("CHG0012345");
        asking.now = Instant.parse("2026-12-20T12:00:00Z");
        Decision decision = asking.judge(UPDATE);
        assertEquals(
                "Freeze: Year end until 2027-01-06T23:00:00Z (Annual accounts; nobody is there)", message(decision));
        asking.file(asking.organisation, "waivers.yaml", blocks[2].split("```")[0]);
        assertFalse(has(asking.judge(UPDATE), "TG-CHANGE-001"), "waived");
        asking.organisation.remove(1);
        asking.references = List.of("EMG0000815");
        assertFalse(has(asking.judge(UPDATE), "TG-CHANGE-001"), "let through");
    }

    private static WaiverUse waived(Freezing asking, List<PolicyFile> layer, String policy) throws Exception {
        asking.file(layer, "waivers.yaml", WAIVER.formatted(policy));
        return asking.judge(UPDATE).exemptions().waivers().get(0);
    }

    @Test
    void theOrganisationWaivesAFreeze() throws Exception {
        Freezing asking = frozen();
        assertEquals(
                WaiverUse.State.USED,
                waived(asking, asking.organisation, "TG-CHANGE-001").state());
        Decision decision = asking.judge(UPDATE);
        assertEquals(Verdict.PASS, decision.verdict());
        Finding finding = Decisions.of(decision, "TG-CHANGE-001").get(0);
        assertEquals("ops", finding.exemption().owner());
    }

    @Test
    void aFolderWaivesAFreezeThatTheOrganisationMadeLessThanHard() throws Exception {
        Freezing hard = frozen();
        assertEquals(
                WaiverUse.State.VOID, waived(hard, hard.folder, "TG-CHANGE-001").state());
        Freezing soft = new Freezing();
        soft.file(
                soft.organisation,
                "settings.yaml",
                "enforcement: {TG-CHANGE-001: soft-mandatory}\nparams: {change-control: {freeze_windows: ["
                        + Freezing.YEAR_END + "]}}\n");
        assertEquals(
                WaiverUse.State.USED, waived(soft, soft.folder, "TG-CHANGE-001").state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hard-mandatory", "soft-mandatory", "advisory"})
    void noProjectWaivesAFreezeAtWhateverLevel(String level) throws Exception {
        Freezing asking = new Freezing();
        asking.file(
                asking.organisation,
                "settings.yaml",
                "enforcement: {TG-CHANGE-001: " + level + "}\nparams: {change-control: {freeze_windows: ["
                        + Freezing.YEAR_END + "]}}\n");
        for (String policy : List.of("TG-CHANGE-001", "'TG-CHANGE-*'")) {
            Freezing again = new Freezing();
            again.organisation.addAll(asking.organisation);
            WaiverUse use = waived(again, again.project, policy);
            assertEquals(WaiverUse.State.VOID, use.state());
            assertEquals("No project can waive findings of this policy", use.detail());
            assertTrue(has(again.judge(UPDATE), "TG-CHANGE-001"));
        }
    }

    @Test
    void noBaselineHoldsAFreeze() throws Exception {
        Freezing asking = new Freezing();
        asking.file(
                asking.organisation,
                "settings.yaml",
                "enforcement: {TG-CHANGE-001: soft-mandatory}\nparams: {change-control: {freeze_windows: ["
                        + Freezing.YEAR_END + "]}}\n");
        assertTrue(asking.record(UPDATE).recorded().entries().stream()
                .noneMatch(entry -> entry.policy().startsWith("TG-CHANGE-")));
    }
}
