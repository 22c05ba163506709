package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionLimits;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * A decision of the past with what is needed to make it again.
 *
 * @param document the bytes of its {@code decision.json}
 * @param archived what was archived with it; null if that can't be read
 * @param problem why it can't be read, else empty
 * @param review the record of its review; empty where there is none
 */
public record ReplayCase(byte[] document, ArchivedEvaluation archived, String problem, byte[] review) {
    /** Files of a folder that {@link #read} looks at, as far as they are there. */
    public static final Set<String> FILES = files();

    private static Set<String> files() {
        Set<String> files = new TreeSet<>(ReplayArchive.FILES);
        files.add(ArtifactName.DECISION);
        files.add(LinkCheck.LINK);
        return Set.copyOf(files);
    }

    /** One that nobody has reviewed. */
    public ReplayCase(byte[] document, ArchivedEvaluation archived, String problem) {
        this(document, archived, problem, new byte[0]);
    }

    public static ReplayCase of(byte[] document, ArchivedEvaluation archived) {
        return new ReplayCase(document, archived, "");
    }

    /** One of which nothing can be read. */
    public static ReplayCase unreadable(String problem) {
        return new ReplayCase(new byte[0], null, problem);
    }

    /**
     * Reads all but the plan, which is read when it is evaluated: the folder must still be there then.
     *
     * @param folder that holds the decision and what was archived with it
     * @param limits bounds of the reader; what was read with wider ones is a problem that names them
     * @throws IOException if there is no decision, or if it can't be read
     */
    public static ReplayCase read(Path folder, ReadLimits limits) throws IOException {
        byte[] document;
        try (InputStream in = Files.newInputStream(folder.resolve(ArtifactName.DECISION), LinkOption.NOFOLLOW_LINKS)) {
            document = in.readNBytes(DecisionLimits.DOCUMENT_BYTES + 1);
        }
        try {
            LinkCheck.check(folder, document);
            return new ReplayCase(document, ReplayArchive.read(folder, limits), "", ReplayArchive.review(folder));
        } catch (ReplayException e) {
            return new ReplayCase(document, null, NotReplayableException.text(e));
        }
    }
}
