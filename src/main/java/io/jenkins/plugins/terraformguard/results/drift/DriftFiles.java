package io.jenkins.plugins.terraformguard.results.drift;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where ledgers lie: one file for each guard in a folder of the job.
 *
 * @param folder the folder, which need not be there
 */
record DriftFiles(KeptFolder folder) {
    static final String FOLDER = "drift";
    private static final String SUFFIX = ".json";

    static DriftFiles of(Job<?, ?> job) {
        return new DriftFiles(KeptFolder.of(job, FOLDER));
    }

    /** The file of a guard. */
    Path file(String guard) throws IOException {
        return folder.path().resolve(GuardFileName.of(guard) + SUFFIX);
    }

    /** Makes the folder, in a job that must be there. */
    void create() throws IOException {
        folder.create();
    }

    /** Whether any guard has a ledger here. */
    boolean isAny() {
        return !guards().isEmpty();
    }

    /** Guards that have a ledger here, readable or not, by id. */
    List<String> guards() {
        return folder.names()
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> GuardFileName.guard(name.substring(0, name.length() - SUFFIX.length())))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** Names of the damaged files of a guard that were kept. */
    List<String> kept(String guard) throws IOException {
        return folder.aside(String.valueOf(file(guard).getFileName()));
    }
}
