package io.jenkins.plugins.terraformguard.engine.plan.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Held against all short texts one by one. */
class WildcardPatternTest {
    private static final int PATTERN_LENGTH = 3;

    /** Long enough for two patterns of that length to meet, if they do, and to differ. */
    private static final int TEXT_LENGTH = 2 * PATTERN_LENGTH;

    private static List<String> words(String alphabet, int length) {
        List<String> all = new ArrayList<>(List.of(""));
        for (int from = 0, size = 1; size <= length; size++) {
            int to = all.size();
            for (int i = from; i < to; i++) {
                for (char c : alphabet.toCharArray()) {
                    all.add(all.get(i) + c);
                }
            }
            from = to;
        }
        return all;
    }

    @Test
    void meetsAndCoversAsTheTextsDo() {
        List<String> patterns = words("ab*?", PATTERN_LENGTH);
        List<String> texts = words("abc", TEXT_LENGTH);
        List<List<Boolean>> fits = patterns.stream()
                .map(glob -> Pattern.compile(glob.replace("*", ".*").replace("?", ".")))
                .map(regex -> texts.stream()
                        .map(text -> regex.matcher(text).matches())
                        .toList())
                .toList();
        int covered = 0;
        for (int i = 0; i < patterns.size(); i++) {
            for (int j = 0; j < patterns.size(); j++) {
                boolean meets = false;
                boolean covers = true;
                for (int k = 0; k < texts.size(); k++) {
                    meets |= fits.get(i).get(k) && fits.get(j).get(k);
                    covers &= fits.get(i).get(k) || !fits.get(j).get(k);
                }
                String both = patterns.get(i) + " and " + patterns.get(j);
                assertEquals(meets, WildcardPattern.meets(patterns.get(i), patterns.get(j)), both);
                assertEquals(covers, WildcardPattern.covers(patterns.get(i), patterns.get(j)), both);
                covered += covers ? 1 : 0;
            }
        }
        assertTrue(covered > 500, "only " + covered);
    }

    @Test
    void manyWildcardsTakeNoLonger() {
        String many = "*a".repeat(5000);
        assertTimeout(Duration.ofSeconds(10), () -> {
            assertTrue(WildcardPattern.meets(many, "*b*".repeat(80)));
            assertEquals(false, WildcardPattern.covers(many + "c", "*a".repeat(128)));
        });
    }
}
