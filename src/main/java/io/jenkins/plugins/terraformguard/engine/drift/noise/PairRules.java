package io.jenkins.plugins.terraformguard.engine.drift.noise;

import io.jenkins.plugins.terraformguard.engine.plan.Value;

/** The rules that need both values, and what else the resource says of itself. */
final class PairRules {
    private PairRules() {}

    /** The id of the rule by which two different values are the same, or an empty text. */
    static String rule(Place before, Value recorded, Place after, Value real) {
        if (!(recorded instanceof Value.Text left) || !(real instanceof Value.Text right)) {
            return "";
        }
        if (ArnNames.same(before, left.value(), after, right.value())) {
            return Rules.ARN_FORM.id();
        }
        if (LinkNames.same(before, left.value(), after, right.value())) {
            return Rules.LINK_FORM.id();
        }
        boolean script = Scripts.SCRIPTS.has(before)
                && (encodes(left.value(), right.value()) || encodes(right.value(), left.value()));
        return script ? Rules.BASE64.id() : "";
    }

    private static boolean encodes(String encoded, String script) {
        String decoded = Base64Texts.decoded(encoded);
        return decoded != null && Scripts.lines(decoded).equals(Scripts.lines(script));
    }
}
