package io.jenkins.plugins.terraformguard.cli.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mistake in labels is found where it is. */
class LabelBinderTest {
    @Test
    void everythingThatCanBeSaidArrives() throws Exception {
        assertEquals(
                List.of(
                        new LabelledPlan(
                                "a/b-1.json", "Do: it", true, List.of("t.a[\"x\"]"), List.of("t.b[*"), "A trap"),
                        new LabelledPlan("c.json", "", false, List.of(), List.of(), "")),
                LabelBinder.bind("""
                        version: 1
                        plans:
                          - file: a/b-1.json
                            intent: "Do: it"
                            risky: true
                            note: A trap
                            must_name: ['t.a["x"]']
                            must_not_name: ['t.b[*']
                          - { file: c.json, risky: false }
                        """, "labels.yaml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        {«»versoin: 1}                                                          ; did you mean 'version'
        {version: 1}                                                            ; 'plans' is missing
        {version: «»2, plans: []}                                               ; version of labels is not known
        {version: 1, plans: «»[]}                                               ; There are 0 plans
        {version: 1, plans: «»{}}                                               ; list is needed
        {version: 1, plans: [{file: a, «»risk: true}]}                          ; did you mean 'risky'
        {version: 1, plans: [«»{file: a}]}                                      ; 'risky' is missing
        {version: 1, plans: [«»{risky: false}]}                                 ; 'file' is missing
        {version: 1, plans: [{file: a, risky: «»'no'}]}                         ; True or false
        {version: 1, plans: [«»{file: a, risky: true}]}                         ; nothing says why
        {version: 1, plans: [{file: a, risky: false, «»must_name: [b]}]}        ; not risky
        {version: 1, plans: [{file: a, risky: false, «»must_not_name: [b]}]}    ; not risky
        {version: 1, plans: [{file: a, risky: true, must_name: «»[]}]}          ; There are 0 entries
        {version: 1, plans: [{file: a, risky: true, must_name: [«»' ']}]}       ; is empty
        {version: 1, plans: [{file: a, risky: false}, «»{file: a, risky: false}]} ; here twice
        """)
    void mistakes(String marked, String expected) {
        PolicyException e = assertThrows(
                PolicyException.class, () -> LabelBinder.bind(marked.replace("«»", ""), "set/labels.yaml"), marked);
        assertTrue(e.getMessage().contains(expected), e.getMessage());
        assertEquals("set/labels.yaml", e.file());
        assertEquals(1, e.line());
        assertEquals(Math.max(0, marked.indexOf("«»")) + 1, e.column(), marked);
        assertFalse(e.remedy().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.json",
                "/etc/passwd",
                "a/../../b",
                "a//b",
                ".hidden",
                "a/./b",
                "C:/x",
                "a\\b",
                "file:///x",
                "a\u0000b",
                ""
            })
    void noPathLeadsOutOfTheFolder(String file) {
        String yaml = "{version: 1, plans: [{risky: false, file: '" + file + "'}]}";
        PolicyException e = assertThrows(PolicyException.class, () -> LabelBinder.bind(yaml, "labels.yaml"));
        assertFalse(e.remedy().isBlank());
    }

    @Test
    void thereAreOnlySoMany() {
        String many = "version: 1\nplans:\n" + "  - {}\n".repeat(LabelBinder.MAX_PLANS + 1);
        PolicyException e = assertThrows(PolicyException.class, () -> LabelBinder.bind(many, "labels.yaml"));
        assertTrue(e.getMessage().contains("1001 plans"), e.getMessage());
        assertThrows(PolicyException.class, () -> LabelBinder.bind("[".repeat(100_000), "labels.yaml"));
        assertThrows(PolicyException.class, () -> LabelBinder.bind("", "labels.yaml"));
    }
}
