package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.levels;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.messages;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.param;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.WaiverRules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How layers come together. */
class MergeTest {
    private static final List<PolicyFile> NONE = List.of();

    private static String shown(EffectivePolicies policies) {
        return String.join(" ", levels(policies).values()).replace("-mandatory", "");
    }

    /** Levels of the bundled policies, by id: advisory, hard, shadow, soft. */
    @ParameterizedTest
    @CsvSource({
        "'',          '',          advisory hard shadow soft",
        "recommended, '',          advisory hard shadow soft",
        "strict,      '',          soft hard shadow hard",
        "audit,       '',          advisory advisory shadow advisory",
        "'',          strict,      soft hard shadow hard",
        "'',          recommended, advisory hard shadow soft",
        "'',          audit,       advisory hard shadow soft",
        "audit,       recommended, advisory hard shadow soft",
        "audit,       strict,      soft hard shadow hard",
        "strict,      recommended, soft hard shadow hard",
    })
    void profiles(String organisation, String project, String expected) throws Exception {
        List<PolicyFile> above = organisation.isEmpty() ? NONE : List.of(settings("o", "profile: " + organisation));
        List<PolicyFile> below = project.isEmpty() ? NONE : List.of(settings("p", "profile: " + project));
        assertEquals(expected, shown(resolve(above, below)));
    }

    @Test
    void aProfileIsForBundledPoliciesAndLeavesExceptionsAlone() throws Exception {
        List<PolicyFile> organisation = List.of(
                file("o/org.yaml", pack("org")),
                settings(
                        "o",
                        "disable: [{policy: BASE-SOFT, reason: r}]",
                        "enforcement: {BASE-HARD: advisory}",
                        "profile: strict"));
        EffectivePolicies policies = resolve(organisation, List.of(settings("p", "profile: strict")));
        assertEquals("soft advisory shadow advisory hard shadow soft", shown(policies));
        assertEquals(List.of(), messages(policies));
    }

    @Test
    void anIdHasTheLastWordWhateverTheOrder() throws Exception {
        for (String rules : List.of("base/*: shadow, BASE-SOFT: advisory", "BASE-SOFT: advisory, base/*: shadow")) {
            assertEquals(
                    "shadow shadow shadow advisory",
                    shown(resolve(List.of(settings("o", "enforcement: {" + rules + "}")))));
        }
    }

    @Test
    void theOrganisationSwitchesOffAndALowerLayerMaySwitchOnAgain() throws Exception {
        List<PolicyFile> organisation = List.of(settings("o", "disable: [{policy: base/*, reason: other cloud}]"));
        EffectivePolicies off = resolve(organisation, List.of(settings("p", "enforcement: {base/*: hard-mandatory}")));
        assertEquals("", shown(off));
        assertEquals(
                List.of(new AppliedSettings.Disabled("base/*", "other cloud", "organisation")),
                off.settings().disabled());
        assertEquals("base", off.policies().packs().get(0).name());
        EffectivePolicies on = resolve(organisation, List.of(settings("p", "enforcement: {BASE-SOFT: advisory}")));
        assertEquals("advisory", shown(on));
        assertEquals(List.of(), messages(on));
    }

    @Test
    void aLayerIsMasterOfItsOwnPacks() throws Exception {
        List<PolicyFile> project = List.of(
                file("p/mine.yaml", pack("mine", "params: {x: 1}")),
                settings(
                        "p",
                        "enforcement: {mine/*: shadow}",
                        "disable: [{policy: MINE-HARD, reason: r}]",
                        "params: {mine: {x: 2}}"));
        EffectivePolicies policies = resolve(NONE, project);
        assertEquals("advisory hard shadow soft shadow shadow shadow", shown(policies));
        assertEquals(List.of(), messages(policies));
        assertTrue(param(policies, "mine", "x").contains("2"));
    }

