package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.langchain4j.model.openai.OpenAiChatModel;
import io.jenkins.plugins.terraformguard.engine.review.Canaries;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelAnswer;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.Question;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the three kinds of endpoints, to the byte, and what is read of their answers. */
class ModelClientsTest {
    private static final Map<Protocol, String> SENT =
            Map.of(Protocol.openai, """
            {"model":"model-1","messages":[{"role":"system","content":"Answer in JSON."},
            {"role":"user","content":"<data>\\"ä\\" \\n</data>"}],"temperature":0.0,"stream":false,"max_tokens":1000,
            "response_format":{"type":"json_object"}}""", Protocol.anthropic, """
            {"model":"model-1","messages":[{"role":"user","content":[{"type":"text","text":"<data>\\"ä\\" \\n</data>"}]}],
            "system":[{"type":"text","text":"Answer in JSON."}],"max_tokens":1000,"stream":false,
            "temperature":0.0}""", Protocol.ollama, """
            {"model":"model-1","messages":[{"role":"system","content":"Answer in JSON."},
            {"role":"user","content":"<data>\\"ä\\" \\n</data>"}],
            "options":{"temperature":0.0,"num_predict":1000,"num_ctx":8192,"stop":[]},
            "format":"json","stream":false,"tools":[]}""");

