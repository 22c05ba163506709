package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes all policy files of an evaluation into a zip archive: equal files give equal bytes on one Java platform. */
final class PolicyArchive {
    static final String BUNDLED = "bundled";
    static final String IMPACT = "bundled-impact";
    static final String ORGANISATION = "organisation";
    static final String FOLDER = "folder-";
    static final String PROJECT = "project";

    /** Layers beside those of folders. */
    static final int OTHER_LAYERS = 4;

    /** Any time does; for those before it the Java platform writes a second one, which depends on the time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private final List<LayersDocument.Layer> layers = new ArrayList<>();

    private PolicyArchive() {}

    /** @throws IOException also if there is more than could be read again */
    static void write(BundledRules bundled, PolicyInput input, OutputStream out) throws IOException {
        PolicyArchive archive = new PolicyArchive();
        archive.add(BUNDLED, bundled.packs());
        archive.add(IMPACT, bundled.impact());
        archive.add(ORGANISATION, input.organisation());
        for (int i = 0; i < input.folders().size(); i++) {
            archive.add(FOLDER + (i + 1), input.folders().get(i));
        }
        archive.add(PROJECT, input.project());
        archive.check();
        archive.write(out);
    }

    private void add(String layer, List<PolicyFile> files) {
        EntryNames names = new EntryNames(layer);
        List<LayersDocument.File> listed = new ArrayList<>();
        for (PolicyFile file : files) {
            String entry = names.next(file.name());
            byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
            entries.put(entry, text);
            listed.add(new LayersDocument.File(entry, file.name(), Sha256.hex(text)));
        }
        layers.add(new LayersDocument.Layer(layer, listed));
    }

    private void check() throws IOException {
        long bytes = entries.values().stream().mapToLong(text -> text.length).sum();
        if (entries.size() >= ArchiveLimits.POLICY_FILES
                || bytes > ArchiveLimits.UNPACKED_BYTES / 2
                || layers.size() > ArchiveLimits.POLICY_FOLDERS + OTHER_LAYERS) {
            throw new IOException("The policy files are too many or too large to be archived: more than "
                    + ArchiveLimits.POLICY_FILES + " files or " + ArchiveLimits.UNPACKED_BYTES / 2 + " bytes");
        }
        byte[] list = LayersDocument.write(layers);
        if (list.length > ArchiveLimits.LAYERS_BYTES) {
            throw new IOException("The names of the policy files are too long to be archived");
        }
        entries.put(LayersDocument.NAME, list);
    }

    private void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> file : entries.entrySet()) {
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }
}
