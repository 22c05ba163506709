package io.jenkins.plugins.terraformguard.engine.policy;

import java.util.List;

/**
 * One policy's answer on one resource that is not a pass.
 *
 * @param policy id of the policy
 * @param pack name of the pack that it comes from
 * @param address the resource; empty for a finding about the plan as a whole
 * @param resourceType type of the resource, empty for the plan as a whole
 * @param action what the plan does to it: {@code create}, {@code update}, {@code replace}, ...
 * @param severity how bad it is
 * @param level what it does to the verdict
 * @param outcome never a pass
 * @param title the policy's title
 * @param message what is wrong here
 * @param remediation what to do, may be empty
 * @param evidence the values that decided
 * @param waitsFor paths that must be known before the policy can decide; empty unless undecided
 * @param fingerprint the same across runs, order and moves of the resource
 * @param file configuration file in which it is written, from the root of the workspace with slashes; empty if not known
 * @param line line in it from 1, or 0
 * @param previousAddress where the resource was before this plan moves it, empty if it does not
 * @param values SHA-256 of the known values that decided, in full; empty where there are none, or where they are too long
 * @param exemption why it does not count, or null if it does
 * @param alsoFoundBy rules of other scanners that say the same of the resource, as in {@code checkov:CKV_AWS_18}; at most
 *     {@link #MAX_ALSO}
 */
public record Finding(
        String policy,
        String pack,
        String address,
        String resourceType,
        String action,
        Severity severity,
        EnforcementLevel level,
        Outcome outcome,
        String title,
        String message,
        String remediation,
        List<Evidence> evidence,
        List<String> waitsFor,
        String fingerprint,
        String file,
        int line,
        String previousAddress,
        String values,
        Exemption exemption,
        List<String> alsoFoundBy) {
    public static final int MAX_ALSO = 100;

    public Finding {
        evidence = List.copyOf(evidence);
        waitsFor = List.copyOf(waitsFor);
        alsoFoundBy = List.copyOf(alsoFoundBy);
    }

    /** A finding that no other scanner has. */
    public Finding(
            String policy,
            String pack,
            String address,
            String resourceType,
            String action,
            Severity severity,
            EnforcementLevel level,
            Outcome outcome,
            String title,
            String message,
            String remediation,
            List<Evidence> evidence,
            List<String> waitsFor,
            String fingerprint,
            String file,
            int line,
            String previousAddress,
            String values,
            Exemption exemption) {
        this(
                policy,
                pack,
                address,
                resourceType,
                action,
                severity,
                level,
                outcome,
                title,
                message,
                remediation,
                evidence,
                waitsFor,
                fingerprint,
                file,
                line,
                previousAddress,
                values,
                exemption,
                List.of());
    }

    /** A finding of which it is not known where it stands in the configuration. */
    public Finding(
            String policy,
            String pack,
            String address,
            String resourceType,
            String action,
            Severity severity,
            EnforcementLevel level,
            Outcome outcome,
            String title,
            String message,
            String remediation,
            List<Evidence> evidence,
            List<String> waitsFor,
            String fingerprint) {
        this(
                policy,
                pack,
                address,
                resourceType,
                action,
                severity,
                level,
                outcome,
                title,
                message,
                remediation,
                evidence,
                waitsFor,
                fingerprint,
                "",
                0);
    }

    /** A finding that counts, on a resource that stays where it is. */
    public Finding(
            String policy,
            String pack,
            String address,
            String resourceType,
            String action,
            Severity severity,
            EnforcementLevel level,
            Outcome outcome,
            String title,
            String message,
            String remediation,
            List<Evidence> evidence,
            List<String> waitsFor,
            String fingerprint,
            String file,
            int line) {
        this(
                policy,
                pack,
                address,
                resourceType,
                action,
                severity,
                level,
                outcome,
                title,
                message,
                remediation,
                evidence,
                waitsFor,
                fingerprint,
                file,
                line,
                "",
                "",
                null);
    }

    /** This finding with its place in the configuration. */
    public Finding at(String otherFile, int otherLine) {
        return with(otherFile, otherLine, exemption);
    }

    /** This finding, which does not count for this reason. */
    public Finding exempt(Exemption reason) {
        return with(file, line, reason);
    }

    /** This finding, which these rules of other scanners have as well. */
    public Finding alsoFoundBy(List<String> rules) {
        return with(message, evidence, waitsFor, file, line, exemption, rules);
    }

    /** This finding, as strict and as bad as what it stands for as well. */
    public Finding weighing(EnforcementLevel otherLevel, Severity otherSeverity) {
        return new Finding(
                policy,
                pack,
                address,
                resourceType,
                action,
                otherSeverity,
                otherLevel,
                outcome,
                title,
                message,
                remediation,
                evidence,
                waitsFor,
                fingerprint,
                file,
                line,
                previousAddress,
                values,
                exemption,
                alsoFoundBy);
    }

    /** What is wrong here, for people: the message, else the title, with the rules of other scanners that say the same. */
    public String said() {
        String text = message.isBlank() ? title : message;
        return alsoFoundBy.isEmpty() ? text : text + " (also found by " + String.join(", ", alsoFoundBy) + ")";
    }

    /** Whether a waiver or the baseline keeps it from counting. */
    public boolean isExempt() {
        return exemption != null;
    }

    /** Whether it takes part in the verdict. */
    public boolean counts() {
        return !isExempt() && level != EnforcementLevel.SHADOW;
    }

    /** This finding without what only a reader of it needs. */
    Finding inBrief() {
        return with(title, List.of(), List.of(), file, line, exemption, alsoFoundBy);
    }

    private Finding with(String otherFile, int otherLine, Exemption otherExemption) {
        return with(message, evidence, waitsFor, otherFile, otherLine, otherExemption, alsoFoundBy);
    }

    private Finding with(
            String otherMessage,
            List<Evidence> otherEvidence,
            List<String> otherWaitsFor,
            String otherFile,
            int otherLine,
            Exemption otherExemption,
            List<String> otherAlso) {
        return new Finding(
                policy,
                pack,
                address,
                resourceType,
                action,
                severity,
                level,
                outcome,
                title,
                otherMessage,
                remediation,
                otherEvidence,
                otherWaitsFor,
                fingerprint,
                otherFile,
                otherLine,
                previousAddress,
                values,
                otherExemption,
                otherAlso);
    }
}
