package io.jenkins.plugins.terraformguard.engine.policy;

/**
 * Why a finding does not count. All text but the kind is the author's.
 *
 * @param kind {@link #WAIVER} or {@link #BASELINE}
 * @param file the file that says so
 * @param line line of the waiver in it from 1, 0 for a baseline
 * @param owner who answers for the waiver; this and what follows is empty for a baseline
 * @param reason why it was granted
 * @param expires until when, as it is written there
 * @param ticket where it is dealt with, may be empty
 */
public record Exemption(
        String kind, String file, int line, String owner, String reason, String expires, String ticket) {
    /** Waived by a person. */
    public static final String WAIVER = "waiver";
    /** It was there before the guard looked at the project. */
    public static final String BASELINE = "baseline";

    /** The exemption of what stands in a baseline. */
    public static Exemption baseline(String file) {
        return new Exemption(BASELINE, file, 0, "", "", "", "");
    }

    public boolean isWaiver() {
        return WAIVER.equals(kind);
    }
}
