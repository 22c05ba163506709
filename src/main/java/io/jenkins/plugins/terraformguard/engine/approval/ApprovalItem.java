package io.jenkins.plugins.terraformguard.engine.approval;

import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRule;

/**
 * Something that needs an exception.
 *
 * @param id fingerprint of the finding, or {@link #RISK}, {@link #REVIEW}, or another word for what is not a finding
 * @param policy id of the policy, empty where it is no finding
 * @param severity severity of the finding or of the worry, or level of the risk
 * @param level enforcement level, empty where it is no finding
 * @param address resource concerned, or empty
 * @param message what it is about
 */
public record ApprovalItem(String id, String policy, String severity, String level, String address, String message) {
    /** The risk of the plan reaches the threshold. */
    public static final String RISK = ApprovalRule.RISK;

    /** Reviewers are worried enough for somebody to look. */
    public static final String REVIEW = ApprovalRule.REVIEW;

    /** Characters of a message, and of an address; longer ones are cut. */
    static final int MAX_MESSAGE = 2_000;

    static final int MAX_ADDRESS = 4_000;
}
