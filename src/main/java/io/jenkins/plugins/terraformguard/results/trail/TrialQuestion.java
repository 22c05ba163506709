package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.GuardEngine;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.replay.PolicyChange;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which policies shall be tried: those of the organisation and of the folders as they are now, and if it was given, a file
 * more in one of these layers, in the place of one of the same name.
 *
 * @param change for the engine
 * @param text the same for people
 */
record TrialQuestion(PolicyChange change, String text) {
    static final String NOW = "now";
    static final String ORGANISATION = "organisation";
    static final String FOLDER = "folder";

    private static final Set<String> LAYERS = Set.of(NOW, ORGANISATION, FOLDER);

    /** Characters of a file that is tried. */
    private static final int MAX_TEXT = 1 << 20;

    private static final int MAX_MESSAGE = 2_000;

    /**
     * Puts a question.
     *
     * @param layer {@link #NOW}, {@link #ORGANISATION} or {@link #FOLDER}, the folder that the job is in
     * @param name name of the file
     * @param content what is in it
     * @throws PolicyException if there can be no such question: the file is wrong, or what is set now is
     */
    static TrialQuestion of(Job<?, ?> job, String layer, String name, String content) throws PolicyException {
        PolicyInput above = CurrentLayers.get().of(job);
        if (!LAYERS.contains(layer)) {
            throw new PolicyException(
                    Messages.TrialQuestion_layer(),
                    SafeText.oneLine(layer, 100),
                    0,
                    0,
                    Messages.TrialQuestion_remedy());
        }
        if (layer.equals(NOW)) {
            return new TrialQuestion(PolicyChange.ofLayersAbove(above), Messages.TrialQuestion_now());
        }
        if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\\.ya?ml") || content.length() > MAX_TEXT) {
            throw new PolicyException(
                    Messages.TrialQuestion_name(), SafeText.oneLine(name, 100), 0, 0, Messages.TrialQuestion_remedy());
        }
        PolicyFile file = new PolicyFile(name, content);
        PolicyInput changed;
        if (layer.equals(ORGANISATION)) {
            changed = new PolicyInput(with(above.organisation(), file), above.folders(), List.of());
        } else {
            List<List<PolicyFile>> folders = new ArrayList<>(above.folders());
            List<PolicyFile> own = folders.isEmpty() ? List.of() : folders.remove(folders.size() - 1);
            folders.add(with(own, file));
            changed = new PolicyInput(above.organisation(), folders, List.of());
        }
        GuardEngine.check(changed);
        return new TrialQuestion(PolicyChange.ofLayersAbove(changed), Messages.TrialQuestion_file(name, layer));
    }

    /** What is wrong, for people, with its place and what to do. */
    static String message(PolicyException e) {
        String place = e.line() > 0 ? e.file() + ":" + e.line() + ":" + e.column() : e.file();
        return SafeText.oneLine(place + ": " + e.getMessage() + ". " + e.remedy(), MAX_MESSAGE);
    }

    private static List<PolicyFile> with(List<PolicyFile> files, PolicyFile file) {
        List<PolicyFile> all = new ArrayList<>(files.stream()
                .filter(other -> !other.fileName().equals(file.fileName()))
                .toList());
        all.add(file);
        return all;
    }
}
