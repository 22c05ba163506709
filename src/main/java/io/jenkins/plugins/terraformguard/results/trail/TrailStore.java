package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.trail.Chain;
import io.jenkins.plugins.terraformguard.engine.trail.ChainHead;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Gap;
import io.jenkins.plugins.terraformguard.engine.trail.HeadDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.Statement;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.Signer;
import io.jenkins.plugins.terraformguard.results.kept.JobLock;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** The chain of one guard of a job: writes links by the protocol of {@link Chain}, under one lock. */
final class TrailStore {
    private final Where where;
    private final String guard;
    private final FileWriter writer;

    /** Replaces a file as a whole, for good when it returns. */
    @FunctionalInterface
    interface FileWriter {
        void replace(Path file, byte[] content) throws IOException;
    }

    /** Says where the files lie now. */
    @FunctionalInterface
    interface Where {
        TrailFiles files() throws IOException;
    }

    TrailStore(Job<?, ?> job, String guard, FileWriter writer) throws IOException {
        this(() -> TrailFiles.of(job, guard), guard, writer);
    }

    TrailStore(Where where, String guard, FileWriter writer) throws IOException {
        this.where = where;
        this.guard = guard;
        this.writer = writer;
        where.files();
    }

    static TrailStore of(Job<?, ?> job, String guard) throws IOException {
        return new TrailStore(job, guard, KeptFile::replace);
    }

    /** Something that is done with the files while nobody writes them. */
    @FunctionalInterface
    interface Look<T> {
        T at(TrailFiles files) throws IOException;
    }

    /** Looks at the files while no link is being written. */
    <T> T look(Look<T> look) throws IOException {
        return JobLock.change(this::files, look::at);
    }

    /**
     * Writes a link.
     *
     * @throws IOException if it can't be written; then it is not there, or it is, and the next one finds out
     */
    RecordedLink record(Event event, Signer signer) throws IOException {
        Attempt attempt = new Attempt(event, signer);
        return JobLock.change(this::files, attempt::write);
    }

    private TrailFiles files() {
        try {
            return where.files();
        } catch (IOException e) {
            throw new UncheckedIOException("The id was looked at before", e);
        }
    }

    /** Writes one link, if need be once more in the place that the job was moved to. */
    private final class Attempt {
        private final Event event;
        private final Signer signer;

        private Link link;
        private byte[] envelope;

        Attempt(Event event, Signer signer) {
            this.event = event;
            this.signer = signer;
        }

        RecordedLink write(TrailFiles files) throws IOException {
            HeadFile found = HeadFile.open(files, guard);
            ChainHead head = found.head();
            if (link == null || !head.link().equals(LinkDocument.digest(link))) {
                if (link == null || !isAnnounced(head)) {
                    make(head);
                    head = announced(head);
                    files.create(found.chain());
                    writer.replace(files.head(), HeadDocument.write(head));
                }
                LinkName name = new LinkName(found.chain(), link.position().sequence());
                writer.replace(files.signature(name), envelope);
                writer.replace(files.link(name), LinkDocument.write(link));
                head = Chain.commit(head, link);
            }
            writer.replace(files.head(), HeadDocument.write(head));
            return new RecordedLink(
                    LinkDocument.write(link),
                    envelope,
                    LinkDocument.digest(link),
                    link.position(),
                    signer.keyId(),
                    found.remark());
        }

        private boolean isAnnounced(ChainHead head) {
            List<String> announced = head.announced();
            return !announced.isEmpty() && announced.get(announced.size() - 1).equals(LinkDocument.digest(link));
        }

        /** Signs before anything is written: what can't be signed leaves no gap. */
        private void make(ChainHead head) throws IOException {
            try {
                link = Chain.next(head, event, Gap.CRASH);
                envelope = EnvelopeDocument.write(Statement.sign(link, signer));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException("The link can't be made: " + e.getMessage(), e);
            }
        }

        private ChainHead announced(ChainHead head) throws IOException {
            try {
                return Chain.announce(head, link);
            } catch (TrailException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
