package io.jenkins.plugins.terraformguard.engine.trail;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailCheck.Aspect;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks what lies in one folder: everything but the chain. */
final class FolderCheck {
    private static final int SHOWN = 5;

    private final TrailFolder folder;
    private final SignatureCheck signatures;
    private final List<EntryReport> entries = new ArrayList<>();
    private final Link current;

    FolderCheck(TrailFolder folder, TrustedKeys keys) {
        this.folder = folder;
        this.signatures = new SignatureCheck(keys);
        this.current = current(folder);
    }

    /** The link of the decision that is here, or null. */
    private static Link current(TrailFolder folder) {
        byte[] document = folder.documents().get(Event.DECISION + ArtifactName.LINK);
        try {
            Link link = document == null ? null : LinkDocument.read(document);
            boolean fits = link != null
                    && folder.decision() != null
                    && folder.decision().digest().equals(link.event().decision());
            return fits ? link : null;
        } catch (TrailException e) {
            return null;
        }
    }

    /**
     * Whether a link is about a decision that another one took the place of in the same build, whose link is here. What was
     * archived can't be taken back one by one, so such a link stays.
     */
    private boolean isSuperseded(Link link) {
        return current != null
                && !link.event().kind().equals(Event.DECISION)
                && link.position().chain().equals(current.position().chain())
                && link.position().sequence() < current.position().sequence();
    }

    List<EntryReport> run() {
        TreeMap<String, byte[]> envelopes = new TreeMap<>();
        folder.documents().forEach((name, bytes) -> {
            if (name.endsWith(ArtifactName.SIGNATURE)) {
                envelopes.put(name, bytes);
            }
        });
        folder.documents().forEach((name, bytes) -> {
            if (name.endsWith(ArtifactName.LINK)) {
                String stem = name.substring(0, name.length() - ArtifactName.LINK.length());
                entries.add(entry(name, bytes, envelopes.remove(stem + ArtifactName.SIGNATURE)));
            }
        });
        envelopes.keySet().forEach(this::orphan);
        if (entries.isEmpty() && folder.decision() != null) {
            entries.add(bare());
        }
        remarks();
        return entries;
    }

    private EntryReport entry(String name, byte[] document, byte[] envelope) {
        List<TrailCheck> checks = new ArrayList<>();
        Link link = null;
        try {
            link = LinkDocument.read(document);
            checks.add(schema());
            checks.addAll(digests(link));
            checks.add(signatures.check(link, envelope));
        } catch (TrailException e) {
            checks.add(new TrailCheck(Aspect.SCHEMA, TrailStatus.UNREADABLE, name + ": " + e.getMessage()));
        }
        return new EntryReport(folder.place(), name, link, Sha256.hex(document), folder.decision(), checks);
    }

    private TrailCheck schema() {
        DecisionGlance decision = folder.decision();
        return decision == null || decision.problem().isEmpty()
                ? new TrailCheck(Aspect.SCHEMA, TrailStatus.VALID, "The documents are in order")
                : new TrailCheck(
                        Aspect.SCHEMA, TrailStatus.UNREADABLE, ArtifactName.DECISION + ": " + decision.problem());
    }

    private List<TrailCheck> digests(Link link) {
        List<TrailCheck> checks = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        Set<String> changed = new TreeSet<>();
        DecisionGlance decision = folder.decision();
        if (decision == null) {
            missing.add(ArtifactName.DECISION);
        } else if (!decision.digest().equals(link.event().decision()) && isSuperseded(link)) {
            checks.add(partial("It is about an earlier decision of this build, which another one took the place of"));
        } else if (!decision.digest().equals(link.event().decision())) {
            changed.add(ArtifactName.DECISION);
        } else if (decision.problem().isEmpty()
                && !decision.guard().equals(link.position().guard())) {
            checks.add(invalid("The decision is of the guard '" + decision.guard() + "', the link of the guard '"
                    + link.position().guard() + "'"));
        }
        if (isOfAnotherReview(link)) {
            checks.add(invalid("The decision rests on another review than " + ReviewRecordDocument.FILE));
        }
        link.event().artifacts().forEach((name, digest) -> {
            String found = folder.digests().get(name);
            if (found == null) {
                missing.add(name);
            } else if (!found.equals(digest)) {
                changed.add(name);
            }
        });
        if (!changed.isEmpty()) {
            checks.add(invalid("Changed or exchanged: " + some(changed)));
        }
        if (folder.hasOnlyLinks()) {
            checks.add(partial("Only the link is here, not the decision and the files that it names"));
        } else if (!missing.isEmpty()) {
            checks.add(partial("Not here: " + some(missing)));
        }
        if (checks.isEmpty()) {
            int files = link.event().artifacts().size() + 1;
            checks.add(new TrailCheck(
                    Aspect.DIGEST,
                    TrailStatus.VALID,
                    files == 1 ? "1 file is as it was" : files + " files are as they were"));
        }
        return checks;
    }

    /** Whoever signs takes what lies there; that decision and review belong together only the decision tells. */
    private boolean isOfAnotherReview(Link link) {
        String named = link.event().artifacts().get(ReviewRecordDocument.FILE);
        DecisionGlance decision = folder.decision();
        return named != null
                && decision != null
                && decision.problem().isEmpty()
                && decision.digest().equals(link.event().decision())
                && !named.equals(decision.review());
    }

    private void orphan(String name) {
        entries.add(new EntryReport(
                folder.place(),
                name,
                null,
                "",
                folder.decision(),
                List.of(new TrailCheck(
                        Aspect.SIGNATURE,
                        TrailStatus.UNREADABLE,
                        name + ": the link that belongs to this signature is not here"))));
    }

    private EntryReport bare() {
        return new EntryReport(
                folder.place(),
                ArtifactName.DECISION,
                null,
                "",
                folder.decision(),
                List.of(
                        schema(),
                        new TrailCheck(
                                Aspect.SIGNATURE, TrailStatus.UNSIGNED, "There is no link and no signature here"),
                        new TrailCheck(Aspect.CHAIN, TrailStatus.PARTIAL, "The decision is in no chain")));
    }

    /** What concerns the folder and no single link in it is said with the first. */
    private void remarks() {
        List<TrailCheck> checks = new ArrayList<>();
        if (!folder.problems().isEmpty()) {
            checks.add(new TrailCheck(Aspect.DIGEST, TrailStatus.UNREADABLE, String.join("; ", folder.problems())));
        }
        Set<String> extra = new TreeSet<>(folder.digests().keySet());
        boolean known = false;
        for (EntryReport entry : entries) {
            if (entry.link() != null) {
                known = true;
                extra.removeAll(entry.link().event().artifacts().keySet());
            }
        }
        if (known && !extra.isEmpty()) {
            checks.add(partial("No link names these, so nothing is known of them: " + some(extra)));
        }
        if (entries.isEmpty() && !checks.isEmpty()) {
            entries.add(new EntryReport(folder.place(), "", null, "", null, checks));
        } else if (!checks.isEmpty()) {
            entries.set(0, entries.get(0).with(checks));
        }
    }

    private static TrailCheck invalid(String text) {
        return new TrailCheck(Aspect.DIGEST, TrailStatus.INVALID, text);
    }

    private static TrailCheck partial(String text) {
        return new TrailCheck(Aspect.DIGEST, TrailStatus.PARTIAL, text);
    }

    private static String some(Set<String> names) {
        String shown = String.join(", ", names.stream().limit(SHOWN).toList());
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
