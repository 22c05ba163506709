package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Util;
import hudson.util.FormValidation;
import jenkins.model.Jenkins;

/** Numbers in forms of administrators. */
final class FormNumbers {
    private FormNumbers() {}

    /** Says whether it is a whole number within these bounds. */
    static FormValidation check(String text, int min, int max) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        try {
            int number = Integer.parseInt(Util.fixNull(text).trim());
            if (number >= min && number <= max) {
                return FormValidation.ok();
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        return FormValidation.error(Messages.bounds(Messages.FormNumbers_it(), min, max));
    }
}
