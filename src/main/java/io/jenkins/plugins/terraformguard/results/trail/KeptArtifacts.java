package io.jenkins.plugins.terraformguard.results.trail;

import hudson.Functions;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.results.GuardRunAction;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.util.VirtualFile;

/** What is archived of a guard with the builds of a job that are kept. */
final class KeptArtifacts {
    /** Builds that are looked at, the newest first. */
    static final int MAX_BUILDS = 5_000;

    /** Answers to requests for approval leave three files each. */
    private static final int MAX_FILES = 10_000;

    private static final String FIRST = TrailEntry.DECISION + ArtifactName.LINK;

    private final Job<?, ?> job;
    private final String guard;
    private final Collection<Link> links;
    private final Set<String> digests = new HashSet<>();

    /** @param links those that are kept with the job */
    KeptArtifacts(Job<?, ?> job, String guard, Collection<Link> links) {
        this.job = job;
        this.guard = guard;
        this.links = links;
        links.forEach(link -> digests.add(LinkDocument.digest(link)));
    }

    /** Whether somebody may see archived files at all; the same question that core asks. */
    static boolean areVisible(Job<?, ?> job) {
        return !Functions.isArtifactsPermissionEnabled() || job.hasPermission(Run.ARTIFACTS);
    }

    /** Builds of links that are kept, the newest first. */
    List<Run<?, ?>> builds() {
        TreeSet<Integer> numbers = new TreeSet<>(Comparator.reverseOrder());
        links.forEach(link -> numbers.add(number(link)));
        List<Run<?, ?>> builds = new ArrayList<>();
        for (int number : numbers) {
            Run<?, ?> run = number > 0 ? job.getBuildByNumber(number) : null;
            if (run != null) {
                builds.add(run);
                if (builds.size() == MAX_BUILDS) {
                    break;
                }
            }
        }
        return builds;
    }

    /** Number of the build that a link was made in, 0 where it names none. */
    static int number(Link link) {
        String build = link.event().origin().build();
        return build.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(build) : 0;
    }

    VirtualFile folder(Run<?, ?> run) {
        return run.getArtifactManager().root().child(GuardRunAction.URL_NAME).child(guard);
    }

    /**
     * Names of the files of a decision, by their paths from its folder.
     *
     * @throws IOException if they can't be listed, or are more than any decision has
     */
    List<String> names(Run<?, ?> run) throws IOException {
        Collection<String> names = folder(run).list("**", null, false);
        if (names.size() > MAX_FILES) {
            throw new IOException("There are more than " + MAX_FILES + " files");
        }
        List<String> safe = new ArrayList<>(names.stream()
                .map(name -> name.replace('\\', '/'))
                .filter(ArtifactName::isSafe)
                .sorted()
                .toList());
        List<String> others = safe.stream()
                .filter(name -> name.endsWith(ArtifactName.LINK) && !name.equals(FIRST))
                .filter(name -> isSuperseded(run, name))
                .toList();
        for (String name : others) {
            String stem = name.substring(0, name.length() - ArtifactName.LINK.length());
            safe.removeAll(List.of(name, stem + ArtifactName.SIGNATURE));
        }
        return safe;
    }

    /**
     * Whether an archived link is on a decision that another took the place of in the same build: what is archived can't
     * be taken back one by one. It has to be one that is kept with the job, so nothing is left out by this.
     */
    private boolean isSuperseded(Run<?, ?> run, String name) {
        try (InputStream in = folder(run).child(name).open();
                InputStream decision = folder(run).child(ArtifactName.DECISION).open()) {
            Link link = LinkDocument.read(in.readNBytes(TrailFiles.MAX_BYTES));
            return digests.contains(LinkDocument.digest(link))
                    && !link.event().decision().equals(Sha256.hex(decision));
        } catch (IOException | TrailException e) {
            return false;
        }
    }
}
