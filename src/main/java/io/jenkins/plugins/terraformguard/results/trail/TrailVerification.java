package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.DecisionGlance;
import io.jenkins.plugins.terraformguard.engine.trail.TrailFolder;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailVerifier;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.util.VirtualFile;

/** Verifies the trail of one guard of a job: links and head that are kept with it, and what is archived with its builds. */
final class TrailVerification {
    private static final Duration TIME = Duration.ofMinutes(30);

    /** Bytes of all links and signatures, which are in memory together. */
    private static final long MAX_DOCUMENTS = 256L << 20;

    private final Job<?, ?> job;
    private final String guard;
    private final Instant end = Instant.now().plus(TIME);
    private long documents;

    TrailVerification(Job<?, ?> job, String guard) {
        this.job = job;
        this.guard = guard;
    }

    /** @throws IOException with a message for people if it can't be done, or takes too long */
    TrailReport run() throws IOException {
        TrailContent content = TrailContent.of(job, guard);
        Map<String, TreeMap<String, byte[]>> chains = new TreeMap<>();
        for (LinkName name : content.names()) {
            for (TrailContent.Document document : content.documents(name)) {
                String path = document.path();
                int slash = path.lastIndexOf('/');
                chains.computeIfAbsent(path.substring(0, slash), none -> new TreeMap<>())
                        .put(path.substring(slash + 1), keep(document.content()));
            }
        }
        List<TrailFolder> folders = new ArrayList<>();
        chains.forEach((chain, files) -> folders.add(new TrailFolder(chain, files, null, new TreeMap<>(), List.of())));
        KeptArtifacts artifacts = new KeptArtifacts(job, guard, content.links());
        for (Run<?, ?> run : artifacts.builds()) {
            folders.add(folder(artifacts, run));
        }
        TrustedKeys keys = new TrustedKeys(ControllerKeys.publicKeys());
        return new TrailVerifier(keys)
                .verify(folders, content.head() == null ? Map.of() : Map.of(ArtifactName.HEAD, content.head()));
    }

    private TrailFolder folder(KeptArtifacts artifacts, Run<?, ?> run) throws IOException {
        TreeMap<String, byte[]> links = new TreeMap<>();
        TreeMap<String, String> digests = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        DecisionGlance decision = null;
        try {
            for (String name : artifacts.names(run)) {
                VirtualFile file = artifacts.folder(run).child(name);
                checkTime();
                try (InputStream in = file.open()) {
                    if (name.equals(ArtifactName.DECISION)) {
                        decision = DecisionGlance.of(in);
                    } else if (name.endsWith(ArtifactName.LINK) || name.endsWith(ArtifactName.SIGNATURE)) {
                        links.put(name, keep(in.readNBytes(TrailFiles.MAX_BYTES)));
                    } else {
                        digests.put(name, Sha256.hex(in));
                    }
                } catch (TooMuch e) {
                    throw e;
                } catch (IOException e) {
                    problems.add(name + " can't be read: " + e.getMessage());
                }
            }
        } catch (TooMuch e) {
            throw e;
        } catch (IOException e) {
            problems.add("The archived files can't be listed: " + e.getMessage());
        }
        return new TrailFolder(run.getDisplayName(), links, decision, digests, problems);
    }

    private byte[] keep(byte[] document) throws TooMuch {
        documents += document.length;
        if (documents > MAX_DOCUMENTS) {
            throw new TooMuch(Messages.TrailVerification_size());
        }
        return document;
    }

    private void checkTime() throws TooMuch {
        if (Instant.now().isAfter(end) || Thread.interrupted()) {
            throw new TooMuch(Messages.TrailVerification_time(TIME.toMinutes()));
        }
    }

    /** A bound was reached: the trail has to be verified elsewhere. */
    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }
}
