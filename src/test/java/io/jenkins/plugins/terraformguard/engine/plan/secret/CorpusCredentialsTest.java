package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Nothing harmless in real plans is taken for a credential. */
class CorpusCredentialsTest {
    /** Calls with each text and the name it has, for elements of lists the name of the list. */
    private static void texts(BiConsumer<String, String> each) throws IOException {
        JsonMapper json = new JsonMapper();
        for (Path plan : Corpus.plans()) {
            walk(json.readTree(Files.readAllBytes(plan)), "", each);
        }
    }

    private static void walk(JsonNode node, String name, BiConsumer<String, String> each) {
        if (node.isTextual()) {
            each.accept(name, node.textValue());
        } else if (node.isArray()) {
            node.forEach(element -> walk(element, name, each));
        } else {
            node.fieldNames().forEachRemaining(key -> {
                each.accept("", key);
                walk(node.get(key), key, each);
            });
        }
    }

    @Test
    void noTextLooksLikeACredential() throws IOException {
        Map<CredentialRule, Integer> hits = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        texts((name, text) -> {
            CredentialRule rule = seen.add(text) ? CredentialDetector.find(text) : null;
            if (rule != null) {
                hits.merge(rule, 1, Integer::sum);
            }
        });
        assertTrue(seen.size() > 20_000, "only " + seen.size() + " texts were read");
        // The only secrets in these plans are passwords without any form of their own.
        assertEquals(Map.of(), hits);
    }

    @Test
    void onlyThePasswordIsHiddenForItsName() throws IOException {
        Map<String, Set<String>> hidden = new TreeMap<>();
        texts((name, text) -> {
            if (!name.isEmpty() && CredentialNames.isSecretName(name) && !CredentialNames.isPlaceholder(text)) {
                hidden.computeIfAbsent(name, fresh -> new HashSet<>()).add(text);
            }
        });
        assertEquals(Set.of("password"), hidden.keySet());
        assertEquals(1, hidden.get("password").size());
    }

    @Test
    void noTextIsOpenedThatEncodesNothing() throws IOException {
        Set<String> opened = new HashSet<>();
        texts((name, text) -> {
            if (EmbeddedText.decode(text) != null) {
                opened.add(text);
            }
        });
        assertEquals(Set.of(), opened);
    }

    @Test
    void everyCredentialIsFoundInTheTextsOfPlans() throws IOException {
        Set<String> around = new HashSet<>();
        texts((name, text) -> {
            if (text.length() > 20 && text.length() < 200 && around.size() < 50) {
                around.add(text);
            }
        });
        assertEquals(50, around.size());
        Samples.hits()
                .map(Sample::text)
                .forEach(secret -> around.forEach(text -> {
                    String whole = text + "\n" + secret + "\n" + text;
                    assertTrue(CredentialDetector.find(whole) != null, whole);
                }));
    }
}
