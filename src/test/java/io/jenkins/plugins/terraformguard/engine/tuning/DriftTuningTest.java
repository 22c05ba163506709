package io.jenkins.plugins.terraformguard.engine.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTuningTest {
    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
    private static final String TYPE = "aws_autoscaling_group";
    private static final String ADDRESS = "aws_autoscaling_group.web";

    private static List<PolicyFile> file(String yaml) {
        return yaml.isEmpty() ? List.of() : List.of(new PolicyFile("x/drift.yaml", yaml));
    }

    private static DriftTuning layers(String organisation, String folder, String project) throws PolicyException {
        return DriftTuning.read(new PolicyInput(file(organisation), List.of(file(folder)), file(project)));
    }

    private static String rule(String resource, String path, String expires) {
        return "ignore:\n  - resources: ['" + resource + "']\n    paths: ['" + path
                + "']\n    reason: it scales\n    owner: team-web\n    expires: " + expires + "\n";
    }

    private static String rule(String resource, String path) {
        return rule(resource, path, "2027-01-31");
    }

    private static String ignored(IgnoreUses uses, String path) {
        return uses.ignored(TYPE, ADDRESS, path, false).map(AppliedIgnore::text).orElse("");
    }

    private static List<String> notes(IgnoreUses uses) {
        return uses.notes().stream()
                .map(note -> note.file() + ":" + note.line() + " " + note.text())
                .toList();
    }

    @Test
    void whatARuleNamesIsIgnoredAndCounted() throws Exception {
        IgnoreUses uses = layers("", "", rule("aws_autoscaling_group.*", "desired_capacity"))
                .uses(NOW);
        assertEquals("it scales (team-web, until 2027-01-31)", ignored(uses, "desired_capacity"));
        assertEquals("", ignored(uses, "max_size"));
        assertTrue(
                uses.ignored("aws_lb", "aws_lb.web", "desired_capacity", false).isEmpty());
        assertEquals(Map.of("x/drift.yaml:2", 1), uses.counts());
        assertEquals(List.of(), uses.notes());
    }

    @ParameterizedTest
    @CsvSource({
        "tags.*, tags.Name, true",
        "tags.*, 'tags[\"a.b\"]', true",
        "'tags[\"a.b\"]', 'tags[\"a.b\"]', true",
        "tags.*, tags, false",
        "tags.*, tags_all.Name, false",
        "ingress[*].description, ingress[3].description, true",
        "ingress[*].description, ingress[3].cidr_blocks, false",
        "'*', '', true",
        "desired*, '', false"
    })
    void pathsFitAsTheyAreShownAndWithDots(String pattern, String path, boolean fits) throws Exception {
        IgnoreUses uses =
                layers("", "", rule("aws_autoscaling_group.*", pattern)).uses(NOW);
        assertEquals(fits, !ignored(uses, path).isEmpty());
    }

    @Test
    void aRuleWithoutPathsIsForAllOfTheResource() throws Exception {
        String rule = rule("aws_autoscaling_group.*", "x").replaceFirst(" *paths: [^\n]*\n", "");
        IgnoreUses uses = layers("", "", rule).uses(NOW);
        assertEquals(false, ignored(uses, "").isEmpty());
        assertEquals(false, ignored(uses, "desired_capacity").isEmpty());
    }

    @Test
    void anExpiredRuleIgnoresNothingAndSaysSo() throws Exception {
        DriftTuning tuning = layers("", "", rule("aws_*", "desired_capacity", "2027-01-30"));
        IgnoreUses uses = tuning.uses(NOW);
        assertEquals("", ignored(uses, "desired_capacity"));
        assertEquals(
                List.of("x/drift.yaml:2 The ignore rule has expired (2027-01-30); without it 1 attribute counts."),
                notes(uses));
        assertEquals(
                "it scales (team-web, until 2027-01-30)",
                ignored(tuning.uses(Instant.parse("2027-01-30T23:59:59Z")), "desired_capacity"));
    }

    @Test
    void aRuleThatMatchesNothingIsReported() throws Exception {
        IgnoreUses uses = layers("", "", rule("aws_gone.*", "x*y")).uses(NOW);
        assertEquals("", ignored(uses, "x_y"));
        assertEquals(List.of("x/drift.yaml:2 The ignore rule matches no drift."), notes(uses));
    }

    @Test
    void aRuleForEverythingIgnoresNothing() throws Exception {
        IgnoreUses uses = layers("", "", rule("*.*", "*")).uses(NOW);
        assertEquals("", ignored(uses, "desired_capacity"));
        assertTrue(
                notes(uses).get(0).contains("would ignore everything"),
                notes(uses).toString());
    }

    @Test
    void theFirstLayerIgnoresAndTheOthersAreToldSo() throws Exception {
        String rule = rule("aws_autoscaling_group.*", "desired_capacity");
        IgnoreUses uses =
                layers(rule.replace("it scales", "as designed"), "", rule).uses(NOW);
        assertEquals("as designed (team-web, until 2027-01-31)", ignored(uses, "desired_capacity"));
        assertEquals(List.of("x/drift.yaml:2 What the ignore rule is for is ignored by an earlier one."), notes(uses));
    }

    @ParameterizedTest
    @CsvSource({
        "security, desired_capacity, true",
        "security, vpc_security_group_ids, false",
        "all, desired_capacity, false",
        "aws_autoscaling_group, desired_capacity, false",
        "aws_autoscaling_group.*, desired_capacity, false",
        "aws_lb.*, desired_capacity, true"
    })
    void aLayerForbidsThoseBelowItToIgnore(String what, String path, boolean ignored) throws Exception {
        String forbid = "forbid_ignoring: ['" + what + "']\n";
        String rule = rule("aws_autoscaling_group.*", "*");
        for (DriftTuning tuning :
                List.of(layers(forbid, "", rule), layers(forbid, rule, ""), layers("", forbid, rule))) {
            IgnoreUses uses = tuning.uses(NOW);
            assertEquals(ignored, !ignored(uses, path).isEmpty());
            assertEquals(ignored ? 0 : 1, uses.notes().size(), notes(uses).toString());
        }
        assertEquals(
                false, ignored(layers(forbid + rule, "", "").uses(NOW), path).isEmpty(), "its own rule");
        assertEquals(false, ignored(layers(rule, forbid, "").uses(NOW), path).isEmpty(), "a rule from above");
    }

    @Test
    void whatIsForbiddenIsReportedWithWhoForbidsIt() throws Exception {
        IgnoreUses uses = layers("forbid_ignoring: [security]\n", "", rule("module.*", "*"))
                .uses(NOW);
        assertTrue(uses.ignored("aws_iam_role", "module.a.aws_iam_role.x", "", false)
                .isEmpty());
        assertTrue(uses.ignored("x", "module.a.x.y", "anything", true).isEmpty());
        assertEquals(
                List.of("x/drift.yaml:2 The layer 'organisation' forbids to ignore 2 attributes (security,"
                        + " x/drift.yaml:1:19); 2 attributes count."),
                notes(uses));
    }

    @Test
    void aForbiddenResourceIsFoundInModules() throws Exception {
        IgnoreUses uses = layers("forbid_ignoring: [aws_lb.main]\n", "", rule("*aws_lb*", "*"))
                .uses(NOW);
        assertTrue(uses.ignored("aws_lb", "module.a[\"k\"].aws_lb.main", "name", false)
                .isEmpty());
        assertTrue(
                uses.ignored("aws_lb", "module.a.aws_lb.other", "name", false).isPresent());
    }

    @Test
    void theProjectForbidsNobody() throws Exception {
        DriftTuning tuning = layers("", "", "forbid_ignoring: [all]\n" + rule("aws_auto*", "desired*"));
        assertEquals(1, tuning.notes().size());
        assertEquals(false, ignored(tuning.uses(NOW), "desired_capacity").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1, 0",
        "10, 0, 0, 10, 0",
        "10, 5, 2, 2, 0",
        "2, 5, 0, 2, 1",
        "2, 2, 1, 1, 0",
        "0, 0, 5, 5, 0",
        "0, 1, 2, 1, 1"
    })
    void aLowerLayerCanOnlyHaveTheAlarmEarlier(int organisation, int folder, int project, int effective, int notes)
            throws Exception {
        DriftTuning tuning = layers(alarm(organisation), alarm(folder), alarm(project));
        assertEquals(effective, tuning.alarmAfter());
        assertEquals(notes, tuning.notes().size(), tuning.notes().toString());
    }

    private static String alarm(int after) {
        return after == 0 ? "" : "alarm_after: " + after;
    }

    @Test
    void noLayerSaysNothing() throws Exception {
        assertEquals(DriftTuning.NONE, DriftTuning.read(PolicyInput.NONE));
        assertEquals("", ignored(DriftTuning.NONE.uses(NOW), "desired_capacity"));
    }

    @Test
    void whatLooksLikeACredentialIsNotShown() throws Exception {
        String yaml = rule("aws_auto*", "desired*").replace("team-web", "AKIAQYLPMN5HFIQR7XYA");
        String shown = ignored(layers("", "", yaml).uses(NOW), "desired_capacity");
        assertTrue(!shown.contains("AKIA") && shown.startsWith("it scales ("), shown);
    }

    @Test
    void patternsThatTakeTooLongIgnoreNothingMore() throws Exception {
        String path = "a".repeat(2000);
        String slow = "'*" + "a".repeat(140) + "*" + "a".repeat(140) + "b*'";
        String rules = "ignore:\n"
                + IntStream.range(0, 200)
                        .mapToObj(i -> "  - {resources: ['aws_*'], paths: ["
                                + IntStream.range(0, 19).mapToObj(j -> slow).collect(Collectors.joining(", "))
                                + ", '*'], reason: r, owner: o, expires: 2027-01-31}\n")
                        .collect(Collectors.joining());
        IgnoreUses uses = layers("", "", rules).uses(NOW);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 10_000; i++) {
                ignored(uses, path);
            }
        });
        assertEquals("", ignored(uses, "desired_capacity"));
        assertTrue(notes(uses).toString().contains("take too long"), notes(uses).toString());
    }
}
