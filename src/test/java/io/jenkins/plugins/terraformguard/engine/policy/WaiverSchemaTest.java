package io.jenkins.plugins.terraformguard.engine.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published schema says what the reader of waivers says. */
class WaiverSchemaTest {
    private static JsonNode schema() throws IOException {
        Path root = Path.of(System.getProperty("guard.root", "."));
        return new ObjectMapper()
                .readTree(root.resolve("docs/schema/waivers.schema.json").toFile());
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.properties().stream().map(Map.Entry::getKey).forEach(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    @Test
    void keysAreThoseOfTheReader() throws Exception {
        JsonNode schema = schema();
        assertEquals(Set.copyOf(WaiverFile.FILE_KEYS), names(schema.at("/properties")));
        JsonNode waiver = schema.at("/properties/waivers/items");
        assertEquals(Set.copyOf(WaiverFile.KEYS), names(waiver.at("/properties")));
        assertEquals(WaiverFile.MANDATORY, texts(waiver.at("/required")));
        assertEquals(false, schema.at("/additionalProperties").asBoolean(true));
        assertEquals(false, waiver.at("/additionalProperties").asBoolean(true));
    }

    @Test
    void boundsAreThoseOfTheReader() throws Exception {
        JsonNode list = schema().at("/properties/waivers");
        assertEquals(WaiverFile.MAX_WAIVERS, list.at("/maxItems").asInt());
        JsonNode keys = list.at("/items/properties");
        assertEquals("^" + WaiverFile.POLICY + "$", keys.at("/policy/pattern").asText());
        assertEquals(WaiverFile.MAX_ADDRESS, keys.at("/resource/maxLength").asInt());
        assertEquals(
                WaiverFile.MAX_ADDRESS, keys.at("/resources/items/maxLength").asInt());
        assertEquals(WaiverFile.MAX_RESOURCES, keys.at("/resources/maxItems").asInt());
        assertEquals(WaiverFile.MAX_REASON, keys.at("/reason/maxLength").asInt());
        assertEquals(WaiverFile.MAX_NAME, keys.at("/owner/maxLength").asInt());
        assertEquals(WaiverFile.MAX_NAME, keys.at("/ticket/maxLength").asInt());
        assertEquals(WaiverFile.MAX_VALUES, keys.at("/values/maxProperties").asInt());
        assertEquals(Question.MAX_VALUE, keys.at("/value/maxLength").asInt());
    }
}
