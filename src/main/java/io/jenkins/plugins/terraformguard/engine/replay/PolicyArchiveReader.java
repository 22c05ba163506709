package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.BundledRules;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.zip.SafeZip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link PolicyArchive} writes, as a stranger's: nothing is missing, nothing is too much, nothing was changed. */
final class PolicyArchiveReader {
    private static final int DEPTH = 100;

    private final Map<String, byte[]> entries = new HashMap<>();
    private long bytesLeft = ArchiveLimits.UNPACKED_BYTES;
    private int files;

    private PolicyArchiveReader() {}

    /** What was read. */
    record Policies(BundledRules bundled, PolicyInput input) {}

    static Policies read(Path file) throws ReplayException {
        PolicyArchiveReader reader = new PolicyArchiveReader();
        try {
            new SafeZip(file, DEPTH, reader::count).read(reader::take);
        } catch (IOException e) {
            throw new ReplayException(ReplayArchive.POLICIES, e.getMessage(), ReplayArchive.GET_IT_AGAIN, e);
        }
        return reader.policies();
    }

    private void count() throws IOException {
        if (++files > ArchiveLimits.POLICY_FILES) {
            throw new IOException("There are more than " + ArchiveLimits.POLICY_FILES + " files in it");
        }
    }

    private void take(String path, InputStream in, long size) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(bytesLeft + 1, Integer.MAX_VALUE));
        bytesLeft -= bytes.length;
        if (bytesLeft < 0) {
            throw new IOException("It unpacks to more than " + ArchiveLimits.UNPACKED_BYTES + " bytes");
        }
        entries.put(path, bytes);
    }

    private Policies policies() throws ReplayException {
        byte[] document = entries.remove(LayersDocument.NAME);
        if (document == null) {
            throw wrong("there is no " + LayersDocument.NAME + " in it: it is no archive of policies");
        }
        List<LayersDocument.Layer> layers;
        try {
            layers = LayersDocument.read(document);
        } catch (DecisionFormatException e) {
            throw new ReplayException(
                    ReplayArchive.POLICIES,
                    "its " + LayersDocument.NAME + " can't be used: " + e.getMessage(),
                    "Use the version of Terraform Guard that wrote it, or get it again from where it was archived",
                    e);
        }
        Map<String, List<PolicyFile>> read = new HashMap<>();
        for (LayersDocument.Layer layer : layers) {
            List<PolicyFile> texts = new ArrayList<>();
            for (LayersDocument.File file : layer.files()) {
                texts.add(new PolicyFile(file.name(), text(file)));
            }
            if (read.put(layer.name(), texts) != null) {
                throw wrong("the layer '" + layer.name() + "' is listed twice");
            }
        }
        if (!entries.isEmpty()) {
            throw wrong("'" + entries.keySet().stream().sorted().toList().get(0) + "' in it is not listed");
        }
        return sorted(read);
    }

    private String text(LayersDocument.File file) throws ReplayException {
        byte[] text = entries.remove(file.entry());
        if (text == null) {
            throw wrong("'" + file.entry() + "' is listed and not there, or listed twice");
        }
        if (!Sha256.hex(text).equals(file.sha256())) {
            throw wrong("'" + file.entry() + "' was changed");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong("'" + file.entry() + "' is no text in UTF-8");
        }
    }

    private static Policies sorted(Map<String, List<PolicyFile>> layers) throws ReplayException {
        BundledRules bundled =
                new BundledRules(take(layers, PolicyArchive.BUNDLED), take(layers, PolicyArchive.IMPACT));
        List<PolicyFile> organisation = take(layers, PolicyArchive.ORGANISATION);
        List<PolicyFile> project = take(layers, PolicyArchive.PROJECT);
        List<List<PolicyFile>> folders = new ArrayList<>();
        for (int i = layers.size(); i > 0; i--) {
            folders.add(take(layers, PolicyArchive.FOLDER + (folders.size() + 1)));
        }
        return new Policies(bundled, new PolicyInput(organisation, folders, project));
    }

    private static List<PolicyFile> take(Map<String, List<PolicyFile>> layers, String name) throws ReplayException {
        List<PolicyFile> files = layers.remove(name);
        if (files == null) {
            throw wrong("the layer '" + name + "' is missing, or one has a name that is not known");
        }
        return files;
    }

    private static ReplayException wrong(String message) {
        return new ReplayException(ReplayArchive.POLICIES, message, ReplayArchive.GET_IT_AGAIN);
    }
}
