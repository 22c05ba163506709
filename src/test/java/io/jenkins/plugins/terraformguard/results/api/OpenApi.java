package io.jenkins.plugins.terraformguard.results.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/openapi.yaml}: what it names, and whether answers are what it says. A key of ours that it does not name is wrong as well. */
final class OpenApi {
    private static final Path FILE = Path.of(System.getProperty("guard.root", "."), "docs", "openapi.yaml")
            .toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    static OpenApi load() throws IOException {
        Object yaml = new Load(
                        LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadFromString(Files.readString(FILE));
        return new OpenApi(JSON.valueToTree(yaml));
    }

    JsonNode root() {
        return root;
    }

    /** Addresses that are described, without the slash. */
    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        root.get("paths").fieldNames().forEachRemaining(path -> paths.add(path.substring(1)));
        return paths;
    }

    /** Parameters that are described for an address. */
    JsonNode parameter(String path, String name) {
        for (JsonNode parameter : root.at("/paths/~1" + path + "/get/parameters")) {
            JsonNode whole = resolve(parameter);
            if (whole.get("name").asText().equals(name)) {
                return whole;
            }
        }
        return null;
    }

    Set<String> parameters(String path) {
        Set<String> names = new TreeSet<>();
        root.at("/paths/~1" + path + "/get/parameters")
                .forEach(parameter -> names.add(resolve(parameter).get("name").asText()));
        return names;
    }

    /** Every reference inside the document leads somewhere. */
    List<String> dangling() {
        return root.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#"))
                .filter(reference -> root.at(reference.substring(1)).isMissingNode())
                .toList();
    }

    /** What is wrong with an answer. */
    List<String> problems(String path, int status, String media, String body) throws IOException {
        JsonNode response = resolve(root.at("/paths/~1" + path + "/get/responses/" + status));
        JsonNode schema = response.path("content").path(media).path("schema");
        if (schema.isMissingNode()) {
            return List.of("nothing is said of " + status + " as " + media + " at /" + path);
        }
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", closed(root.get("components").deepCopy()));
        whole.setAll((ObjectNode) schema.deepCopy());
        JsonSchema checked = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of(FILE.toUri().toString()),
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
        return checked.validate(JSON.readTree(body)).stream()
                .map(ValidationMessage::toString)
                .toList();
    }

    private static JsonNode closed(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(OpenApi::closed);
        return node;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }
}
