package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.WaiverUse;
import java.util.List;

/**
 * A decision of the past, and what it would have been with other policies.
 *
 * @param row the same in short
 * @param now what would have been decided; null if that can't be told
 * @param changes findings that are other
 * @param waivers waivers that take effect now
 * @param notes what helps to understand it, a sentence each
 */
public record TrialResult(
        TrialRow row, Decision now, List<FindingChange> changes, List<WaiverUse> waivers, List<String> notes) {
    public TrialResult {
        changes = List.copyOf(changes);
        waivers = List.copyOf(waivers);
        notes = List.copyOf(notes);
    }
}
