package io.jenkins.plugins.terraformguard.engine.plan.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** Every address in plans and states that real tools wrote is read and written again. */
class CorpusAddressTest {
    private int resources;
    private int modules;
    private int others;

    @Test
    void everyAddressIsWrittenAsItWasRead() throws Exception {
        for (Path file : Corpus.plans()) {
            try {
                check(new JsonMapper().readTree(Files.readAllBytes(file)));
            } catch (AddressException e) {
                throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
            }
        }
        assertTrue(resources > 1000 && modules > 100 && others > 0, resources + " " + modules + " " + others);
    }

    private void check(JsonNode root) throws AddressException {
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            node.forEach(open::push);
            if (node.path("mode").isTextual() && node.path("address").isTextual()) {
                resource(node);
            } else if (node.has("resources") && node.path("address").isTextual()) {
                module(node.path("address").textValue());
            } else if (node.has("to_display")) {
                displayed(node);
            }
            if (node.has("resource") && node.path("attribute").isArray()) {
                sameResource(node.path("resource").textValue());
            }
        }
    }

    private void resource(JsonNode node) throws AddressException {
        ResourceAddress address = sameResource(node.path("address").textValue());
        assertEquals(node.path("mode").textValue(), address.mode());
        assertEquals(node.path("type").textValue(), address.type());
        assertEquals(node.path("name").textValue(), address.name());
        JsonNode index = node.path("index");
        if (index.isTextual()) {
            assertEquals(new InstanceKey.ForEach(index.textValue()), address.key());
        } else if (index.isNumber()) {
            assertEquals(new InstanceKey.Count(index.longValue()), address.key());
        }
        if (node.has("previous_address")) {
            sameResource(node.path("previous_address").textValue());
        }
        if (node.has("module_address")) {
            module(node.path("module_address").textValue());
            assertEquals(
                    node.path("module_address").textValue(), address.module().toString());
        }
    }

    private void displayed(JsonNode node) throws AddressException {
        String text = node.path("to_display").textValue();
        if (node.path("kind").asText().equals("resource") || node.has("instance_key")) {
            sameResource(text);
        } else if (node.has("kind")) {
            assertEquals(text, ObjectAddress.parse(text).toString());
            others++;
        }
    }

    private void module(String text) throws AddressException {
        assertEquals(text, ModulePath.parse(text).toString());
        modules++;
    }

    private ResourceAddress sameResource(String text) throws AddressException {
        ResourceAddress address = ResourceAddress.parse(text);
        assertEquals(text, address.toString());
        resources++;
        return address;
    }
}
