package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.plan.format.TimeSpan;
import io.jenkins.plugins.terraformguard.engine.policy.approval.ApprovalRules;
import io.jenkins.plugins.terraformguard.engine.policy.layer.AppliedSettings;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that a layer of policies set. All text is made fit for showing and cut where it is very long; it is not
 * escaped for any markup.
 *
 * @param subject what it is about: a policy or a pack, a parameter with its pack, a setting or a rule for approvals, a file;
 *     empty for the profile
 * @param value what it was set to; why, where a policy was switched off; the digest of a file
 * @param layer who set it; empty for the profile and settings for approvals and reviews, which are what all layers together came to
 */
public record SettingLine(Kind kind, String subject, String value, String layer) {
    private static final int MAX_LINE = 500;

    /** What can be set. */
    public enum Kind {
        PROFILE,
        LEVEL,
        DISABLED,
        PARAMETER,
        APPROVAL,
        REVIEW,
        ROLLOUT,
        FILE;

        /** Whether a value of it is written in a fixed-width font. */
        public boolean isCode() {
            return this == PARAMETER || this == FILE;
        }
    }

    /** All that was set, in the order of {@link Kind}; nothing if no layer set anything. */
    public static List<SettingLine> of(AppliedSettings settings) {
        List<SettingLine> lines = new ArrayList<>();
        if (!settings.profile().equals(AppliedSettings.NONE.profile())) {
            lines.add(line(Kind.PROFILE, "", settings.profile(), ""));
        }
        settings.overrides().forEach(rule -> lines.add(line(Kind.LEVEL, rule.policy(), rule.level(), rule.layer())));
        settings.disabled().forEach(rule -> lines.add(line(Kind.DISABLED, rule.policy(), rule.reason(), rule.layer())));
        settings.params()
                .forEach(param -> lines.add(
                        line(Kind.PARAMETER, param.pack() + " / " + param.name(), param.value(), param.layer())));
        approvals(settings.approvals(), lines);
        review(settings.review(), lines);
        settings.rollout()
                .forEach(pack -> lines.add(line(Kind.ROLLOUT, pack.pack(), RolloutText.of(pack), pack.layer())));
        settings.files().forEach(file -> lines.add(line(Kind.FILE, file.file(), file.digest(), file.layer())));
        return lines;
    }

    private static void approvals(ApprovalRules rules, List<SettingLine> lines) {
        ApprovalRules usual = ApprovalRules.DEFAULT;
        unlessUsual(lines, "answer_within", TimeSpan.text(rules.answerWithin()), TimeSpan.text(usual.answerWithin()));
        unlessUsual(lines, "holds", TimeSpan.text(rules.holds()), TimeSpan.text(usual.holds()));
        unlessUsual(lines, "keep", rules.keep().id(), usual.keep().id());
        unlessUsual(lines, "committers", String.valueOf(rules.committers()), String.valueOf(usual.committers()));
        unlessUsual(lines, "break_glass", String.valueOf(rules.breakGlass()), String.valueOf(usual.breakGlass()));
        rules.rules()
                .forEach(rule -> lines.add(line(Kind.APPROVAL, rule.name(), ApprovalText.who(rule), rule.layer())));
    }

    private static void review(ReviewRules rules, List<SettingLine> lines) {
        ReviewRules usual = ReviewRules.DEFAULT;
        unlessUsual(lines, Kind.REVIEW, "roles", String.join(", ", rules.roles()), String.join(", ", usual.roles()));
        unlessUsual(lines, Kind.REVIEW, "critic", String.valueOf(rules.critic()), String.valueOf(usual.critic()));
        unlessUsual(lines, Kind.REVIEW, "tokens", String.valueOf(rules.tokens()), String.valueOf(usual.tokens()));
        ReviewRules.Raise raise = rules.raise();
        if (raise != null) {
            String what = "severity " + raise.severity().id() + ", supported " + raise.supported() + ", agreement "
                    + raise.agreement();
            lines.add(line(Kind.REVIEW, "raise", what, ""));
        }
    }

    private static void unlessUsual(List<SettingLine> lines, String key, String value, String usual) {
        unlessUsual(lines, Kind.APPROVAL, key, value, usual);
    }

    private static void unlessUsual(List<SettingLine> lines, Kind kind, String key, String value, String usual) {
        if (!value.equals(usual)) {
            lines.add(line(kind, key, value, ""));
        }
    }

    private static SettingLine line(Kind kind, String subject, String value, String layer) {
        return new SettingLine(
                kind,
                SafeText.oneLine(subject, MAX_LINE),
                SafeText.oneLine(value, MAX_LINE),
                SafeText.oneLine(layer, MAX_LINE));
    }
}
