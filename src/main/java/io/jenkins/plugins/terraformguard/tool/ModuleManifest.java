package io.jenkins.plugins.terraformguard.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code init} wrote down of where it put modules: {@code .terraform/modules/modules.json}. */
final class ModuleManifest {
    static final ModuleManifest EMPTY = new ModuleManifest(Map.of());

    private static final String PLACE = ".terraform/modules/modules.json";

    private final Map<String, String> folders;

    private ModuleManifest(Map<String, String> folders) {
        this.folders = folders;
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
                    module(parser, folders);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("The list of installed modules is not valid JSON", e);
        }
        return new ModuleManifest(folders);
    }

    private static void module(JsonParser parser, Map<String, String> folders) throws IOException {
        String key = null;
        String folder = null;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && name.equals("Key")) {
                key = parser.getText();
            } else if (value == JsonToken.VALUE_STRING && name.equals("Dir")) {
                folder = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        if (key != null && folder != null) {
            folders.put(key, folder);
        }
    }

    /** The folder of a module, from the root module; backslashes of Windows are slashes. */
    Optional<String> folder(List<String> moduleNames) {
        return Optional.ofNullable(folders.get(String.join(".", moduleNames))).map(dir -> dir.replace('\\', '/'));
    }
}
