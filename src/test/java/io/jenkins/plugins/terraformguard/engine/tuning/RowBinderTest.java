package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowBinderTest {
    /** Reads a file with all checks, also one that is known to be right. */
    static RowSource.Rows checked(YamlNode root) throws PolicyException {
        return ImpactFile.rows(root, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        {id: a, types: [x], class: lossy, reason: R};                                        3; 'restore' is missing
        {id: A, types: [x], class: lossy, reason: R, restore: S};                            8; id of the row is not usable
        {id: a, types: [], class: lossy, reason: R, restore: S};                            18; No type is named
        {id: a, types: [X-Y], class: lossy, reason: R, restore: S};                         19; is no resource type
        {id: a, types: [x], class: losy, reason: R, restore: S};                            30; did you mean 'lossy'
        {id: a, types: [x], actions: [destroy], class: lossy, reason: R, restore: S};       33; Unknown action 'destroy'
        {id: a, types: [x], actions: [], class: lossy, reason: R, restore: S};              32; No action is named
        {id: a, types: [x], attributes: ["a[0]"], class: lossy, reason: R, restore: S};     36; no attribute that a row can name
        {id: a, types: [x], attributes: [], class: lossy, reason: R, restore: S};           35; No attribute is named
        {id: a, types: [x], when: 1 +, class: lossy, reason: R, restore: S};                32; does not compile
        {id: a, types: [x], when: params.x, class: lossy, reason: R, restore: S};           35; does not compile
        {id: a, types: [x], when: plan.errored, class: lossy, reason: R, restore: S};       29; looks at more than the change
        {id: a, types: [x], when: "referrers('a').size() > 0", class: lossy, reason: R, restore: S}; 29; looks at more than the change
        {id: a, types: [x], class: lossy, reason: "", restore: S};                          45; The sentence is empty
        {id: a, types: [x], clas: lossy, reason: R, restore: S};                            23; did you mean 'class'
        {id: a, types: [x], certain: maybe, class: lossy, reason: R, restore: S};           32; True or false
        """)
    void whatIsWrongIsNamedWithItsPlace(String row, int column, String message) throws PolicyException {
        YamlNode root = YamlDocument.parse("reversibility:\n- " + row + "\n", "impact.yaml");
        PolicyException e = assertThrows(PolicyException.class, () -> checked(root));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertEquals("impact.yaml:2:" + column, e.file() + ":" + e.line() + ":" + e.column(), e.getMessage());
        assertTrue(!e.remedy().isEmpty());
    }

    @Test
    void anIdIsUsedOnce() throws PolicyException {
        YamlNode root = YamlDocument.parse("""
            reversibility:
              - { id: a, types: [x], class: lossy, reason: R, restore: S }
            protections:
              - { id: a, types: [x], when: before.on == true, reason: P }
            """, "impact.yaml");
        PolicyException e = assertThrows(PolicyException.class, () -> checked(root));
        assertEquals(4, e.line(), e.getMessage());
    }

    @Test
    void aRowThatNamesAttributesIsAboutUpdates() throws PolicyException {
        YamlNode root = YamlDocument.parse("""
            reversibility:
              - { id: a, types: [x], class: lossy, reason: R, restore: S }
              - { id: b, types: [x], attributes: [c.d], class: lossy, reason: R, restore: S }
            """, "impact.yaml");
        assertEquals(
                "[[delete, replace], [update]]",
                checked(root).rows().stream().map(row -> row.actions()).toList().toString());
    }
}
