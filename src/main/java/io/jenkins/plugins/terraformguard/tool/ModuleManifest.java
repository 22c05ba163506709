package io.jenkins.plugins.terraformguard.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code init} wrote down of where it put modules: {@code .terraform/modules/modules.json}. */
final class ModuleManifest {
    static final ModuleManifest EMPTY = new ModuleManifest(Map.of(), List.of());

    private static final Set<String> KEYS = Set.of("Key", "Dir", "Source", "Version");

    static final String PLACE = ".terraform/modules/modules.json";

    private final Map<String, String> folders;
    private final List<Provenance.Module> modules;

    private ModuleManifest(Map<String, String> folders, List<Provenance.Module> modules) {
        this.folders = folders;
        this.modules = List.copyOf(modules);
    }

    /**
     * Of a root module.
     *
     * @return without entries if there is none in the workspace
     * @throws IOException with a message for the user if there is one that can't be read
     */
    static ModuleManifest read(Path rootModule, WorkspaceReader reader) throws IOException {
        Optional<Path> file = reader.inside(rootModule, PLACE);
        return file.isEmpty() ? EMPTY : parse(reader.text(file.get()));
    }

    static ModuleManifest parse(String json) throws IOException {
        Map<String, String> folders = new HashMap<>();
        List<Provenance.Module> installed = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The list of installed modules is not a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean modules = parser.nextToken() == JsonToken.START_ARRAY && name.equals("Modules");
                if (!modules) {
                    parser.skipChildren();
                }
                while (modules && parser.nextToken() != JsonToken.END_ARRAY) {
                    module(parser, folders, installed);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The list of installed modules is not valid JSON", e);
        }
        return new ModuleManifest(folders, installed);
    }

    private static void module(JsonParser parser, Map<String, String> folders, List<Provenance.Module> installed)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        Map<String, String> texts = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && KEYS.contains(name)) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        String key = texts.get("Key");
        if (key == null) {
            return;
        }
        if (texts.containsKey("Dir")) {
            folders.put(key, texts.get("Dir"));
        }
        if (!key.isEmpty()) {
            installed.add(
                    new Provenance.Module(key, texts.getOrDefault("Source", ""), texts.getOrDefault("Version", "")));
        }
    }

    /** The modules in their order, without the root module. */
    List<Provenance.Module> modules() {
        return modules;
    }

    /** The folder of a module, from the root module; backslashes of Windows are slashes. */
    Optional<String> folder(List<String> moduleNames) {
        return Optional.ofNullable(folders.get(String.join(".", moduleNames))).map(dir -> dir.replace('\\', '/'));
    }
}
