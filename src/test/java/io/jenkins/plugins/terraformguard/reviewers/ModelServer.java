package io.jenkins.plugins.terraformguard.reviewers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks the protocol of chat completions on this machine, and remembers which keys it was given. */
final class ModelServer implements AutoCloseable {
    /** A review without concerns, in the middle of JSON. */
    private static final String REVIEW = Answers.REVIEW.replace("\"", "\\\"");

    private final HttpServer server;
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The header with the key of each request. */
    List<String> keys() {
        return keys;
    }

    List<String> bodies() {
        return bodies;
    }

    void answers(int code) {
        status = code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = """
                    {"id": "1", "object": "chat.completion", "created": 1, "model": "model-1-2026", "choices": [{"index": 0,
                     "finish_reason": "stop", "message": {"role": "assistant", "content": "%s"}}],
                     "usage": {"prompt_tokens": 700, "completion_tokens": 50, "total_tokens": 750}}
                    """.formatted(REVIEW).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