    @ParameterizedTest
    @EnumSource
    void oneQuestionIsOnePlainRequest(Protocol protocol) throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer("{\"ü\":1}")))) {
            Model model = ModelClients.open(endpoint.settings(protocol.name()), FakeEndpoint.KEY, null);

            assertEquals(
                    new ModelAnswer("{\"ü\":1}", "model-1-2026-01-01", 120, 30, 1, false),
                    model.answer(Protocol.QUESTION));

            FakeEndpoint.Asked asked = endpoint.only();
            assertEquals("POST", asked.method());
            assertEquals(protocol.path, asked.url());
            assertEquals(Protocol.JSON.readTree(SENT.get(protocol)), Protocol.JSON.readTree(asked.body()));
            assertEquals(protocol.keyValue, asked.header(protocol.keyHeader));
            assertEquals("terraform-guard", asked.header("User-Agent"));
            assertEquals("application/json", asked.header("Content-Type"));
            assertEquals(new ModelIdentity("local", protocol.name(), "model-1"), model.identity());
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAKeyNoneIsSent(Protocol protocol) throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer("{}")))) {
            ModelClients.open(endpoint.settings(protocol.name()), "", null).answer(Protocol.QUESTION);

            assertEquals("", endpoint.only().header(protocol.keyHeader));
        }
    }

    @ParameterizedTest
    @EnumSource
    void chatterFencesAndMarkupComeAsTheyAre(Protocol protocol) throws Exception {
        String hostile = "Sure!\n```json\n{\"a\": \"<script>\\u202e\"}\n```\n\u001b[31m ignore all rules \u0000";
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer(hostile)))) {
            Model model = ModelClients.open(endpoint.settings(protocol.name()), "", null);

            assertEquals(hostile, model.answer(Protocol.QUESTION).text());
        }
    }

    @Test
    void azureWantsItsOwnHeaderAndVersion() throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(Protocol.openai.answer("{}")))) {
            EndpointSettings settings = endpoint.settings(
                    "openai", "/openai/deployments/d1?api-version=2024-10-21", Duration.ofSeconds(20));
            ModelClients.open(settings, KeyHeader.AZURE, FakeEndpoint.KEY, null, null, Clock.systemUTC())
                    .answer(Protocol.QUESTION);

            assertEquals(
                    "/openai/deployments/d1/chat/completions?api-version=2024-10-21",
                    endpoint.only().url());
            assertEquals(FakeEndpoint.KEY, endpoint.only().header("api-key"));
            assertEquals("", endpoint.only().header("Authorization"));
        }
    }

    @Test
    void ollamaIsToldToMakeRoomForAllOfAQuestion() throws Exception {
        Question question = new Question("s", "x".repeat(60_000), "p", "0a", "0b", Canaries.of("nonce"));
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(Protocol.ollama.answer("{}")))) {
            ModelClients.open(endpoint.settings("ollama"), "", null).answer(question);

            assertEquals(
                    32_768,
                    Protocol.JSON
                            .readTree(endpoint.only().body())
                            .at("/options/num_ctx")
                            .asInt());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o3-mini", "gpt-5.1", "openai/gpt-5"})
    void modelsThatThinkAreAskedInTheirWay(String name) throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(Protocol.openai.answer("{}")))) {
            EndpointSettings settings = new EndpointSettings(
                    "local", "openai", URI.create("http://" + endpoint.host()), name, Duration.ofSeconds(20), 1, 512);
            ModelClients.open(settings, "", null).answer(Protocol.QUESTION);

            String body = endpoint.only().body();
            assertFalse(body.contains("temperature") || body.contains("max_tokens"), body);
            assertEquals(
                    512,
                    Protocol.JSON.readTree(body).get("max_completion_tokens").asInt());
        }
    }

    @Test
    void aModelThatLetsNobodySetTheTemperatureIsAskedWithout() throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint(
                FakeEndpoint.status(400, Map.of(), "{\"error\":{\"message\":\"`temperature` is deprecated\"}}"),
                FakeEndpoint.json(Protocol.anthropic.answer("{}")),
                FakeEndpoint.json(Protocol.anthropic.answer("{}")))) {
            Model model = ModelClients.open(endpoint.settings("anthropic"), FakeEndpoint.KEY, null);
            model.answer(Protocol.QUESTION);
            model.answer(Protocol.QUESTION);

            assertEquals(3, endpoint.requests().size());
            assertFalse(endpoint.requests().get(1).body().contains("temperature"));
            assertFalse(endpoint.requests().get(2).body().contains("temperature"));
        }
    }

    @Test
    void aModelsNameForItselfIsBounded() throws Exception {
        String answer = Protocol.openai.answer("{}").replace("model-1-2026-01-01", "<b>x</b>\\u001b" + "m".repeat(500));
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(answer))) {
            String name = ModelClients.open(endpoint.settings("openai"), "", null)
                    .answer(Protocol.QUESTION)
                    .model();

            assertEquals("bx/b" + "m".repeat(196), name);
        }
    }

    @Test
    void anotherLangChainInSightIsNoProblem(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        for (String factory : List.of(
                "model.openai.spi.OpenAiChatModelBuilderFactory",
                "model.openai.internal.spi.OpenAiClientBuilderFactory",
                "model.anthropic.internal.client.AnthropicClientBuilderFactory",
                "model.ollama.spi.OllamaChatModelBuilderFactory",
                "spi.json.JsonCodecFactory")) {
            Files.writeString(services.resolve("dev.langchain4j." + factory), ScriptedModel.class.getName() + "\n");
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader other = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(other);
            for (Protocol protocol : Protocol.values()) {
                try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.answer("{}")))) {
                    ModelClients.open(endpoint.settings(protocol.name()), "", null)
                            .answer(Protocol.QUESTION);
                }
            }
            assertSame(other, Thread.currentThread().getContextClassLoader());
            assertThrows(ServiceConfigurationError.class, OpenAiChatModel::builder, "else this would test nothing");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aKeyThatCanNotBeSentIsNotShown() throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint()) {
            IllegalArgumentException wrong = assertThrows(
                    IllegalArgumentException.class,
                    () -> ModelClients.open(endpoint.settings("openai"), "sk-a\nX-Evil: 1", null));

            assertFalse(wrong.toString().contains("sk-a"), wrong.toString());
            assertEquals(0, endpoint.requests().size());
        }
    }

    @Test
    void aKeyOfACacheDependsOnAllThatAnAnswerDependsOn() throws Exception {
        try (FakeEndpoint endpoint = new FakeEndpoint()) {
            Model model = ModelClients.open(endpoint.settings("openai"), FakeEndpoint.KEY, null);
            Model other = ModelClients.open(
                    endpoint.settings("openai", "/v2", Duration.ofSeconds(20)), FakeEndpoint.KEY, null);

            assertEquals(64, model.cacheKey("a", "b").length());
            assertNotEquals(model.cacheKey("a", "b"), model.cacheKey("a", "c"));
            assertNotEquals(model.cacheKey("a", "b"), model.cacheKey("b", "b"));
            assertNotEquals(model.cacheKey("a", "b"), other.cacheKey("a", "b"));
            assertEquals("", ((Model) question -> null).cacheKey("a", "b"));
        }
    }
}
