package io.jenkins.plugins.terraformguard.engine.remedy;

import java.util.Optional;

/** Gives the text of files of the configuration. */
@FunctionalInterface
public interface SourceTexts {
    /**
     * @param file name from the root of the workspace, with slashes
     * @return empty where there is no such file, or where it can't be read just as it is
     */
    Optional<String> read(String file);
}
