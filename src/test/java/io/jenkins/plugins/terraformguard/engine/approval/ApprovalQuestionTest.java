package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.policy.EnforcementLevel;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.approval.KeepMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked about what. */
class ApprovalQuestionTest {
    private static final Instant NOW = ApprovalStateTest.NOW;

    private static ApprovalRule rule(String name, String policies, String severities, String levels) {
        return new ApprovalRule(
                name,
                words(policies),
                words(severities),
                words(levels),
                2,
                List.of("Security"),
                Duration.ZERO,
                Duration.ZERO,
                List.of(),
                "organisation");
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private static ApprovalRules rules(ApprovalRule... rules) {
        return new ApprovalRules(Duration.ofHours(2), Duration.ofHours(5), KeepMode.NONE, true, false, List.of(rules));
    }

    private static ApprovalQuestion question(Decision decision, ApprovalRule... rules) {
        return new ApprovalQuestion(decision, rules(rules), UnaryOperator.identity());
    }

    private static List<String> asked(ApprovalQuestion question) {
        return question.concerns().stream()
                .map(concern -> concern.rule().name()
                        + concern.items().stream().map(ApprovalItem::id).toList())
                .toList();
    }

    /** One high and one critical finding, one that can't be decided, and the risk. */
    private static Decision mixed() {
        return ToApprove.decision()
                .finding("ACME-NET-1", "net", "high", EnforcementLevel.SOFT_MANDATORY)
                .finding("ACME-DB-1", "db", "critical", EnforcementLevel.SOFT_MANDATORY)
                .undecided("ACME-DB-2", "later", "low", EnforcementLevel.HARD_MANDATORY)
                .finding("ACME-OLD", "remark", "critical", EnforcementLevel.ADVISORY)
                .risk("high", 70)
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        ~~         ; ~~           ; ~~             ; r[net, db, later, risk]
        ACME-DB-*  ; ~~           ; ~~             ; r[db, later], [net, risk]
        ACME-DB-1  ; ~~           ; ~~             ; r[db], [net, later, risk]
        risk       ; ~~           ; ~~             ; r[risk], [net, db, later]
        *          ; ~~           ; ~~             ; r[net, db, later, risk]
        A*1        ; high         ; ~~             ; r[net], [db, later, risk]
        ~~         ; high         ; ~~             ; r[net, risk], [db, later]
        ~~         ; critical low ; ~~             ; r[db, later], [net, risk]
        ~~         ; ~~           ; hard-mandatory ; r[later, risk], [net, db]
        ~~         ; low          ; soft-mandatory ; [net, db, later, risk]
        OTHER-*    ; ~~           ; ~~             ; [net, db, later, risk]
        """)
    void aRuleIsAboutWhatAllOfItsPartsMean(String policies, String severities, String levels, String expected) {
        assertEquals(
                "[" + expected + "]",
                asked(question(mixed(), rule("r", policies, severities, levels)))
                        .toString());
    }

    @Test
    void rulesAddUp() {
        assertEquals(
                List.of("a[net, db, later, risk]", "b[db]"),
                asked(question(mixed(), rule("a", "", "", ""), rule("b", "ACME-DB-1", "", ""))));
    }

    @Test
    void whatIsAskedSaysAllThatHolds() {
        ApprovalRule rule = new ApprovalRule(
                "Security",
                List.of("ACME-NET-*"),
                List.of(),
                List.of(),
                2,
                List.of("SecOps", "Alice"),
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                List.of("OnCall"),
                "folder");
        Decision decision = ToApprove.decision()
                .finding("ACME-NET-1", "net", "high", EnforcementLevel.SOFT_MANDATORY)
                .build();
        ApprovalRequest request = new ApprovalQuestion(decision, rules(rule), name -> name.toLowerCase(Locale.ROOT))
                .ask("r1", "d".repeat(64), Asker.UNKNOWN, new TreeMap<>(), NOW);

        assertEquals(
                List.of(new Requirement(
                        "Security",
                        List.of("net"),
                        2,
                        Set.of("secops", "alice"),
                        NOW.plus(Duration.ofMinutes(30)),
                        new Requirement.Escalation(NOW.plus(Duration.ofHours(1)), Set.of("oncall")))),
                request.requirements());
        assertEquals(new Terms(Duration.ofHours(5), KeepMode.NONE, false), request.terms());
        assertEquals(NOW.plus(Duration.ofHours(2)), request.expiresAt());
        assertEquals(decision.grounds().effects(), request.effects());
    }

    @Test
    void whereNoRuleIsAboutSomethingOnePersonWithThePermissionIsAsked() {
        ApprovalRequest request = question(mixed()).ask("r1", "d".repeat(64), Asker.UNKNOWN, new TreeMap<>(), NOW);
        Requirement anybody = request.requirements().get(0);

        assertEquals(1, request.requirements().size());
        assertEquals(List.of("net", "db", "later", "risk"), anybody.items());
        assertEquals(1, anybody.quorum());
        assertEquals(Set.of(), anybody.approvers());
        assertNull(anybody.remindAt());
        assertNull(anybody.escalation());
    }

    @Test
    void whatIsNotListedIsOneThingAndEveryRuleIsAboutIt() {
        Decision decision = ToApprove.decision()
                .finding("ACME-NET-1", "net", "high", EnforcementLevel.SOFT_MANDATORY)
                .unlisted(3)
                .build();
        ApprovalQuestion question = question(decision, rule("r", "OTHER-*", "low", "hard-mandatory"));

        assertEquals(List.of("r[rest]", "[net]"), asked(question));
        ApprovalItem rest = question.concerns().get(0).items().get(0);
        assertEquals("3 more findings", rest.message());
        assertEquals("critical", rest.severity());
    }

    @Test
    void aDecisionThatNamesNothingIsOneThing() {
        assertEquals(List.of("r[rest]"), asked(question(ToApprove.decision().build(), rule("r", "X", "", ""))));
    }

    @Test
    void whatHasNoRoomIsToldApartByADigest() {
        Decision many = things(ApprovalQuestion.MAX_NAMED + 3, "f");
        List<ApprovalItem> items = question(many).items();
        ApprovalItem rest = items.get(ApprovalQuestion.MAX_NAMED);

        assertEquals(ApprovalQuestion.MAX_NAMED + 1, items.size());
        assertEquals(ApprovalQuestion.REST, rest.id());
        assertTrue(rest.message().startsWith("3 more findings, SHA-256 "), rest.message());
        Decision others = things(ApprovalQuestion.MAX_NAMED + 3, "g");
        assertNotEquals(
                rest.message(),
                question(others).items().get(ApprovalQuestion.MAX_NAMED).message());
        assertEquals(
                ApprovalQuestion.MAX_NAMED,
                question(things(ApprovalQuestion.MAX_NAMED, "f")).items().size());
    }

    private static Decision things(int count, String prefix) {
        ToApprove decision = ToApprove.decision();
        IntStream.range(0, count)
                .forEach(i -> decision.finding("P-" + i, prefix + i, "high", EnforcementLevel.SOFT_MANDATORY));
        return decision.build();
    }

    @Test
    void theSameFindingTwiceIsOneThing() {
        Decision decision = ToApprove.decision()
                .finding("P", "same", "high", EnforcementLevel.SOFT_MANDATORY)
                .finding("P", "same", "high", EnforcementLevel.SOFT_MANDATORY)
                .build();
        assertEquals(List.of("[same]"), asked(question(decision)));
    }

    @Test
    void longTextsAreCut() {
        Decision decision = ToApprove.decision()
                .finding("P", "f", "high", EnforcementLevel.SOFT_MANDATORY, "x".repeat(50_000))
                .build();
        ApprovalItem item = question(decision).items().get(0);
        assertEquals(ApprovalItem.MAX_MESSAGE, item.message().length());
        assertEquals(ApprovalItem.MAX_ADDRESS, item.address().length());
    }

    @Test
    void manyRulesWithManyPatternsAreQuick() {
        Decision many = things(10_000, "f");
        String patterns = String.join(
                " ",
                IntStream.range(0, 50)
                        .mapToObj(i -> "*-*-".repeat(20) + "*" + i)
                        .toList());
        ApprovalRule[] rules = IntStream.range(0, 100)
                .mapToObj(i -> rule("r" + i, patterns, "", ""))
                .toArray(ApprovalRule[]::new);
        assertTimeout(
                Duration.ofSeconds(60),
                () -> assertEquals(101, question(many, rules).concerns().size(), "each is about the rest"));
    }
}
