package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule finds its samples and none finds the near misses. */
class CredentialRulesTest {
    static Stream<Sample> hits() {
        return Samples.hits();
    }

    static Stream<Sample> misses() {
        return Samples.misses();
    }

    @ParameterizedTest
    @MethodSource("hits")
    void finds(Sample sample) {
        assertEquals(sample.rule(), CredentialDetector.find(sample.text()));
    }

    @ParameterizedTest
    @MethodSource("misses")
    void leavesAlone(Sample sample) {
        assertNull(CredentialDetector.find(sample.text()));
    }

    @Test
    void everyRuleHasSamplesOfBothKinds() {
        assertEquals(EnumSet.allOf(CredentialRule.class), rules(Samples.hits()));
        assertEquals(EnumSet.allOf(CredentialRule.class), rules(Samples.misses()));
    }

    @Test
    void whateverStandsBeforeAndAfter() {
        assertAll(Stream.<UnaryOperator<String>>of(
                        text -> "# set up\n" + text,
                        text -> "# set up \u00fc\n" + text + "\n# done \u4e16\u754c\n",
                        text -> " " + text + " ",
                        text -> ".".repeat(1001) + "\n" + text)
                .flatMap(around -> Samples.hits()
                        .map(sample -> () -> assertNotNull(
                                CredentialDetector.find(around.apply(sample.text())),
                                () -> around.apply(sample.text())))));
    }

    @Test
    void tokensAreFoundInsideOtherNotations() {
        String token = "ghp_" + Sample.of(Sample.ALNUM, 36);
        for (String text : new String[] {
            "\"" + token + "\"",
            "{\\\"a\\\":\\\"" + token + "\\\"}",
            "a\\n" + token + "\\nb",
            "a%3D" + token + "%26b",
            "a\\u003d" + token,
            "(" + token + ")",
            "<x>" + token + "</x>",
            "a=" + token + ";b",
            "`" + token + "`",
            token + "."
        }) {
            assertEquals(CredentialRule.GITHUB, CredentialDetector.find(text), text);
        }
    }

    @Test
    void idsAreDistinctAndStable() {
        Set<String> ids =
                Stream.of(CredentialRule.values()).map(CredentialRule::id).collect(Collectors.toSet());
        assertEquals(CredentialRule.values().length, ids.size());
        assertEquals(
                Set.of(),
                ids.stream().filter(id -> !id.matches("[a-z0-9]+(-[a-z0-9]+)*")).collect(Collectors.toSet()));
    }

    private static Set<CredentialRule> rules(Stream<Sample> samples) {
        return samples.map(Sample::rule).collect(Collectors.toCollection(() -> EnumSet.noneOf(CredentialRule.class)));
    }
}
