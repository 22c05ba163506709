package io.jenkins.plugins.terraformguard.results.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Parts of documents that are kept, so that they look here as they look there. */
final class Plain {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Plain() {}

    /** The objects of a list in a document of our own making. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(byte[] document, String key) throws IOException {
        Object list = JSON.readValue(document, OBJECT).get(key);
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }
}
