package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.signature.EnvelopeDocument;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks for a link that was written before somebody could note it. */
final class TrailSearch {
    /** Links that are looked at, the newest first. */
    private static final int MAX_LINKS = 2_000;

    /** Clocks are set back now and then. */
    private static final Duration SLACK = Duration.ofHours(2);

    private final Job<?, ?> job;
    private final String guard;

    TrailSearch(Job<?, ?> job, String guard) {
        this.job = job;
        this.guard = guard;
    }

    /**
     * The link of an event, if there is one.
     *
     * @param since when it can't have been there yet
     */
    Optional<RecordedLink> find(Event event, Instant since) throws IOException {
        TrailContent content = TrailContent.of(job, guard);
        String earliest = since.minus(SLACK).toString();
        List<LinkName> names = content.names();
        for (int i = names.size() - 1; i >= Math.max(0, names.size() - MAX_LINKS); i--) {
            Link link = content.files().find(names.get(i));
            if (link != null && isSame(link.event(), event)) {
                return recorded(content.files(), names.get(i), link);
            }
            if (link != null && link.event().recordedAt().compareTo(earliest) < 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isSame(Event one, Event other) {
        return one.kind().equals(other.kind())
                && one.decision().equals(other.decision())
                && one.artifacts().equals(other.artifacts());
    }

    /** Without its signature it is of no use. */
    private static Optional<RecordedLink> recorded(TrailFiles files, LinkName name, Link link) throws IOException {
        byte[] envelope = TrailFiles.read(files.signature(name));
        if (envelope == null) {
            return Optional.empty();
        }
        try {
            String key = EnvelopeDocument.read(envelope).signatures().get(0).keyId();
            return Optional.of(new RecordedLink(
                    LinkDocument.write(link), envelope, LinkDocument.digest(link), link.position(), key, ""));
        } catch (DecisionFormatException e) {
            return Optional.empty();
        }
    }
}
