package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.messages;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How layers say together who must approve. */
class ApprovalSettingsTest {
    private static final List<PolicyFile> NONE = List.of();

    private static PolicyFile approvals(String layer, String said) {
        return settings(layer, "approvals: " + said);
    }

    private static PolicyFile rules(String layer, int first, int count) {
        return approvals(
                layer,
                "{rules: ["
                        + String.join(
                                ", ",
                                IntStream.range(first, first + count)
                                        .mapToObj(i -> "{name: r" + i + "}")
                                        .toList())
                        + "]}");
    }

    private static List<String> names(ApprovalRules rules) {
        return rules.rules().stream()
                .map(rule -> rule.layer() + ":" + rule.name())
                .toList();
    }

    @Test
    void everythingThatCanBeSaidArrives() throws Exception {
        ApprovalRules rules = resolve(List.of(settings("o", """
                        approvals:
                          answer_within: 8h
                          holds: 2d
                          keep: safer
                          committers: false
                          break_glass: false
                          rules:
                            - name: " Security looks at what is critical "
                              severities: [critical, high]
                              policies: ["ACME-NET-*", risk, review, BASE-SOFT]
                              levels: [soft-mandatory, hard-mandatory]
                              quorum: 2
                              approvers: [security, " alice "]
                              remind_after: 60
                              escalate: { after: 4h, to: [platform-oncall] }
                            - name: Whoever
                        """))).settings().approvals();
        assertEquals(
                new ApprovalRules(
                        Duration.ofHours(8),
                        Duration.ofDays(2),
                        KeepMode.SAFER,
                        false,
                        false,
                        List.of(
                                new ApprovalRule(
                                        "Security looks at what is critical",
                                        List.of("ACME-NET-*", "risk", "review", "BASE-SOFT"),
                                        List.of("critical", "high"),
                                        List.of("soft-mandatory", "hard-mandatory"),
                                        2,
                                        List.of("security", "alice"),
                                        Duration.ofHours(1),
                                        Duration.ofHours(4),
                                        List.of("platform-oncall"),
                                        "organisation"),
                                new ApprovalRule(
                                        "Whoever",
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        1,
                                        List.of(),
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        List.of(),
                                        "organisation"))),
                rules);
    }

    @Test
    void whereNoLayerSaysAnythingTheDefaultHolds() throws Exception {
        assertEquals(ApprovalRules.DEFAULT, resolve(NONE).settings().approvals());
        assertEquals(
                ApprovalRules.DEFAULT,
                resolve(List.of(settings("o", "profile: strict", "approvals: {}")))
                        .settings()
                        .approvals());
        assertEquals(ApprovalRules.DEFAULT, ApprovalSettings.of(PolicyInput.NONE));
    }

    @Test
    void rulesOfAllLayersAddUpAndEachKnowsItsLayer() throws Exception {
        List<PolicyFile> organisation = List.of(rules("o", 1, 1));
        List<PolicyFile> outer = List.of(rules("f", 2, 1));
        List<PolicyFile> inner = List.of(rules("g", 2, 2));
        List<PolicyFile> project = List.of(rules("p", 9, 1));
        assertEquals(
                List.of("organisation:r1", "folder:r2", "folder:r2", "folder:r3", "project:r9"),
                names(resolve(organisation, outer, inner, project).settings().approvals()));
        assertEquals(
                List.of("organisation:r1", "folder:r2", "folder:r2", "folder:r3"),
                names(ApprovalSettings.of(new PolicyInput(organisation, List.of(outer, inner), project))));
    }

    @Test
    void theOrganisationMayBeLooserThanTheDefaultAndALayerBelowStricterThanIt() throws Exception {
        List<PolicyFile> organisation = List.of(approvals("o", "{answer_within: 9d, holds: 5d, keep: safer}"));
        List<PolicyFile> folder = List.of(approvals("f", "{holds: 3d, committers: false}"));
        List<PolicyFile> project = List.of(approvals("p", "{keep: none, break_glass: false, holds: 90}"));
        EffectivePolicies policies = resolve(organisation, folder, project);
        assertEquals(List.of(), messages(policies));
        assertEquals(
                new ApprovalRules(Duration.ofDays(9), Duration.ofMinutes(90), KeepMode.NONE, false, false, List.of()),
                policies.settings().approvals());
        assertEquals(
                new ApprovalRules(Duration.ofDays(9), Duration.ofDays(3), KeepMode.SAFER, false, true, List.of()),
                ApprovalSettings.of(new PolicyInput(organisation, List.of(folder), project)));
    }

    @Test
    void anIdHasToBeThereAndAPatternMayBeForLayersBelow() throws Exception {
        List<PolicyFile> project = List.of(file("p/below.yaml", pack("below")));
        List<PolicyFile> pattern = List.of(approvals("o", "{rules: [{name: n, policies: ['BELOW-*']}]}"));
        assertEquals(1, resolve(pattern, project).settings().approvals().rules().size());
        List<PolicyFile> id = List.of(approvals("o", "{rules: [{name: n, policies: [BELOW-HARD]}]}"));
        PolicyException e = assertThrows(PolicyException.class, () -> resolve(id, project));
        assertTrue(e.getMessage().contains("There is no policy 'BELOW-HARD' here or above"), e.getMessage());
        assertEquals(1, e.line());
        assertEquals(
                1,
                ApprovalSettings.of(new PolicyInput(id, List.of(), List.of()))
                        .rules()
                        .size());
    }

    @Test
    void thereAreOnlySoManyRulesInAllLayers() throws Exception {
        int most = ApprovalSettings.MAX_RULES;
        assertEquals(
                most,
                resolve(List.of(rules("o", 0, most - 1)), List.of(rules("p", 0, 1)))
                        .settings()
                        .approvals()
                        .rules()
                        .size());
        PolicyException e = assertThrows(
                PolicyException.class, () -> resolve(List.of(rules("o", 0, most - 1)), List.of(rules("p", 0, 2))));
        assertTrue(e.getMessage().contains("more than " + most + " rules"), e.getMessage());
        assertEquals("p/settings.yaml", e.file());
        assertThrows(
                PolicyException.class,
                () -> ApprovalSettings.of(new PolicyInput(NONE, List.of(List.of(rules("f", 0, most + 1))), NONE)));
    }

    @Test
    void aWrongFileOfALayerAboveIsAnErrorThatNamesTheLayer() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> ApprovalSettings.of(
                        new PolicyInput(NONE, List.of(NONE, List.of(approvals("f", "{holds: never}"))), NONE)));
        assertTrue(e.getMessage().endsWith("(layer: folder 2)"), e.getMessage());
        assertEquals("f/settings.yaml", e.file());
    }
}
