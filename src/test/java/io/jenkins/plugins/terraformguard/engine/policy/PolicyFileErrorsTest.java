package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in a policy file is found where it is. */
class PolicyFileErrorsTest {
    private static final String FILE = "acme.yaml";
    private static final String PACK = """
        pack: acme
        version: 1.0.0
        policies:
          - id: ACME-001
            title: Things are right
            severity: high
            enforcement: hard-mandatory
            resources: [test_thing]
            assert: after.right
        """;

    private static PolicyException refused(String yaml) {
        PolicyException e =
                assertThrows(PolicyException.class, () -> new PackLoader().load(yaml, FILE, PolicyPack.PROJECT));
        assertEquals(FILE, e.file());
        assertFalse(e.getMessage().isBlank());
        assertFalse(e.remedy().isBlank());
        return e;
    }

    /** The pack with one line replaced; the place of the mark «» in the replacement is the place of the mistake. */
    private static PolicyException refusedAtMark(String line, String... replacement) {
        int at = PACK.lines().toList().indexOf(line);
        assertTrue(at >= 0, line);
        List<String> marked = Arrays.asList(replacement);
        int markedLine = 0;
        while (!marked.get(markedLine).contains("«»")) {
            markedLine++;
        }
        String text = String.join("\n", marked).replace("«»", "");
        PolicyException e = refused(PACK.replace(line + "\n", text + "\n"));
        assertEquals(at + 1 + markedLine, e.line(), () -> "line: " + e.getMessage());
        assertEquals(marked.get(markedLine).indexOf("«»") + 1, e.column(), () -> "column: " + e.getMessage());
        return e;
    }

    @Test
    void aFixIsRead() throws Exception {
        String fix = PACK + "    fix: [{set: 'a[*].b[\"c.d\"]', to: [1, x]}, {set: e, to: null}]\n";
        Policy policy =
                new PackLoader().load(fix, FILE, PolicyPack.PROJECT).policies().get(0);
        List<SuggestedEdit> edits = policy.notes().fix();
        assertEquals(List.of("a", ".b[\"c.d\"]"), edits.get(0).parts());
        assertTrue(edits.get(1).to().isNull());
        assertEquals(10, edits.get(0).place().line());
        String ofPlan = PACK.replace("resources: [test_thing]", "scope: plan").replace("after.right", "true");
        assertTrue(refused(ofPlan + "    fix: [{set: a, to: 1}]\n").getMessage().contains("scope: plan"));
    }

