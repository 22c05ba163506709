package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Compares a decision, and what was archived with it, with the link that lies beside it. What a replay takes from the decision
 * itself, such as who started the build, would else go unseen if it was changed. Who made the link is for a verification.
 */
final class LinkCheck {
    static final String LINK = Event.DECISION + ArtifactName.LINK;
    private static final int MAX_BYTES = 8 << 20;

    private LinkCheck() {}

    /** @throws ReplayException if there is a link, and it is on something else */
    static void check(Path folder, byte[] decision) throws ReplayException, IOException {
        Path file = folder.resolve(LINK);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Link link;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            link = LinkDocument.read(in.readNBytes(MAX_BYTES));
        } catch (TrailException e) {
            throw new ReplayException(LINK, "it can't be used: " + e.getMessage(), ReplayArchive.GET_IT_AGAIN, e);
        }
        if (!link.event().decision().equals(Sha256.hex(decision))) {
            throw changed(ArtifactName.DECISION);
        }
        Path inputs = folder.resolve(ReplayArchive.INPUTS);
        String named = link.event().artifacts().get(ReplayArchive.INPUTS);
        if (named != null && Files.isRegularFile(inputs, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(inputs, LinkOption.NOFOLLOW_LINKS)) {
                if (!Sha256.hex(in).equals(named)) {
                    throw changed(ReplayArchive.INPUTS);
                }
            }
        }
    }

    private static ReplayException changed(String name) {
        return new ReplayException(
                name, "it is not the file that its link names, so one of both was changed", ReplayArchive.GET_IT_AGAIN);
    }
}
