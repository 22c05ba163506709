package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AnchorIndexTest {
    private static final List<String> LITERALS =
            List.of("q~", "hf_", "abcd", "abcdefgh", ":AA", "\"d\"", "://", "pass-word_x", "\u007f~!");

    private static AnchorIndex index(boolean ignoreCase, Check check) {
        return new AnchorIndex(LITERALS.stream()
                .map(literal -> new Anchor(ignoreCase ? literal.toLowerCase(Locale.ROOT) : literal, ignoreCase, check))
                .toList());
    }

    @Test
    void everyAnchorIsFoundAtEveryPlace() {
        AnchorIndex index = index(false, (text, start, end) -> CredentialRule.LABELLED);
        for (String literal : LITERALS) {
            for (int before = 0; before < 9; before++) {
                for (int after = 1; after < 4; after++) {
                    String text = "\u00e9".repeat(before) + literal + "-".repeat(after);
                    assertEquals(CredentialRule.LABELLED, index.find(text), text);
                }
            }
        }
    }

    @Test
    void caseCountsOnlyWhereItShould() {
        AnchorIndex any = index(true, (text, start, end) -> CredentialRule.LABELLED);
        AnchorIndex exact = index(false, (text, start, end) -> CredentialRule.LABELLED);
        assertEquals(CredentialRule.LABELLED, any.find("x PASS-word_X y"));
        assertNull(exact.find("x PASS-word_X y"));
        assertEquals(CredentialRule.LABELLED, exact.find("x pass-word_x y"));
    }

    @Test
    void checksAreToldWhereTheAnchorStandsUntilOneFinds() {
        List<String> seen = new ArrayList<>();
        AnchorIndex index = index(false, (text, start, end) -> {
            seen.add(start + text.substring(start, end));
            return seen.size() == 3 ? CredentialRule.SLACK : null;
        });
        assertEquals(CredentialRule.SLACK, index.find("abcd hf_ q~ ://"));
        assertEquals(List.of("0abcd", "5hf_", "9q~"), seen);
    }

    @Test
    void theSameAnchorIsCheckedOnceAtOnePlace() {
        List<Integer> places = new ArrayList<>();
        AnchorIndex index = index(false, (text, start, end) -> {
            places.add(start);
            return null;
        });
        assertNull(index.find("hf_hf_hf_ "));
        assertEquals(List.of(0, 3, 6), places);
    }

    @Test
    void shortTextsHoldNothing() {
        AnchorIndex index = index(false, (text, start, end) -> CredentialRule.LABELLED);
        for (String text : List.of("", "q", "q~", "ab", "\ud83d\ude00")) {
            assertNull(index.find(text));
        }
    }
}
