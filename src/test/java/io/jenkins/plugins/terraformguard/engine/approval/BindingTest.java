package io.jenkins.plugins.terraformguard.engine.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.decision.Decision.PackIdentity;
import io.jenkins.plugins.terraformguard.engine.effect.Effect;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindingTest {
    private static final Instant NOW = ApprovalStateTest.NOW;
    private static final Effect A = new Effect("aws_x.a", "delete", "a".repeat(64));
    private static final Effect B = new Effect("aws_x.b", "update", "b".repeat(64));
    private static final List<ApprovalItem> ITEMS = List.of(ApprovalStateTest.DATA, ApprovalStateTest.NET);
    private static final List<PackIdentity> PACKS = List.of(new PackIdentity("aws", "1", "1".repeat(64), "bundled"));

    private static Effects effects(String digest, Effect... effects) {
        return new Effects(digest.repeat(64), effects.length, List.of(effects));
    }

    private static Binding now(Effects effects, List<ApprovalItem> items, List<PackIdentity> packs) {
        return new Binding(effects, items, packs, NOW);
    }

    private static final Binding APPROVED = new Binding(effects("1", A, B), ITEMS, PACKS, NOW.plusSeconds(60));

    private static boolean holds(Binding now, boolean safer) {
        return APPROVED.compare(now, safer, NOW).holds();
    }

    @Test
    void theSameKeepsIt() {
        assertTrue(holds(now(effects("1", A, B), ITEMS, PACKS), false));
    }

    @Test
    void aPlanThatDoesLessKeepsItWhereThatIsWanted() {
        Binding less = now(effects("2", B), List.of(ApprovalStateTest.NET), PACKS);

        assertTrue(holds(less, true));
        assertFalse(holds(less, false));
    }

    @Test
    void whateverIsNewVoidsIt() {
        Effect c = new Effect("aws_x.c", "create", "c".repeat(64));
        Effect other = new Effect("aws_x.b", "update", "d".repeat(64));
        ApprovalItem worse = ApprovalStateTest.item("net", "critical");
        PackIdentity newer = new PackIdentity("aws", "2", "2".repeat(64), "bundled");

        assertFalse(holds(now(effects("3", A, B, c), ITEMS, PACKS), true));
        assertFalse(holds(now(effects("4", A, other), ITEMS, PACKS), true));
        assertFalse(holds(now(effects("1", A, B), List.of(worse), PACKS), true));
        assertFalse(holds(now(effects("1", A, B), ITEMS, List.of(newer)), true));
        assertFalse(holds(now(Effects.NONE, ITEMS, PACKS), true));
        assertFalse(APPROVED.compare(APPROVED, true, NOW.plusSeconds(61)).holds());
    }

    @Test
    void whatChangedIsNamed() {
        PackIdentity newer = new PackIdentity("aws", "2", "2".repeat(64), "bundled");
        Binding.Since since = APPROVED.compare(now(effects("2", B), ITEMS, List.of(newer)), true, NOW);

        assertEquals(List.of("aws"), since.changedPacks());
        assertEquals(List.of(A), since.effects().removed());
    }
}
