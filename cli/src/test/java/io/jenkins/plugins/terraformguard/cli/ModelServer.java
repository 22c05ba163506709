package io.jenkins.plugins.terraformguard.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A model on this machine that speaks as OpenAI does; it remembers what it was sent. */
final class ModelServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();

    private final HttpServer server;
    private final UnaryOperator<String> model;

    /** @param model gives the answer to the data of a question */
    ModelServer(UnaryOperator<String> model) throws IOException {
        this.model = model;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(body);
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String user = "";
            for (JsonNode message : JSON.readTree(body).get("messages")) {
                user = message.get("role").asText().equals("user")
                        ? message.get("content").asText()
                        : user;
            }
            byte[] answer = completion(model.apply(user)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String completion(String text) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", "c-1")
                .put("object", "chat.completion")
                .put("created", 1)
                .put("model", "local-7b-2026");
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0).put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        answer.putObject("usage")
                .put("prompt_tokens", 900)
                .put("completion_tokens", 100)
                .put("total_tokens", 1000);
        return answer.toString();
    }

    /** What has to stand on the command line. */
    List<String> options() {
        return List.of(
                "--model",
                "openai",
                "--model-name",
                "local",
                "--model-url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
