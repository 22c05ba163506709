package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.levels;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.messages;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.pack;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to weaken, from every layer that may not: a finding with its place, and no effect. */
class WeakeningTest {
    private static final List<PolicyFile> ORGANISATION = List.of(
            file("o/org.yaml", pack("org", "params: {closed: 1}")),
            settings(
                    "o",
                    "profile: strict",
                    "enforcement: {BASE-SHADOW: advisory}",
                    "open_params: {base: [opened]}",
                    "waivers: {max_days: 30, projects: false}",
                    "approvals: {answer_within: 8h, committers: false, break_glass: false}",
                    "review: {critic: false, tokens: 9000, raise: {severity: high, supported: 60, agreement: 2}}"));
    private static final List<PolicyFile> OUTER = List.of(
            file("f/outer.yaml", pack("outer", "params: {closed: 1}")), settings("f", "params: {base: {opened: b}}"));

    /** Settings, the column of the mark «», and what the finding says. */
    private static final List<String[]> ATTEMPTS = List.of(
            new String[] {"enforcement: {«»BASE-HARD: soft-mandatory}", "lowers BASE-HARD (hard-mandatory) to soft"},
            new String[] {"enforcement: {«»BASE-SOFT: shadow}", "lowers BASE-SOFT (hard-mandatory) to shadow"},
            new String[] {
                "enforcement: {«»BASE-ADVISORY: advisory}", "lowers BASE-ADVISORY (soft-mandatory) to advisory"
            },
            new String[] {"enforcement: {«»BASE-SHADOW: shadow}", "lowers BASE-SHADOW (advisory) to shadow"},
            new String[] {"enforcement: {«»base/*: shadow}", "lowers BASE-SHADOW (advisory), BASE-ADVISORY"},
            new String[] {"enforcement: {«»ORG-HARD: advisory}", "lowers ORG-HARD (hard-mandatory) to advisory"},
            new String[] {"enforcement: {«»org/*: shadow}", "lowers ORG-ADVISORY (advisory), ORG-SOFT"},
            new String[] {"enforcement: {«»TG-LAYER-001: shadow}", "lowers TG-LAYER-001 (hard-mandatory) to shadow"},
            new String[] {"disable: [{policy: «»BASE-HARD, reason: r}]", "switches off BASE-HARD"},
            new String[] {"disable: [{policy: «»BASE-SHADOW, reason: r}]", "switches off BASE-SHADOW"},
            new String[] {"disable: [{policy: «»base/*, reason: r}]", "switches off BASE-SHADOW (advisory), BASE-"},
            new String[] {"disable: [{policy: «»ORG-SOFT, reason: r}]", "switches off ORG-SOFT"},
            new String[] {"disable: [{policy: «»org/*, reason: r}]", "switches off ORG-SHADOW"},
            new String[] {"disable: [{policy: «»TG-LAYER-001, reason: r}]", "switches off TG-LAYER-001"},
            new String[] {"disable: [{policy: «»policy-layers/*, reason: r}]", "switches off TG-LAYER-001"},
            new String[] {"params: {base: {«»closed: 2}}", "sets the parameter 'closed' of the pack 'base'"},
            new String[] {"params: {org: {«»closed: 2}}", "sets the parameter 'closed' of the pack 'org'"},
            new String[] {"open_params: {base: [opened, «»closed]}", "opens the parameter 'closed' of the pack 'base'"},
            new String[] {"open_params: {org: [«»closed]}", "opens the parameter 'closed' of the pack 'org'"},
            new String[] {"profile: «»recommended", "chooses the profile recommended, which is weaker than strict"},
            new String[] {"profile: «»audit", "chooses the profile audit"},
            new String[] {"waivers: {max_days: «»31}", "31 days, which is more than 30"},
            new String[] {"waivers: {projects: «»true}", "lets waivers of the project count"},
            new String[] {"approvals: {answer_within: «»481}", "within 8 h 1 min, which is longer than 8 h"},
            new String[] {"approvals: {holds: «»2d}", "hold for 2 d, which is longer than 1 d"},
            new String[] {"approvals: {keep: «»safer}", "plans that are 'safer', and a layer above says 'same'"},
            new String[] {"approvals: {committers: «»true}", "lets those approve who wrote the commits"},
            new String[] {"approvals: {break_glass: «»true}", "lets somebody break the glass"},
            new String[] {"review: {critic: «»true}", "has a critic strike concerns of reviewers, which a layer above"},
            new String[] {"review: {tokens: «»8999}", "no more than 8999 tokens, which is less than 9000"},
            new String[] {"review: {raise: {severity: «»critical}}", "severity critical on, and a layer above says high"
            },
            new String[] {"review: {raise: {supported: «»61}}", "bear out 61 percent, and a layer above says 60"},
            new String[] {"review: {raise: {agreement: «»3}}", "of 3 reviewers who agree, and a layer above says 2"});

