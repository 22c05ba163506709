package io.jenkins.plugins.terraformguard.engine.policy.layer;

import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.file;
import static io.jenkins.plugins.terraformguard.engine.policy.layer.LayersForTests.resolve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in settings or in a lock file is found where it is, in whatever layer. */
class SettingsErrorsTest {
    private static final String DIGEST = "0".repeat(64);

    private static PolicyException refused(String name, String yaml) {
        PolicyException project =
                assertThrows(PolicyException.class, () -> resolve(List.of(), List.of(file("p/" + name, yaml))), yaml);
        PolicyException folder = assertThrows(
                PolicyException.class, () -> resolve(List.of(), List.of(file("p/" + name, yaml)), List.of()));
        PolicyException organisation =
                assertThrows(PolicyException.class, () -> resolve(List.of(file("p/" + name, yaml))));
        assertTrue(project.getMessage().endsWith("(layer: project)"), project.getMessage());
        assertTrue(folder.getMessage().endsWith("(layer: folder 1)"), folder.getMessage());
        assertTrue(organisation.getMessage().endsWith("(layer: organisation)"), organisation.getMessage());
        assertEquals("p/" + name, project.file());
        assertFalse(project.remedy().isBlank());
        return project;
    }

    private static void refusedAtMark(String name, String marked, String expected) {
        String yaml = marked.replace("\\n", "\n");
        String before = yaml.substring(0, yaml.indexOf("«»"));
        PolicyException e = refused(name, yaml.replace("«»", "") + "\n");
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertEquals(before.lines().count() + (before.isEmpty() || before.endsWith("\n") ? 1 : 0), e.line(), marked);
        assertEquals(before.length() - before.lastIndexOf('\n'), e.column(), marked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        «»profil: strict                                  ; did you mean 'profile'
        profile: «»strikt                                 ; did you mean 'strict'
        profile: «»[strict]                               ; text is needed
        enforcement: «»[a]                                ; mapping
        enforcement: {BASE-HARD: «»hard}                  ; Unknown enforcement level
        enforcement:\\n  «»BASE-HRAD: advisory            ; did you mean 'BASE-HARD'
        enforcement:\\n  «»bsae/*: advisory               ; did you mean 'base'
        enforcement:\\n  «»'*': advisory                  ; There is no policy '*'
        enforcement:\\n  BASE-HARD: advisory\\n  «»BASE-HARD: shadow ; twice
        disable: «»BASE-HARD                              ; list is needed
        disable: [«»BASE-HARD]                            ; mapping
        disable: [«»{policy: BASE-HARD}]                  ; 'reason' is missing
        disable: [«»{reason: r}]                          ; 'policy' is missing
        disable: [{policy: BASE-HARD, reason: «»' '}]     ; reason is empty
        disable: [{policy: BASE-HARD, reason: «»null}]       ; text is needed
        disable: [{policy: «»BASE-HADR, reason: r}]       ; did you mean 'BASE-HARD'
        disable: [{policy: a, reason: r, «»because: r}]   ; Unknown key
        params: {«»bass: {closed: 1}}                     ; did you mean 'base'
        params: {base: {«»closde: 1}}                     ; did you mean 'closed'
        params: {base: {closed: «»'1'}}                   ; takes a value of the type int
        params: {base: {opened: «»1}}                     ; takes a value of the type string
        params: {base: «»1}                               ; mapping
        open_params: {«»bass: [closed]}                   ; did you mean 'base'
        open_params: {base: [«»opend]}                    ; did you mean 'opened'
        open_params: {base: «»opened}                     ; list
        waivers: {«»max_day: 1}                           ; did you mean 'max_days'
        waivers: {max_days: «»0}                          ; number of days
        waivers: {max_days: «»1.5}                        ; number of days
        waivers: {max_days: «»99999999999}                ; number of days
        waivers: {projects: «»'no'}                       ; True or false
        approvals: «»[]                                   ; mapping
        approvals: {«»hold: 8h}                           ; did you mean 'holds'
        approvals: {holds: «»[8h]}                        ; text is needed
        approvals: {holds: «»8 hours}                     ; span of time
        approvals: {holds: «»0h}                          ; span of time
        approvals: {holds: «»-8h}                         ; span of time
        approvals: {holds: «»59s}                         ; span of time
        approvals: {answer_within: «»367d}                ; span of time
        approvals: {answer_within: «»999999999d}          ; span of time
        approvals: {keep: «»saver}                        ; did you mean 'safer'
        approvals: {committers: «»'no'}                   ; True or false
        approvals: {break_glass: «»1}                     ; True or false
        approvals: {rules: «»{name: n}}                   ; list is needed
        approvals: {rules: [«»n]}                         ; mapping
        approvals: {rules: [«»{quorum: 2}]}               ; 'name' is missing
        approvals: {rules: [{name: «»' '}]}               ; is empty
        approvals: {rules: [{name: n, «»approver: [a]}]}  ; did you mean 'approvers'
        approvals: {rules: [{name: n}, «»{name: n}]}      ; two rules 'n'
        approvals: {rules: [{name: n, approvers: «»[]}]}  ; list is empty
        approvals: {rules: [{name: n, approvers: «»a}]}   ; list is needed
        approvals: {rules: [{name: n, approvers: [a, «»[b]]}]} ; text is needed
        approvals: {rules: [{name: n, approvers: [«»"a\tb"]}]} ; control characters
        approvals: {rules: [{name: n, policies: «»[]}]}   ; list is empty
        approvals: {rules: [{name: n, policies: ["*", «»BASE-HADR]}]} ; did you mean 'BASE-HARD'
        approvals: {rules: [{name: n, policies: [«»base/*]}]} ; no id of a policy
        approvals: {rules: [{name: n, severities: [«»hihg]}]} ; did you mean 'high'
        approvals: {rules: [{name: n, levels: [«»advisory]}]} ; Unknown enforcement level that needs approval
        approvals: {rules: [{name: n, quorum: «»0}]}      ; number of people
        approvals: {rules: [{name: n, quorum: «»51}]}     ; number of people
        approvals: {rules: [{name: n, quorum: «»'2'}]}    ; number of people
        approvals: {rules: [{name: n, remind_after: «»soon}]} ; span of time
        approvals: {rules: [{name: n, «»escalate: {after: 1h, to: [b]}}]} ; nobody else to ask
        approvals: {rules: [{name: n, approvers: [a], escalate: «»{to: [b]}}]} ; 'after' is missing
        approvals: {rules: [{name: n, approvers: [a], escalate: «»{after: 1h}}]} ; 'to' is missing
        approvals: {rules: [{name: n, approvers: [a], escalate: {after: 1h, to: «»[]}}]} ; list is empty
        review: «»[general]                               ; mapping
        review: {«»role: [general]}                       ; did you mean 'roles'
        review: {«»model: some}                           ; Unknown key 'model'
        review: {«»url: 'https://models.invalid'}         ; Unknown key 'url'
        review: {roles: «»security}                       ; list is needed
        review: {roles: «»[]}                             ; list is empty
        review: {roles: [general, «»secrity]}             ; did you mean 'security'
        review: {roles: [general, «»critic]}              ; Unknown role 'critic'
        review: {roles: [general, «»general]}             ; 'general' is here twice
        review: {critic: «»'no'}                          ; True or false
        review: {tokens: «»999}                           ; number of tokens
        review: {tokens: «»64001}                         ; number of tokens
        review: {tokens: «»8k}                            ; number of tokens
        review: {tokens: «»99999999999}                   ; number of tokens
        review: {raise: «»high}                           ; mapping
        review: {raise: «»{}}                             ; No bound
        review: {raise: {«»confidence: 80}}               ; Unknown key
        review: {raise: {severity: «»hihg}}               ; did you mean 'high'
        review: {raise: {supported: «»101}}               ; number of percent
        review: {raise: {supported: «»-1}}                ; number of percent
        review: {raise: {supported: «»0.8}}               ; number of percent
        review: {raise: {agreement: «»0}}                 ; number of reviewers
        review: {raise: {agreement: «»6}}                 ; number of reviewers
        """)
    void settings(String marked, String expected) {
        refusedAtMark("settings.yaml", marked, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        «»pack: []                                             ; did you mean 'packs'
        «»only: true                                           ; 'packs' is missing
        packs: «»{}                                            ; list is needed
        packs: [«»a]                                           ; mapping
        packs: [«»{version: 1, digest: D}]                     ; 'name' is missing
        packs: [«»{name: a, digest: D}]                        ; 'version' is missing
        packs: [«»{name: a, version: 1}]                       ; 'digest' is missing
        packs: [{name: a, version: 1, digest: «»abc}]          ; no digest
        packs: [{name: a, version: 1, digest: D, «»hash: D}]   ; Unknown key
        packs:\\n  - {name: a, version: 1, digest: D}\\n  - {name: «»a, version: 1, digest: D} ; twice
        packs: []\\nonly: «»yes                                ; True or false
        """)
    void lock(String marked, String expected) {
        refusedAtMark(
                LayerFiles.LOCK,
                marked.replace("D}", "'" + DIGEST + "'}").replace("D,", "'" + DIGEST + "',"),
                expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  \n",
                "# only a comment\n",
                "just text",
                "[]",
                "profile: strict\n---\nprofile: audit\n",
                "profile: &a strict\nparams: *a\n",
                "packs: &a []\nonly: *a\n",
                "profile: !foreign x\n",
                "packs: !!binary aGk=\n",
                "? [a]\n: b\n",
                "profile: \u0000\n",
                "<<: {profile: audit}\n",
                "profile: strict\n\tdisable: []\n",
                "{profile: strict, params: ["
            })
    void whatIsNeitherIsRefused(String yaml) {
        refused("settings.yaml", yaml);
        refused(LayerFiles.LOCK, yaml);
    }

    @Test
    void hostileFilesAreRefusedQuickly() {
        StringBuilder many = new StringBuilder("enforcement:\n");
        for (int i = 0; i < 20_000; i++) {
            many.append("  BASE-").append(i).append(": shadow\n");
        }
        StringBuilder params = new StringBuilder("params:\n");
        for (int i = 0; i < 900; i++) {
            params.append("  p").append(i).append(": {a: 1, b: 2}\n");
        }
        for (String yaml : List.of(
                "[".repeat(200_000),
                "a: ".repeat(50_000),
                "{a: ".repeat(100_000),
                "- ".repeat(100_000),
                "params: {base: {opened: " + "[".repeat(20_000) + "]".repeat(20_000) + "}}\n",
                "packs: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n",
                "profile: " + "a".repeat(5 << 20),
                "disable: [{policy: BASE-HARD, reason: " + "a".repeat(2000) + "}]",
                "disable: [" + "a, ".repeat(2000) + "]",
                many.toString(),
                params.toString())) {
            for (String name : List.of("settings.yaml", LayerFiles.LOCK)) {
                PolicyException e = assertTimeout(
                        Duration.ofSeconds(60),
                        () -> assertThrows(
                                PolicyException.class, () -> resolve(List.of(), List.of(file("p/" + name, yaml)))));
                assertTrue(
                        e.getMessage().length() < 2000,
                        "the message has " + e.getMessage().length() + " characters");
            }
        }
    }

    @Test
    void aBrokenPackNamesItsLayer() {
        refused("broken.yaml", "pack: broken\nversion: 1\npolices: []\n");
    }

    @Test
    void aLayerNamesOnlyWhatIsThereOrAbove() {
        PolicyException e = assertThrows(
                PolicyException.class,
                () -> resolve(
                        List.of(file("o/settings.yaml", "enforcement: {below/*: advisory}\n")),
                        List.of(file("p/below.yaml", LayersForTests.pack("below")))));
        assertTrue(e.getMessage().contains("no pack 'below' here or above"), e.getMessage());
    }
}
