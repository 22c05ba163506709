package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.Verdict;
import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import java.util.Locale;

/**
 * A finding that other policies see otherwise.
 *
 * @param kind what became of it
 * @param then how it was, or null
 * @param now how it is, or null
 */
public record FindingChange(Kind kind, Finding then, Finding now) {
    /** What may become of a finding. */
    public enum Kind {
        /** It was not there. It may be of a shadow policy, which counts for nothing. */
        ADDED,
        /** It is not there any more. */
        GONE,
        /** It is there, of another level or with another outcome. */
        CHANGED,
        /** It is exempt now, and was not, or was not there. */
        EXEMPT,
        /** It was exempt, and counts now. */
        COUNTS;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How it is; how it was, if it is gone. */
    public Finding finding() {
        return now == null ? then : now;
    }

    /** Whether it asks for more than it did, exemptions left aside. */
    boolean isStricter() {
        return now != null && (then == null || demand(now).compareTo(demand(then)) > 0);
    }

    /** What a finding comes to, exempt or not. */
    static Verdict demand(Finding finding) {
        return Verdict.of(finding.level(), finding.outcome());
    }
}
