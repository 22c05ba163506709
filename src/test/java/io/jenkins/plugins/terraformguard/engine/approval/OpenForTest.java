package io.jenkins.plugins.terraformguard.engine.approval;

import static io.jenkins.plugins.terraformguard.engine.approval.ApprovalStateTest.END;
import static io.jenkins.plugins.terraformguard.engine.approval.ApprovalStateTest.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenForTest {
    private static final Requirement DATA = new Requirement(
            "data",
            List.of("data"),
            2,
            Set.of("dba"),
            null,
            new Requirement.Escalation(NOW.plus(Duration.ofHours(2)), Set.of("oncall")));
    private static final Requirement NET = new Requirement("net", List.of("net"), 1, Set.of());
    private static final ApprovalRequest REQUEST = ApprovalStateTest.request(DATA, NET);

    private static Set<String> items(Voter voter, Instant now, Act... acts) {
        ApprovalState state = ApprovalState.of(REQUEST, List.of(acts), now);
        Set<String> items = OpenFor.items(REQUEST, state, voter, now).collect(Collectors.toSet());
        assertEquals(!items.isEmpty(), OpenFor.any(REQUEST, state, voter, now));
        return items;
    }

    private static Voter voter(String id, String... groups) {
        return new Voter(id, Set.of(groups), true, false);
    }

    private static Act yes(String by, String group, String... items) {
        return new Act(Act.Kind.APPROVE, by, Set.of(group), List.of(items), "because", NOW);
    }

    @Test
    void waitsForWhomItIsAbout() {
        assertEquals(Set.of("data", "net"), items(voter("d1", "dba"), NOW));
        assertEquals(Set.of("net"), items(voter("x"), NOW));
        assertEquals(Set.of("net"), items(voter("o", "oncall"), NOW));
        assertEquals(Set.of("data", "net"), items(voter("o", "oncall"), NOW.plus(Duration.ofHours(2))));
    }

    @Test
    void waitsForNobodyWhoCanNotBringItOn() {
        assertEquals(Set.of(), items(voter("starter", "dba"), NOW), "is excluded");
        assertEquals(Set.of(), items(voter("", "dba"), NOW), "is nobody");
        assertEquals(Set.of(), items(new Voter("x", Set.of("dba"), false, true), NOW), "may not approve");
        assertEquals(Set.of(), items(voter("d1", "dba"), END.plusSeconds(1)), "is over");
    }

    @Test
    void whatIsSaidOrMetWaitsNoMore() {
        assertEquals(Set.of("net"), items(voter("d1", "dba"), NOW, yes("d1", "dba", "data")));
        assertEquals(Set.of(), items(voter("d1", "dba"), NOW, yes("d1", "dba")));
        assertEquals(Set.of("data"), items(voter("d2", "dba"), NOW, yes("d1", "dba")));
        assertEquals(Set.of("data", "net"), items(voter("d2", "dba"), NOW, yes("d1", "dba", "data")));
        assertEquals(Set.of(), items(voter("x"), NOW, yes("d1", "dba")), "others are missing");
    }
}
