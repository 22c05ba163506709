package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Util;
import hudson.model.Job;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.FactSheet;
import io.jenkins.plugins.terraformguard.engine.review.Prompt;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import java.io.IOException;
import jenkins.model.Jenkins;

/** Shows what a model would be sent, to the character; nobody is asked. */
final class Preview {
    private Preview() {}

    /** @param build as {@code job#7}; empty for a made-up plan */
    static FormValidation of(String build) {
        if (build.isEmpty()) {
            return shown(Messages.Preview_example(), question(ExampleFacts.sheet()));
        }
        Run<?, ?> run = run(build);
        if (run == null) {
            return FormValidation.error(Messages.Preview_none(build));
        }
        try {
            return BuildQuestion.of(run)
                    .map(sent -> shown(sent.title(), sent.system(), sent.user()))
                    .orElseGet(() -> FormValidation.error(Messages.Preview_nothing(build)));
        } catch (IOException e) {
            return FormValidation.error(Messages.Preview_unreadable(build));
        }
    }

    static Question question(FactSheet sheet) {
        return Question.of(Prompt.ofRole(ReviewRules.GENERAL), sheet, ReviewPanels.nonce());
    }

    /** Null if there is none, or whoever asks must not know. */
    private static Run<?, ?> run(String build) {
        int hash = build.lastIndexOf('#');
        if (hash < 1 || !build.substring(hash + 1).matches("[0-9]{1,9}")) {
            return null;
        }
        Job<?, ?> job = Jenkins.get().getItemByFullName(build.substring(0, hash), Job.class);
        return job == null ? null : job.getBuildByNumber(Integer.parseInt(build.substring(hash + 1)));
    }

    private static FormValidation shown(String title, Question question) {
        return shown(title, question.system(), question.user());
    }

    private static FormValidation shown(String title, String system, String user) {
        return FormValidation.okWithMarkup("<strong>" + Util.xmlEscape(title) + "</strong>"
                + part(Messages.Preview_instructions(), system) + part(Messages.Preview_data(), user));
    }

    private static String part(String title, String text) {
        return "<div>" + Util.xmlEscape(title) + "</div><pre class=\"jenkins-readonly\">" + Util.xmlEscape(text)
                + "</pre>";
    }
}
