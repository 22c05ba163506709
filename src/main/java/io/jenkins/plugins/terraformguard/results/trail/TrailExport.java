package io.jenkins.plugins.terraformguard.results.trail;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.trail.ArtifactName;
import io.jenkins.plugins.terraformguard.signing.ControllerKeys;
import io.jenkins.plugins.terraformguard.signing.KnownKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes trails of a job as one zip archive that {@code terraform-guard verify} reads: links, signatures and heads, what is
 * archived with the builds that are kept, and the public keys. A file {@code README.txt} says what is not in it.
 */
final class TrailExport {
    /** Files of an archive; from 65,535 on it would need a form that is refused. */
    private static final int MAX_FILES = 60_000;

    /** Bytes of all files before they are compressed; an archive of more than 4 GB would need that form as well. */
    private static final long MAX_BYTES = 3_900_000_000L;

    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Job<?, ?> job;
    private final ZipOutputStream zip;
    private final List<String> notes = new ArrayList<>();
    private int files;
    private long bytes;

    TrailExport(Job<?, ?> job, OutputStream out) {
        this.job = job;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes the trails of these guards. */
    void write(List<String> guards) throws IOException {
        for (KnownKey key : ControllerKeys.all()) {
            put("public-keys/" + key.getId() + ".pem", key.getPem().getBytes(StandardCharsets.US_ASCII));
        }
        List<TrailContent> contents = new ArrayList<>();
        for (String guard : guards) {
            TrailContent content = TrailContent.of(job, guard);
            contents.add(content);
            links(folder(guard), content);
        }
        if (KeptArtifacts.areVisible(job)) {
            for (int i = 0; i < guards.size(); i++) {
                builds(guards.get(i), contents.get(i));
            }
        } else {
            notes.add(Messages.TrailExport_hidden());
        }
        put("README.txt", readme().getBytes(StandardCharsets.UTF_8));
        zip.finish();
    }

    private void links(String folder, TrailContent content) throws IOException {
        if (content.head() != null) {
            put(folder + ArtifactName.HEAD, content.head());
        }
        List<LinkName> names = content.names();
        for (int i = names.size() - 1; i >= 0; i--) {
            if (files + 10 > MAX_FILES || bytes > MAX_BYTES) {
                notes.add(Messages.TrailExport_links(folder, i + 1));
                return;
            }
            for (TrailContent.Document document : content.documents(names.get(i))) {
                put(folder + document.path(), document.content());
            }
        }
    }

    private void builds(String guard, TrailContent content) throws IOException {
        KeptArtifacts artifacts = new KeptArtifacts(job, guard, content.links());
        for (Run<?, ?> run : artifacts.builds()) {
            String folder = folder(guard) + "builds/" + run.getNumber() + "/";
            List<String> names;
            try {
                names = artifacts.names(run);
            } catch (IOException e) {
                notes.add(Messages.TrailExport_unreadable(folder, e.getMessage()));
                continue;
            }
            long size = 0;
            for (String name : names) {
                size += artifacts.folder(run).child(name).length();
            }
            if (files + names.size() + 10 > MAX_FILES || bytes + size > MAX_BYTES) {
                notes.add(Messages.TrailExport_build(folder));
                continue;
            }
            for (String name : names) {
                put(folder + name, artifacts.folder(run).child(name).open());
            }
        }
    }

    private void put(String path, byte[] content) throws IOException {
        put(path, new ByteArrayInputStream(content));
    }

    private void put(String path, InputStream content) throws IOException {
        try (content) {
            ZipEntry entry = new ZipEntry(path);
            entry.setTimeLocal(TIME);
            zip.putNextEntry(entry);
            bytes += content.transferTo(zip);
            zip.closeEntry();
            files++;
        }
    }

    private static String folder(String guard) {
        return "trail/" + guard + "/";
    }

    private String readme() {
        StringBuilder text = new StringBuilder(Messages.TrailExport_readme(SafeText.oneLine(job.getFullName())));
        text.append('\n');
        notes.forEach(note -> text.append("- ").append(SafeText.oneLine(note)).append('\n'));
        return text.toString();
    }
}
