package io.jenkins.plugins.terraformguard.engine.replay;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of an archive of policies: which entry is which file of which layer, in the order of the evaluation. */
final class LayersDocument {
    static final String NAME = "layers.json";
    static final String SCHEMA = "terraform-guard/layers/v1";

    private static final Reader<String> TEXT = JsonCursor::text;
    private static final Map<String, Reader<?>> FILE =
            Map.of("entry", TEXT, "name", TEXT, "sha256", in -> in.match(InputsDocument.DIGEST));
    private static final Map<String, Reader<?>> LAYER =
            Map.of("layer", TEXT, "files", in -> in.list(ArchiveLimits.POLICY_FILES, LayersDocument::file));
    private static final Map<String, Reader<?>> LAYERS = Map.of(
            "schema",
            in -> in.word(Set.of(SCHEMA)),
            "layers",
            in -> in.list(ArchiveLimits.POLICY_FOLDERS + PolicyArchive.OTHER_LAYERS, LayersDocument::layer));

    private LayersDocument() {}

    /** A layer with its files. */
    record Layer(String name, List<File> files) {}

    /**
     * A file.
     *
     * @param entry its name within the archive
     * @param name its name in messages and decisions
     * @param sha256 of its text in UTF-8
     */
    record File(String entry, String name, String sha256) {}

    static byte[] write(List<Layer> layers) {
        return CanonicalJson.bytes(Map.of(
                "schema",
                SCHEMA,
                "layers",
                layers.stream().map(LayersDocument::layer).toList()));
    }

    private static Object layer(Layer layer) {
        return Map.of(
                "layer",
                layer.name(),
                "files",
                layer.files().stream().map(LayersDocument::file).toList());
    }

    private static Object file(File file) {
        return Map.of("entry", file.entry(), "name", file.name(), "sha256", file.sha256());
    }

    static List<Layer> read(byte[] document) throws DecisionFormatException {
        return StrictJson.read(document, ArchiveLimits.LAYERS_BYTES, in -> {
            Fields fields = in.object(LAYERS);
            fields.required("schema");
            return fields.required("layers");
        });
    }

    private static Layer layer(JsonCursor in) throws IOException, DecisionFormatException {
        Fields layer = in.object(LAYER);
        return new Layer(layer.required("layer"), layer.required("files"));
    }

    private static File file(JsonCursor in) throws IOException, DecisionFormatException {
        Fields file = in.object(FILE);
        return new File(file.required("entry"), file.required("name"), file.required("sha256"));
    }
}