    @Test
    void packsSayWhichLayerTheyComeFrom() throws Exception {
        EffectivePolicies policies = resolve(
                List.of(file("o/a.yaml", pack("a"))),
                List.of(file("f/b.yaml", pack("b"))),
                List.of(file("g/c.yaml", pack("c"))),
                List.of(file("p/d.yaml", pack("d"))));
        assertEquals(
                List.of("bundled", "bundled", "organisation", "folder", "folder", "project"),
                policies.policies().packs().stream().map(PolicyPack::layer).toList());
    }

    @Test
    void openParametersGoDownUntilALayerClosesThem() throws Exception {
        List<PolicyFile> value = List.of(settings("p", "params: {base: {opened: z}}"));
        EffectivePolicies open = resolve(NONE, NONE, value);
        assertTrue(param(open, "base", "opened").contains("z"));
        assertEquals("\"z\"", open.settings().params().get(0).value());
        assertEquals("project", open.settings().params().get(0).layer());
        for (List<List<PolicyFile>> layers : List.of(
                List.of(List.of(settings("o", "open_params: {base: []}")), NONE),
                List.of(NONE, List.of(settings("f", "open_params: {base: []}"))))) {
            EffectivePolicies closed = resolve(layers.get(0), layers.get(1), value);
            assertTrue(param(closed, "base", "opened").contains("a"));
            assertEquals(1, closed.weakenings().size());
        }
        EffectivePolicies opened = resolve(
                List.of(settings("o", "open_params: {base: [closed]}")),
                List.of(settings("p", "params: {base: {closed: 5}}")));
        assertTrue(param(opened, "base", "closed").contains("5"));
    }

    @Test
    void aParameterWithoutDefaultMustBeSet() throws Exception {
        PolicyFile needs = file("o/needs.yaml", pack("needs", "params: {who: {type: string}}"));
        PolicyException e = assertThrows(PolicyException.class, () -> resolve(List.of(needs)));
        assertTrue(e.getMessage().contains("'who' of the pack 'needs'"), e.getMessage());
        assertTrue(e.remedy().contains("params: { needs: { who: ... } }"), e.remedy());
        assertEquals("o/needs.yaml:3:10", e.file() + ":" + e.line() + ":" + e.column());
        assertTrue(param(resolve(List.of(needs, settings("o", "params: {needs: {who: me}}"))), "needs", "who")
                .contains("me"));
        assertEquals(
                "advisory hard shadow soft",
                shown(resolve(List.of(needs, settings("o", "disable: [{policy: needs/*, reason: r}]")))));
    }

    @Test
    void waiverRulesOnlyGetTighter() throws Exception {
        assertEquals(WaiverRules.DEFAULT, resolve(NONE).waivers());
        assertEquals(
                new WaiverRules(200, false),
                resolve(List.of(settings("o", "waivers: {max_days: 200, projects: false}")))
                        .waivers());
        assertEquals(
                new WaiverRules(10, true),
                resolve(
                                NONE,
                                List.of(settings("f", "waivers: {max_days: 10}")),
                                List.of(settings("p", "waivers: {max_days: 20}")))
                        .waivers());
    }

    @Test
    void theOrderOfFilesDoesNotMatter() throws Exception {
        List<PolicyFile> files = new ArrayList<>(List.of(
                file("p/b.yaml", pack("b")),
                file("p/a.yml", pack("a")),
                file("p/waivers.yaml", "not: read here"),
                file("p/baseline.json", "{}"),
                settings("p", "enforcement: {a/*: shadow, BASE-HARD: shadow}", "profile: audit")));
        EffectivePolicies one = resolve(NONE, files);
        Collections.reverse(files);
        EffectivePolicies other = resolve(NONE, files);
        assertEquals(one.weakenings(), other.weakenings());
        assertEquals(one.settings(), other.settings());
        assertEquals(
                one.policies().packs().stream().map(PolicyPack::name).toList(),
                other.policies().packs().stream().map(PolicyPack::name).toList());
        assertEquals(levels(one), levels(other));
    }

    @Test
    void aLayerHasOneFileOfEachKind() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> resolve(
                        NONE, List.of(settings("p", "profile: strict"), file("p/settings.yml", "profile: audit"))));
        assertTrue(e.getMessage().contains("one settings.yaml"), e.getMessage());
    }
}
