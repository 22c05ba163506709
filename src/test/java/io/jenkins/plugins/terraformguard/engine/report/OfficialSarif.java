package io.jenkins.plugins.terraformguard.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of SARIF as its authors publish it; formats of URIs and times are held as well. */
final class OfficialSarif {
    private static final JsonSchema SCHEMA = load();

    private OfficialSarif() {}

    private static JsonSchema load() {
        try (InputStream in = OfficialSarif.class.getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            JsonNode schema = new ObjectMapper().readTree(in);
            return JsonSchemaFactory.getInstance(VersionFlag.V4)
                    .getSchema(
                            schema,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a log, none if it fits. */
    static List<String> problems(JsonNode log) {
        return SCHEMA.validate(log).stream().map(ValidationMessage::toString).toList();
    }
}
