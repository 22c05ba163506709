package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.LinkDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailException;
import io.jenkins.plugins.terraformguard.results.kept.GuardFileName;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one guard's trail that are kept with the job: the head, and each link with its signature, which stay when the
 * builds go. The folder can be handed to {@code terraform-guard verify} as it is.
 *
 * @param guards folder of all guards of the job
 * @param folder that of the guard
 */
record TrailFiles(KeptFolder guards, KeptFolder folder) {
    /** Bytes of a link, a signature or a head that are read; longer ones can't be right. */
    static final int MAX_BYTES = 16 << 20;

    private static final String FOLDER = "trail";

    static TrailFiles of(Job<?, ?> job, String guard) throws IOException {
        KeptFolder guards = KeptFolder.of(job, FOLDER);
        return new TrailFiles(guards, new KeptFolder(guards.path().resolve(GuardFileName.of(guard))));
    }

    /** Guards of a job that have a trail, by id. */
    static List<String> guards(Job<?, ?> job) {
        KeptFolder guards = KeptFolder.of(job, FOLDER);
        return guards.names()
                .filter(name -> Files.isDirectory(guards.path().resolve(name), LinkOption.NOFOLLOW_LINKS))
                .map(GuardFileName::guard)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    Path head() {
        return folder.path().resolve(ArtifactName.HEAD);
    }

    Path link(LinkName name) {
        return folder(name.chain()).resolve(name.link());
    }

    Path signature(LinkName name) {
        return folder(name.chain()).resolve(name.signature());
    }

    /** Makes the folders, in a job that must be there. */
    void create(ChainName chain) throws IOException {
        guards.create();
        KeptFolder.create(folder.path());
        KeptFolder.create(folder(chain));
    }

    /** The chains, in the order in which they were begun. */
    List<ChainName> chains() {
        return folder.names()
                .map(ChainName::of)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** The folder of a chain; one behind all others if it has none yet. */
    ChainName chain(String id) {
        List<ChainName> chains = chains();
        int last = chains.isEmpty() ? 0 : chains.get(chains.size() - 1).order();
        return chains.stream()
                .filter(chain -> chain.id().equals(id))
                .findFirst()
                .orElse(new ChainName(last + 1, id));
    }

    /** The links of one chain, in their order. */
    List<LinkName> links(ChainName chain) {
        return new KeptFolder(folder(chain))
                .names()
                .map(name -> LinkName.of(chain, name))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** All links of all chains, in their order. */
    List<LinkName> links() {
        return chains().stream().flatMap(chain -> links(chain).stream()).toList();
    }

    /** The content of a file, cut where it is too long; null if it is not there. */
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(MAX_BYTES);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The link, or null if there is none that can be read. */
    Link find(LinkName name) throws IOException {
        byte[] document = read(link(name));
        try {
            return document == null ? null : LinkDocument.read(document);
        } catch (TrailException e) {
            return null;
        }
    }

    private Path folder(ChainName chain) {
        return folder.path().resolve(chain.folder());
    }
}
