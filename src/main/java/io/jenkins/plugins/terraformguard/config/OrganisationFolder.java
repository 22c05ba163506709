package io.jenkins.plugins.terraformguard.config;

import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.layer.LayerFiles;
import io.jenkins.plugins.terraformguard.tool.PolicyFolder;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The folder on the controller with files of the organisation. It is read whenever they are needed. */
final class OrganisationFolder {
    private static final PolicyFolder.Limits LIMITS =
            new PolicyFolder.Limits(PolicyEntries.MAX, 5 << 20, LayerSource.MAX_CHARS);

    private OrganisationFolder() {}

    /**
     * The policy files of the folder; none if no folder is set. No message holds the path: builds show it to everybody.
     *
     * @param path an absolute path, or empty
     * @throws PolicyException if anything is wrong with the folder or a file in it
     */
    static List<PolicyFile> read(String path) throws PolicyException {
        if (path.isEmpty()) {
            return List.of();
        }
        try {
            Path folder = Path.of(path);
            if (!folder.isAbsolute()) {
                throw refused(Messages.OrganisationFolder_relative());
            }
            List<PolicyFile> files = PolicyFolder.read(folder, LIMITS);
            for (PolicyFile file : files) {
                if (LayerFiles.isDemotions(file)) {
                    throw refused(Messages.PolicyEntries_name(file.name()));
                }
            }
            return files.stream()
                    .map(file -> new PolicyFile(LayerSource.ORGANISATION + "/" + file.name(), file.text()))
                    .toList();
        } catch (InvalidPathException e) {
            throw refused(Messages.OrganisationFolder_invalid());
        } catch (IOException e) {
            throw refused(e.getMessage());
        }
    }

    private static PolicyException refused(String message) {
        return new PolicyException(message, LayerSource.ORGANISATION, 0, 0, Messages.OrganisationFolder_remedy());
    }
}
