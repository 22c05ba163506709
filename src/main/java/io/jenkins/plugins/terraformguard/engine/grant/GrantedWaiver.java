package io.jenkins.plugins.terraformguard.engine.grant;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.Waiver;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A waiver that people granted while they approved.
 *
 * @param id the same however often it is made of the same words of the same people
 * @param policy id of the policy
 * @param address the resource, or {@link Waiver#PLAN}
 * @param decided {@link Finding#values} of the finding; it holds only while these are the same
 * @param values what decided, for people: at most {@value #MAX_VALUES} of the values
 * @param grantors who granted it, with their reasons
 * @param expires its last day, in UTC
 * @param source where it was granted
 * @param revocation null while nobody has taken it back
 * @param lastUse null before it was used
 * @param recorded how much of it is in the trail: 1 for the grant, 2 for the revocation as well
 */
public record GrantedWaiver(
        String id,
        String policy,
        String address,
        String decided,
        List<String> values,
        List<Grantor> grantors,
        LocalDate expires,
        Source source,
        Revocation revocation,
        LastUse lastUse,
        int recorded) {
    static final int MAX_VALUES = 20;
    private static final int ID_LENGTH = 32;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    public GrantedWaiver {
        values = List.copyOf(values);
        grantors = List.copyOf(grantors);
        if (grantors.isEmpty()) {
            throw new IllegalArgumentException("nobody granted it");
        }
    }

    /** Somebody who granted it; {@code at} in whole seconds. */
    public record Grantor(String user, String reason, Instant at) {}

    /**
     * Where it was granted.
     *
     * @param job full name of the job then
     * @param build number of the build
     * @param url address of the build, may be empty
     * @param guard id of the guard
     * @param request id of the request for approval
     * @param decision digest of the decision that the request was about
     */
    public record Source(String job, String build, String url, String guard, String request, String decision) {}

    /** Somebody has taken it back. */
    public record Revocation(String by, String reason, Instant at) {}

    /** The last build that it kept a finding from counting in. */
    public record LastUse(String build, Instant at) {}

    /** The day that is written as 2027-01-31, or null if this is none. */
    static LocalDate day(String text) {
        try {
            return DAY.matcher(text).matches() ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A waiver that was just granted for a finding. */
    static GrantedWaiver of(Finding finding, List<Grantor> grantors, LocalDate expires, Source source) {
        String address = finding.address().isEmpty() ? Waiver.PLAN : finding.address();
        return new GrantedWaiver(
                id(finding.policy(), address, expires, grantors),
                finding.policy(),
                address,
                finding.values(),
                finding.evidence().stream()
                        .limit(MAX_VALUES)
                        .map(evidence -> evidence.path() + " = " + evidence.display())
                        .toList(),
                grantors,
                expires,
                source,
                null,
                null,
                0);
    }

    /** A vote that a later build takes over makes the same waiver again, also where it was revoked meanwhile. */
    private static String id(String policy, String address, LocalDate expires, List<Grantor> grantors) {
        List<String> words = grantors.stream()
                .sorted(Comparator.comparing(Grantor::user).thenComparing(Grantor::at))
                .map(grantor -> grantor.at() + " " + grantor.user())
                .toList();
        return Sha256.hex(CanonicalJson.bytes(
                        Map.of("policy", policy, "address", address, "expires", expires.toString(), "grantors", words)))
                .substring(0, ID_LENGTH);
    }

    /** When it was granted: with the last of the words that it took. */
    public Instant grantedAt() {
        return grantors.stream().map(Grantor::at).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** The first instant that is too late for it. */
    public Instant end() {
        return expires.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    public boolean isRevoked() {
        return revocation != null;
    }

    /** Whether its time is over. */
    public boolean isOver(Instant now) {
        return !now.isBefore(end());
    }

    public boolean holds(Instant now) {
        return !isRevoked() && !isOver(now);
    }

    GrantedWaiver revoked(Revocation by) {
        return new GrantedWaiver(
                id, policy, address, decided, values, grantors, expires, source, by, lastUse, recorded);
    }

    GrantedWaiver used(LastUse use) {
        return new GrantedWaiver(
                id, policy, address, decided, values, grantors, expires, source, revocation, use, recorded);
    }

    GrantedWaiver recorded(int count) {
        return new GrantedWaiver(
                id, policy, address, decided, values, grantors, expires, source, revocation, lastUse, count);
    }

    /** How much of it should be in the trail. */
    public int events() {
        return isRevoked() ? 2 : 1;
    }
}
