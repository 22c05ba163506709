package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.policy.Finding;
import io.jenkins.plugins.terraformguard.engine.policy.FindingStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Puts findings of other scanners into words. They are a stranger's and may be long, and a decision that is longer than a
 * document may be could not be read again: once there is no more room, findings are told in few words, the worst ones last.
 */
final class Wording {
    /** UTF-16 units of all messages and advice; in the document each takes three bytes at most, or an escape of two. */
    static final int MAX = 8 << 20;

    private int left = MAX;

    private record Told(Draft draft, Finding brief) {
        /** Made when it is its turn: all of them whole could be more than there is memory for. */
        Finding whole() {
            return draft.finding();
        }
    }

    /** The findings, the worst first. */
    List<Finding> of(Collection<Draft> drafts) {
        return drafts.stream()
                .map(draft -> new Told(draft, draft.brief()))
                .sorted(Comparator.comparing(Told::brief, FindingStore.WORST_FIRST))
                .map(this::inWords)
                .toList();
    }

    private Finding inWords(Told told) {
        Finding whole = told.whole();
        return fits(whole) ? whole : told.brief();
    }

    private boolean fits(Finding finding) {
        int length = finding.message().length()
                + finding.remediation().length()
                + finding.file().length();
        if (length > left) {
            return false;
        }
        left -= length;
        return true;
    }
}
