package io.jenkins.plugins.terraformguard.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the guard's reading is measured against: one pass of Jackson that makes a tree of each change, looks at it once
 * and skips everything else. No digest, no marks, no search for secrets.
 */
final class BareJackson {
    private static final Set<String> CHANGES = Set.of("resource_changes", "resource_drift");
    private static final ObjectReader READER = new ObjectMapper().reader();

    private BareJackson() {}

    /** The number of changes in the plan. */
    static int count(Path plan) throws IOException {
        int changes = 0;
        try (InputStream in = Files.newInputStream(plan);
                JsonParser parser = READER.getFactory().createParser(in)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                if (CHANGES.contains(key)) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        JsonNode change = READER.readTree(parser);
                        changes += change.has("change") ? 1 : 0;
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return changes;
    }
}