    static Stream<Arguments> attempts() {
        return ATTEMPTS.stream()
                .flatMap(attempt -> Stream.of("folder 1", "folder 2", "project")
                        .map(layer -> Arguments.of(layer, attempt[0], attempt[1])));
    }

    private static EffectivePolicies with(String layer, String... lines) throws PolicyException {
        List<List<PolicyFile>> layers =
                new ArrayList<>(List.of(ORGANISATION, new ArrayList<>(OUTER), List.of(), List.of()));
        if (lines.length > 0) {
            int at = layer.equals("project") ? 3 : layer.equals("folder 2") ? 2 : 1;
            List<PolicyFile> files = new ArrayList<>(layers.get(at));
            files.removeIf(file -> file.fileName().equals("settings.yaml"));
            files.add(settings("x", lines));
            layers.set(at, files);
        }
        return resolve(layers.get(0), layers.get(1), layers.get(2), layers.get(3));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void isSeenAndHasNoEffect(String layer, String marked, String expected) throws Exception {
        String keep = layer.equals("folder 1") ? "params: {base: {opened: b}}" : "# nothing";
        boolean same = marked.startsWith("params") && layer.equals("folder 1");
        EffectivePolicies before = with(layer);
        EffectivePolicies after = with(layer, same ? "#" : keep, marked.replace("«»", ""));

        assertEquals(levels(before), levels(after));
        assertEquals(before.waivers(), after.waivers());
        assertEquals(before.settings().approvals(), after.settings().approvals());
        assertEquals(before.settings().review(), after.settings().review());
        assertEquals(before.settings().profile(), after.settings().profile());
        assertEquals(before.settings().overrides(), after.settings().overrides());
        assertEquals(List.of(), after.settings().disabled());
        for (String pack : List.of("base", "org", "outer")) {
            assertEquals(LayersForTests.param(before, pack, "closed"), LayersForTests.param(after, pack, "closed"));
        }
        assertEquals(1, after.weakenings().size(), String.valueOf(messages(after)));
        Finding finding = after.weakenings().get(0);
        assertTrue(finding.message().contains("'" + layer + "' "), finding.message());
        assertTrue(finding.message().contains(expected), finding.message());
        assertTrue(finding.message().contains("x/settings.yaml:2:" + (marked.indexOf("«»") + 1)), finding.message());
        assertEquals("x/settings.yaml", finding.file());
        assertEquals(2, finding.line());
        assertEquals("TG-LAYER-001", finding.policy());
        assertEquals("", finding.address());
        assertEquals(Outcome.VIOLATION, finding.outcome());
        assertEquals(EnforcementLevel.HARD_MANDATORY, finding.level(), "soft-mandatory, and the profile is strict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        enforcement: {OUTER-HARD: advisory}         ; lowers OUTER-HARD
        enforcement: {outer/*: shadow}              ; lowers OUTER-ADVISORY
        disable: [{policy: OUTER-SOFT, reason: r}]  ; switches off OUTER-SOFT
        params: {outer: {closed: 2}}                ; 'closed' of the pack 'outer'
        open_params: {outer: [closed]}              ; opens the parameter
        """)
    void anInnerLayerCannotWeakenAFolderThatItselfMay(String line, String expected) throws Exception {
        for (String layer : List.of("folder 2", "project")) {
            List<String> messages = messages(with(layer, line));
            assertEquals(1, messages.size(), layer);
            assertTrue(messages.get(0).contains(expected), messages.get(0));
        }
        assertEquals(List.of(), messages(with("folder 1", line)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        enforcement: {BASE-HARD: hard-mandatory, BASE-SHADOW: advisory, org/*: hard-mandatory}
        enforcement: {BASE-ADVISORY: hard-mandatory}
        params: {base: {opened: b, closed: 1}}
        params: {base: {opened: c}}
        open_params: {base: [opened]}
        open_params: {base: []}
        profile: strict
        waivers: {max_days: 30, projects: false}
        waivers: {max_days: 7}
        approvals: {answer_within: 8h, holds: 24h, keep: same, committers: false, break_glass: false}
        approvals: {answer_within: 1h, holds: 1h, keep: none, rules: [{name: anybody}]}
        """)
    void whatIsSoAlreadyAndWhatIsTighterIsNoAttempt(String line) throws Exception {
        for (String layer : List.of("folder 1", "folder 2", "project")) {
            assertEquals(List.of(), messages(with(layer, line)), layer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        base   ; P    ; two packs named 'base'; the other is bundled
        org    ; P    ; two packs named 'org'
        policy-layers ; P ; two packs named
        mine   ; BASE-HARD ; 'BASE-HARD' is taken
        mine   ; ORG-SOFT  ; 'ORG-SOFT' is taken
        mine   ; TG-LAYER-001 ; 'TG-LAYER-001' is taken
        """)
    void redefiningIsAnErrorWithItsPlace(String pack, String id, String expected) {
        String yaml = "version: 1\npack: " + pack + "\npolicies:\n  - id: " + id
                + "\n    { title: T }".replace("{ title: T }", "title: T") + "\n    severity: low\n"
                + "    enforcement: shadow\n    resources: [t]\n    assert: 'true'\n";
        PolicyException e = assertThrows(
                PolicyException.class, () -> resolve(ORGANISATION, List.of(), List.of(file("p/mine.yaml", yaml))));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertTrue(e.getMessage().endsWith("(layer: project)"), e.getMessage());
        assertEquals("p/mine.yaml", e.file());
        assertEquals(pack.equals("mine") ? 4 : 2, e.line());
        assertEquals(pack.equals("mine") ? 9 : 7, e.column());
    }

    @Test
    void theRestOfTheLayerCounts() throws Exception {
        EffectivePolicies after = with(
                "project",
                "profile: audit",
                "enforcement: {base/*: soft-mandatory}",
                "disable: [{policy: base/*, reason: r}]",
                "params: {base: {closed: 2, opened: z}}");
        assertEquals(4, after.weakenings().size(), String.valueOf(messages(after)));
        assertEquals(
                4,
                after.weakenings().stream().map(Finding::fingerprint).distinct().count());
        assertEquals("soft-mandatory", levels(after).get("BASE-SHADOW"));
        assertEquals("hard-mandatory", levels(after).get("BASE-HARD"));
        assertTrue(LayersForTests.param(after, "base", "opened").contains("z"));
    }

    @Test
    void theOrganisationSaysWhatAnAttemptDoes() throws Exception {
        List<PolicyFile> attempt = List.of(settings("p", "disable: [{policy: base/*, reason: r}]"));
        assertEquals(
                EnforcementLevel.ADVISORY,
                resolve(List.of(settings("o", "enforcement: {TG-LAYER-001: advisory}")), attempt)
                        .weakenings()
                        .get(0)
                        .level());
        EffectivePolicies off =
                resolve(List.of(settings("o", "disable: [{policy: TG-LAYER-001, reason: r}]")), attempt);
        assertEquals(List.of(), off.weakenings());
        assertEquals(4, levels(off).size());
    }
}
