package io.jenkins.plugins.terraformguard.engine.plan.secret;

import java.util.ArrayList;
import java.util.List;

/** Values inside a longer text that are secrets because of the name they have there. */
final class LabelRules {
    private static final CharSet AWS_SECRET = CharSet.of("0-9A-Za-z/+=");

    private static final String[] ANCHORS = {
        "passw",
        "passphrase",
        "passcode",
        "_pass",
        "pwd",
        "secret",
        "token",
        "key=",
        "key:",
        "key\"",
        "key'",
        "key\\",
        "key ",
        "key>",
        "key\n",
        "_pw",
        "bindpw"
    };

    /** Names of what people think up. */
    private static final String[] STRONG = {
        "password", "passwd", "pwd", "passphrase", "passcode", "pass", "bindpw", "pw"
    };

    private static final String[] AWS_NAMES = {"secretaccesskey", "awssecretkey"};

    private LabelRules() {}

    static List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        for (String literal : ANCHORS) {
            anchors.add(Anchor.anyCase(literal, LabelRules::labelled));
        }
        return anchors;
    }

    private static CredentialRule labelled(String text, int start, int end) {
        Label label = Label.around(text, start);
        if (!CredentialNames.isSecretName(text, label.start(), label.end())) {
            return null;
        }
        Assignment assignment = Assignment.after(text, label.start(), label.end());
        if (assignment == null || assignment.end() - assignment.start() < AssignedValue.MIN_LENGTH) {
            return null;
        }
        if (isAwsSecret(text, label, assignment)) {
            return CredentialRule.AWS_SECRET_KEY;
        }
        boolean strong = label.endsWithOneOf(text, STRONG);
        return AssignedValue.looksSecret(text, assignment, strong) ? CredentialRule.LABELLED : null;
    }

    private static boolean isAwsSecret(String text, Label label, Assignment value) {
        return value.end() - value.start() == 40
                && AWS_SECRET.run(text, value.start(), 40) == 40
                && label.endsWithOneOf(text, AWS_NAMES);
    }
}
