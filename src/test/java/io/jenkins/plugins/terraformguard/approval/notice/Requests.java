package io.jenkins.plugins.terraformguard.approval.notice;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.approval.ApprovalCase;
import io.jenkins.plugins.terraformguard.approval.ApprovalService;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalDocument;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalItem;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalLog;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalRequest;
import io.jenkins.plugins.terraformguard.engine.approval.Asker;
import io.jenkins.plugins.terraformguard.engine.approval.Requirement;
import io.jenkins.plugins.terraformguard.engine.approval.Terms;
import io.jenkins.plugins.terraformguard.engine.effect.Effects;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Requests of builds, as if a guard had asked. */
public final class Requests {
    public static final String GUARD = "default";

    /** What the plan holds and no mail tells. */
    public static final String MESSAGE = "the password is hunter2";

    public static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    public static final Instant END = NOW.plus(Duration.ofHours(4));

    private Requests() {}

    static Instant after(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    /** One person of these, a reminder after an hour, and the others after two. */
    public static Requirement rule(Set<String> approvers, String... others) {
        return new Requirement(
                "Security",
                List.of("fp"),
                1,
                approvers,
                after(60),
                new Requirement.Escalation(after(120), Set.of(others)));
    }

    /** Writes a request that those can't approve; nobody has heard of it. */
    public static ApprovalCase written(Run<?, ?> run, Set<String> excluded, Requirement rule, Act... acts)
            throws IOException {
        Map<String, String> why = new TreeMap<>();
        excluded.forEach(id -> why.put(id, "started this build"));
        ApprovalRequest request = new ApprovalRequest(
                UUID.randomUUID().toString(),
                GUARD,
                new Asker(run.getParent().getFullName(), "" + run.getNumber(), "", "user starter"),
                "d".repeat(64),
                new Effects("e".repeat(64), 1, List.of()),
                List.of(),
                List.of(new ApprovalItem("fp", "ACME-1", "high", "soft-mandatory", "aws_x.secret", MESSAGE)),
                List.of(rule),
                Terms.of(ApprovalRules.DEFAULT),
                new TreeMap<>(why),
                NOW,
                END);
        ApprovalLog log = new ApprovalLog(request, List.of(acts), 0, null);
        Path folder = run.getRootDir().toPath().resolve("terraform-guard/" + GUARD);
        Files.createDirectories(folder);
        Files.write(folder.resolve(ApprovalDocument.FILE), ApprovalDocument.write(log));
        return new ApprovalCase(run, log);
    }

    static ApprovalCase now(Run<?, ?> run) throws IOException {
        return ApprovalService.find(run, GUARD).orElseThrow();
    }

    /** Waits for what another thread does. */
    static boolean soon(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        return condition.getAsBoolean();
    }

    /** Hears everything. */
    static final class Ear {
        private final List<String> heard = new ArrayList<>();
        private final List<ApprovalNotice> notices = new ArrayList<>();

        synchronized void hear(String event, ApprovalNotice notice) {
            heard.add(event);
            notices.add(notice);
        }

        synchronized List<String> heard() {
            return List.copyOf(heard);
        }

        synchronized ApprovalNotice last() {
            return notices.get(notices.size() - 1);
        }

        synchronized void forget() {
            heard.clear();
            notices.clear();
        }

        /** Whether exactly this is heard; a moment later still. */
        boolean hears(String... expected) throws InterruptedException {
            soon(() -> heard().size() >= expected.length);
            Thread.sleep(100);
            return heard().equals(List.of(expected));
        }
    }

    /** Lets an ear hear what notifiers are told. */
    abstract static class Listening extends ApprovalNotifier {
        private final Ear ear;

        Listening(Ear ear) {
            this.ear = ear;
        }

        @Override
        public void requested(ApprovalNotice notice) {
            ear.hear("requested", notice);
        }

        @Override
        public void reminder(ApprovalNotice notice) {
            ear.hear("reminder", notice);
        }

        @Override
        public void escalated(ApprovalNotice notice) {
            ear.hear("escalated", notice);
        }

        @Override
        public void ended(ApprovalNotice notice) {
            ear.hear("ended", notice);
        }
    }
}
