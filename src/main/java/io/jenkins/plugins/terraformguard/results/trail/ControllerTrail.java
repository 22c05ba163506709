package io.jenkins.plugins.terraformguard.results.trail;

import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.engine.trail.Event;
import io.jenkins.plugins.terraformguard.engine.trail.Link;
import io.jenkins.plugins.terraformguard.engine.trail.Origin;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.kept.KeptFile;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import io.jenkins.plugins.terraformguard.signing.KnownKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A chain of what happens on the controller and in no job, signed like those of jobs. It lies in the home of Jenkins, each
 * event with a document of its own.
 */
@Restricted(NoExternalUse.class)
public final class ControllerTrail {
    private static final int MAX_TEXT = 4_000;
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String EVENTS = "events";

    private final String name;

    /** @param name of the chain, as that of a guard */
    public ControllerTrail(String name) {
        this.name = name;
    }

    private TrailFiles files() {
        KeptFolder guards = new KeptFolder(
                Jenkins.get().getRootDir().toPath().resolve("terraform-guard").resolve("trail"));
        return new TrailFiles(guards, new KeptFolder(guards.path().resolve(name)));
    }

    private TrailStore store() throws IOException {
        return new TrailStore(this::files, name, KeptFile::replace);
    }

    /**
     * Writes a link, unless one about the same document is there: after a crash nobody knows.
     *
     * @param kind what happened, a word
     * @param file name of the document
     * @param facts what a link tells of it, by name
     * @throws IOException if it can't be written or signed; then it is not there, and the next call makes up for it
     */
    public void recordOnce(String kind, String file, byte[] document, Map<String, String> facts) throws IOException {
        String digest = Sha256.hex(document);
        Map<String, String> artifacts = Map.of(file, digest);
        for (LinkName link : store().look(TrailFiles::links)) {
            Link there = files().find(link);
            if (there != null && there.event().artifacts().equals(artifacts)) {
                return;
            }
        }
        files().guards().create();
        KeptFolder.create(files().folder().path());
        Path events = files().folder().path().resolve(EVENTS);
        KeptFolder.create(events);
        KeptFile.replace(events.resolve(file), document);
        TreeMap<String, String> texts = new TreeMap<>();
        facts.forEach((fact, text) -> texts.put(fact, SafeText.oneLine(text, MAX_TEXT)));
        Event event = new Event(
                kind,
                digest,
                new TreeMap<>(artifacts),
                Origin.UNKNOWN,
                "",
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                new TreeMap<>(Map.of("terraform-guard", PluginVersion.current())),
                texts);
        store().record(event, ControllerKeys.signer());
    }

    /** How many links there are. */
    public int size() throws IOException {
        return store().look(TrailFiles::links).size();
    }

    /** Writes everything as one zip archive that {@code terraform-guard verify} reads, with the public keys. */
    public void export(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (KnownKey key : ControllerKeys.all()) {
            put(zip, "public-keys/" + key.getId() + ".pem", key.getPem().getBytes(StandardCharsets.US_ASCII));
        }
        TrailContent content =
                store().look(files -> new TrailContent(TrailFiles.read(files.head()), files, files.links()));
        String folder = "trail/" + name + "/";
        put(zip, folder + ArtifactName.HEAD, content.head());
        for (LinkName link : content.names()) {
            for (TrailContent.Document document : content.documents(link)) {
                put(zip, folder + document.path(), document.content());
            }
            event(zip, folder + EVENTS + "/" + link.chain().folder() + "/" + link.sequence() + "/", content, link);
        }
        zip.finish();
    }

    /** The document of a link beside the link itself: so whoever verifies sees whether it is the one that was recorded. */
    private void event(ZipOutputStream zip, String folder, TrailContent content, LinkName name) throws IOException {
        Link link = content.files().find(name);
        if (link == null) {
            return;
        }
        for (String file : link.event().artifacts().keySet()) {
            if (ArtifactName.isSafe(file)) {
                put(
                        zip,
                        folder + file,
                        TrailFiles.read(
                                content.files().folder().path().resolve(EVENTS).resolve(file)));
            }
        }
        put(
                zip,
                folder + link.event().kind() + ArtifactName.LINK,
                TrailFiles.read(content.files().link(name)));
        put(
                zip,
                folder + link.event().kind() + ArtifactName.SIGNATURE,
                TrailFiles.read(content.files().signature(name)));
    }

    private static void put(ZipOutputStream zip, String path, byte[] content) throws IOException {
        if (content != null) {
            ZipEntry entry = new ZipEntry(path);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
    }
}
