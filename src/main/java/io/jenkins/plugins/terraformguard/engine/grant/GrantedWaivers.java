package io.jenkins.plugins.terraformguard.engine.grant;

import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.LastUse;
import io.jenkins.plugins.terraformguard.engine.grant.GrantedWaiver.Revocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The waivers that were granted in one place, the oldest first. Those that are over stay for a while, so that people see
 * what was, and that a decision says what has expired.
 */
public record GrantedWaivers(List<GrantedWaiver> all) {
    public static final GrantedWaivers NONE = new GrantedWaivers(List.of());

    /** How many one place has that are not over; revoked ones count until their last day. */
    public static final int MAX = 500;

    /** How many that are over are kept. */
    static final int MAX_OVER = 500;

    /** How long those that are over are kept. */
    static final Duration KEPT = Duration.ofDays(90);

    /** How long decisions name one that has expired. */
    static final Duration NAMED = Duration.ofDays(30);

    public GrantedWaivers {
        all = List.copyOf(all);
    }

    /** The waiver of that id. */
    public Optional<GrantedWaiver> find(String id) {
        return all.stream().filter(waiver -> waiver.id().equals(id)).findFirst();
    }

    /** Whether there is room for more. */
    public boolean hasRoom(int more, Instant now) {
        return all.stream().filter(waiver -> !waiver.isOver(now)).count() + more <= MAX;
    }

    /**
     * With one more, without those that were over for long. One that is there already, revoked or not, is not added again,
     * nor is one that is over, or that there is no room for.
     */
    public GrantedWaivers with(GrantedWaiver waiver, Instant now) {
        if (find(waiver.id()).isPresent() || waiver.isOver(now) || !hasRoom(1, now)) {
            return this;
        }
        List<GrantedWaiver> more = new ArrayList<>(all);
        more.add(waiver);
        more.removeIf(old -> old.isOver(now.minus(KEPT)));
        long over = more.stream().filter(old -> old.isOver(now)).count();
        for (int i = 0; over > MAX_OVER; ) {
            if (more.get(i).isOver(now)) {
                more.remove(i);
                over--;
            } else {
                i++;
            }
        }
        return new GrantedWaivers(more);
    }

    /** Without force from now on, as far as they are not revoked already. */
    public GrantedWaivers revoked(Predicate<GrantedWaiver> which, Revocation revocation) {
        return change(waiver -> which.test(waiver) && !waiver.isRevoked(), waiver -> waiver.revoked(revocation));
    }

    public GrantedWaivers used(Predicate<GrantedWaiver> which, LastUse use) {
        return change(
                waiver -> which.test(waiver)
                        && (waiver.lastUse() == null || !waiver.lastUse().at().isAfter(use.at())),
                waiver -> waiver.used(use));
    }

    /** With as much of a waiver in the trail. */
    public GrantedWaivers recorded(String id, int count) {
        return change(waiver -> waiver.id().equals(id) && waiver.recorded() < count, waiver -> waiver.recorded(count));
    }

    private GrantedWaivers change(Predicate<GrantedWaiver> which, UnaryOperator<GrantedWaiver> change) {
        return new GrantedWaivers(all.stream()
                .map(waiver -> which.test(waiver) ? change.apply(waiver) : waiver)
                .toList());
    }

    /** Those that an evaluation is told of: what holds, and what has expired of late. */
    public List<GrantedWaiver> told(Instant now) {
        return all.stream()
                .filter(waiver -> !waiver.isRevoked() && !waiver.isOver(now.minus(NAMED)))
                .toList();
    }
}