    @Test
    void thePackItselfIsRight() throws Exception {
        assertEquals(
                1,
                new PackLoader().load(PACK, FILE, PolicyPack.PROJECT).policies().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        ~pack: acme~             ; ~«»pak: acme~                    ; did you mean 'pack'
        ~pack: acme~             ; ~pack: «»Acme Storage~           ; not usable
        ~pack: acme~             ; ~pack: «»[a]~                    ; text is needed
        ~pack: acme~             ; ~pack:«»~                        ; text is needed
        ~version: 1.0.0~         ; ~«»versoin: 1.0.0~               ; did you mean 'version'
        ~policies:~              ; ~params: «»[1]\npolicies:~       ; must be a mapping
        ~    severity: high~     ; ~    «»severty: high~            ; did you mean 'severity'
        ~    severity: high~     ; ~    severity: «»hihg~           ; did you mean 'high'
        ~    severity: high~     ; ~    severity: «»HIGH~           ; Unknown severity
        ~    severity: high~     ; ~    severity: high\n    «»severity: low~ ; twice
        ~    enforcement: hard-mandatory~ ; ~    enforcement: «»hard~ ; Unknown enforcement level
        ~    resources: [test_thing]~ ; ~    resources: «»test_thing~ ; list is needed
        ~    resources: [test_thing]~ ; ~    resources: «»[]~         ; empty
        ~    resources: [test_thing]~ ; ~    resources: [«»Test Thing]~ ; no resource type
        ~    resources: [test_thing]~ ; ~    resources: [test_thing]\n    actions: [«»destroy]~ ; Unknown action
        ~    resources: [test_thing]~ ; ~    resources: [test_thing]\n    actions: «»[]~ ; never apply
        ~    resources: [test_thing]~ ; ~    resources: [test_thing]\n    examples: [{expect: «»passes}]~ ; expects
        ~    severity: high~ ; ~    severity: high\n    fix: «»{set: a, to: 1}~ ; list is needed
        ~    severity: high~ ; ~    severity: high\n    fix: «»[]~ ; sets 0 attributes
        ~    severity: high~ ; ~    severity: high\n    fix: [«»{set: a}]~ ; 'to' is missing
        ~    severity: high~ ; ~    severity: high\n    fix: [{set: «»a..b, to: 1}]~ ; no path
        ~    severity: high~ ; ~    severity: high\n    fix: [{set: «»'[0].a', to: 1}]~ ; no path
        ~    severity: high~ ; ~    severity: high\n    fix: [{set: a, to: 1, «»of: x}]~ ; Unknown key
        ~    resources: [test_thing]~ ; ~    resources: [test_thing]\n    examples: [«»{after: {}}]~ ; 'expect' is missing
        ~    title: Things are right~ ; ~    title: «»!!binary aGk=~ ; tag
        ~    title: Things are right~ ; ~    title: «»!foreign x~ ; tag
        ~    title: Things are right~ ; ~    title: Things\n    references: «»[a]~ ; mapping
        ~    title: Things are right~ ; ~    title: Things\n    scope: «»module~ ; does not exist
        """)
    void isFoundAtItsPlace(String line, String replacement, String expected) {
        PolicyException e = refusedAtMark(line, replacement.split("\n"));
        assertTrue(e.getMessage().contains(expected), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    assert: resource.type == 'a' && resource.«»typ == 'b'",
                "    assert: \"resource.«»typ == 'b'\"",
                "    assert: 'resource.type == \"a\" && resource.«»typ == \"b\"'",
                "    assert: 'resource.type == ''a'' && resource.«»typ == ''b'''",
                "    assert: \"resource.type == \\\"a\\\" && resource.«»typ == \\\"b\\\"\"",
                "    assert: \"after.a == \\\"\\u00e9\\t\\\" && resource.«»typ == 'b'\"",
                "    assert: |\n      resource.type == 'a' &&\n        resource.«»typ == 'b'",
                "    assert: |-\n\n      resource.type == 'a' && resource.«»typ == 'b'\n",
                "    assert: >-\n      resource.type == 'a' &&\n      after.x &&\n      resource.«»typ == 'b'",
                "    assert: > # with a comment\n      after.x &&\n\n        after.y &&\n      resource.«»typ == 'b'",
                "    assert: after.x &&\n      after.y &&\n      resource.«»typ == 'b'",
                "    assert: \"after.x &&\n      after.y &&\n      resource.«»typ == 'b'\"",
                "    assert: \"after.x == '\\\n      text' && resource.«»typ == 'b'\""
            })
    void aMisspeltFieldIsFoundInEveryKindOfScalar(String replacement) {
        // The checker points at the dot of a selection.
        String atDot = replacement.replace(".«»typ", "«».typ");
        PolicyException e = refusedAtMark("    assert: after.right", atDot.split("\n", -1));
        assertTrue(e.getMessage().contains("did you mean 'type'"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    assert: resource.type «»== 1",
                "    assert: \"(after.x == 'a' || 1 «»+ 'a' == 2)\"",
                "    assert: >-\n      after.x\n      && «»nobody.knows",
                "    assert: after.x.matches(«»'(')",
                "    assert: |\n      after.x\n      && «»timestamp('a') == after.y"
            })
    void aBrokenExpressionIsFound(String replacement) {
        refusedAtMark(
                "    assert: after.right",
                replacement.replace("«»timestamp(", "timestamp«»(").split("\n", -1));
    }

    @Test
    void anExpressionThatEndsTooEarlyIsFoundAtItsEnd() {
        PolicyException plain = refusedAtMark("    assert: after.right", "    assert: (after.right«»");
        assertTrue(plain.getMessage().contains("assert"), plain.getMessage());
        refusedAtMark("    assert: after.right", "    assert: >-", "      (after.right", "      && after.left«»");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    message: ${resource.address} and ${resource«».typ}",
                "    message: \"${resource.address} and ${resource«».typ}\"",
                "    message: |\n      ${resource.address}\n      and ${resource«».typ}",
                "    message: text and «»${resource.address"
            })
    void aMistakeInAMessageIsFound(String message) {
        String[] lines = ("    assert: after.right\n" + message).split("\n");
        PolicyException e = refusedAtMark("    assert: after.right", lines);
        assertTrue(e.getMessage().contains("message"), e.getMessage());
    }

    @Test
    void aWhenIsCheckedLikeAnAssert() {
        PolicyException e =
                refusedAtMark("    assert: after.right", "    when: resource«».typ == 'a'", "    assert: after.right");
        assertTrue(e.getMessage().contains("'when'"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "id, 4, 5",
        "title, 4, 5",
        "severity, 4, 5",
        "enforcement, 4, 5",
        "resources, 4, 5",
        "assert, 4, 5",
        "pack, 1, 1",
        "version, 1, 1",
        "policies, 1, 1"
    })
    void aMissingKeyIsNamed(String key, int line, int column) {
        String other = "rationale";
        StringBuilder yaml = new StringBuilder();
        PACK.lines().forEach(text -> {
            String replaced = key.equals("policies") && text.startsWith(" ") ? "" : text;
            if (text.strip().startsWith(key + ":") || text.strip().startsWith("- " + key + ":")) {
                replaced = text.startsWith(" ")
                        ? text.replaceFirst(key + ":.*", other + ": x")
                        : key.equals("policies") ? "" : text.replaceFirst(key + ":.*", "description: x");
            }
            yaml.append(replaced).append('\n');
        });
        PolicyException e = refused(yaml.toString());
        assertTrue(e.getMessage().contains("'" + key + "' is missing"), e.getMessage());
        assertEquals(line, e.line());
        assertEquals(column, e.column());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n\n",
                "# only a comment\n",
                "---\n",
                "just text",
                "[]",
                "pack: a\n---\npack: b\n",
                "pack: &a x\nversion: *a\npolicies: []\n",
                "pack: a\nversion: 1\npolicies: &p []\nparams: {x: *p}\n",
                "pack: a\n\tversion: 1\n",
                "pack: a\nversion: \"1\npolicies: []\n",
                "{pack: a, version: 1, policies: [",
                "? [a]\n: b\n",
                "pack: a\nversion: 1\nparams: {n: 0x1F}\npolicies: [{}]\n",
                "pack: a\nversion: 1\nparams: {n: .nan}\npolicies: []\n",
                "pack: a\nversion: 1\npolicies: [text]\n",
                "pack: a\nversion: 1\npolicies: {}\n",
                "pack: \u0000\n",
                "<<: {pack: a}\nversion: 1\npolicies: []\n"
            })
    void whatIsNoPackIsRefused(String yaml) {
        refused(yaml);
    }

    @Test
    void anIdThatIsUsedTwiceIsRefused() {
        String second = PACK.substring(PACK.indexOf("  - id"));
        PolicyException e = refused(PACK + second);
        assertTrue(e.getMessage().contains("used twice"), e.getMessage());
        assertEquals(10, e.line());
    }

    @Test
    void twoPacksMustNotShareNamesOrIds() throws Exception {
        PolicyPack one = new PackLoader().load(PACK, FILE, PolicyPack.PROJECT);
        PolicyPack other = new PackLoader().load(PACK.replace("pack: acme", "pack: b"), "b.yaml", PolicyPack.PROJECT);
        PolicyException sameName = assertThrows(PolicyException.class, () -> PolicySet.of(List.of(one, one)));
        assertTrue(sameName.getMessage().contains("two packs"), sameName.getMessage());
        PolicyException sameId = assertThrows(PolicyException.class, () -> PolicySet.of(List.of(one, other)));
        assertTrue(sameId.getMessage().contains("ACME-001"), sameId.getMessage());
    }

    @Test
    void hostileFilesAreRefusedQuickly() {
        for (String yaml : List.of(
                "[".repeat(200_000),
                "a: ".repeat(50_000),
                "{a: ".repeat(100_000),
                "- ".repeat(100_000),
                "pack: a\nversion: 1\nparams: {x: " + "[".repeat(20_000) + "]".repeat(20_000) + "}\npolicies: []\n",
                "pack: " + "a".repeat(5 << 20))) {
            refused(yaml);
        }
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws Exception {
        assertEquals(
                "acme",
                new PackLoader().load("\ufeff" + PACK, FILE, PolicyPack.PROJECT).name());
        assertEquals(
                "acme",
                new PackLoader()
                        .load(PACK.replace("\n", "\r\n"), FILE, PolicyPack.PROJECT)
                        .name());
    }

    @Test
    void aVersionIsPlainText() {
        for (String version : new String[] {"\"1\\e[31m\"", "\"\"", "1 2", "v\u00e4", "x".repeat(65)}) {
            PolicyException e = assertThrows(
                    PolicyException.class,
                    () -> new PackLoader()
                            .load("pack: a\nversion: " + version + "\npolicies: []\n", "p.yaml", PolicyPack.PROJECT));
            assertEquals(2, e.line(), version);
            assertTrue(e.getMessage().contains("version"), e.getMessage());
        }
    }
}
