package io.jenkins.plugins.terraformguard.results;

import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import io.jenkins.plugins.terraformguard.engine.policy.Exemption;
import io.jenkins.plugins.terraformguard.engine.policy.Outcome;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.report.SettingLine;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Names that people read, for names that programs read. */
@Restricted(NoExternalUse.class)
public final class Words {
    private static final int SHORT_DIGEST = 12;

    private Words() {}

    /** A severity, or {@code shadow}. */
    public static String group(String id) {
        return switch (id) {
            case "critical" -> Messages.Words_critical();
            case "high" -> Messages.Words_high();
            case "medium" -> Messages.Words_medium();
            case "low" -> Messages.Words_low();
            case "info" -> Messages.Words_info();
            default -> Messages.Words_shadow();
        };
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case UNDECIDED -> Messages.Words_undecided();
            case ERROR -> Messages.Words_error();
            case VIOLATION -> Messages.Words_violation();
            case PASS -> Messages.Words_pass();
        };
    }

    /** What was made of a finding: counts, waived or baselined. */
    static String state(String id) {
        return switch (id) {
            case FindingQuery.WAIVED -> Messages.Words_waived();
            case FindingQuery.BASELINED -> Messages.Words_baselined();
            default -> Messages.Words_counts();
        };
    }

    static String setting(SettingLine.Kind kind) {
        return switch (kind) {
            case PROFILE -> Messages.Words_profile();
            case LEVEL -> Messages.Words_level();
            case DISABLED -> Messages.Words_disabled();
            case PARAMETER -> Messages.Words_parameter();
            case APPROVAL -> Messages.Words_approval();
            case REVIEW -> Messages.Words_review();
            case ROLLOUT -> Messages.Words_rollout();
            case FILE -> Messages.Words_file();
        };
    }

    static String exemption(Exemption exemption) {
        return exemption.isWaiver() ? Messages.Words_waived() : Messages.Words_baselined();
    }

    static String waiver(WaiverUse.State state) {
        return switch (state) {
            case USED -> Messages.Words_used();
            case TOO_BROAD -> Messages.Words_tooBroad();
            case SUPERSEDED -> Messages.Words_superseded();
            case EXPIRED -> Messages.Words_expired();
            case LAPSED -> Messages.Words_lapsed();
            case UNUSED -> Messages.Words_unused();
            case VOID -> Messages.Words_void();
        };
    }

    /** What was made of a difference. */
    static String driftState(String state) {
        return switch (state) {
            case BuildDriftQuery.NOISE -> Messages.Words_noise();
            case BuildDriftQuery.IGNORED -> Messages.Words_ignored();
            case BuildDriftQuery.ALL_STATES -> Messages.Words_all();
            default -> Messages.Words_counts();
        };
    }

    /** What kept the guard from deciding. */
    static String problem(String kind) {
        return "policy".equals(kind) ? Messages.Words_policyProblem() : Messages.Words_inputProblem();
    }

    static String tool(String id) {
        return switch (id) {
            case "terraform" -> "Terraform";
            case "opentofu" -> "OpenTofu";
            default -> Messages.Words_unknownTool();
        };
    }

    /** What a plan says of itself: {@code true}, {@code false}, or nothing. */
    static String yesOrNo(String id) {
        return switch (id) {
            case "true" -> Messages.Words_yes();
            case "false" -> Messages.Words_no();
            default -> Messages.Words_notSaid();
        };
    }

    /** The first characters of a digest. */
    static String shortDigest(String digest) {
        String text = SafeText.oneLine(digest);
        return text.substring(0, Math.min(SHORT_DIGEST, text.length()));
    }
}
