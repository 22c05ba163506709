package io.jenkins.plugins.terraformguard.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint on this machine that answers what it is told to, and remembers all that it was sent. */
final class FakeEndpoint implements AutoCloseable {
    static final String KEY = "sk-planted-key-0451";

    /** A request, to the byte. */
    record Asked(String method, String url, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> String.join("|", entry.getValue()))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** Holds back whoever waits for it until the test is over. */
    final CountDownLatch over = new CountDownLatch(1);

    final CountDownLatch asked = new CountDownLatch(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    FakeEndpoint(Reply... replies) throws IOException {
        this.replies.addAll(List.of(replies));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    static Reply json(String body) {
        return status(200, Map.of("Content-Type", "application/json"), body);
    }

    static Reply status(int status, Map<String, String> headers, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Says nothing at all. */
    Reply silent() {
        return exchange -> over.await();
    }

    /** Says the beginning, and then nothing more. */
    Reply slow(String body) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8), 0, 10);
            exchange.getResponseBody().flush();
            over.await();
        };
    }

    /** Says the beginning, and goes away. */
    static Reply cut(String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        };
    }

    /** Does not stop to say something before it has said so many bytes. */
    static Reply huge(int status, long bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(status, 0);
            byte[] block = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
            OutputStream out = exchange.getResponseBody();
            for (long sent = 0; sent < bytes; sent += block.length) {
                out.write(block);
            }
        };
    }

    List<Asked> requests() {
        return requests;
    }

    Asked only() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests");
        }
        return requests.get(0);
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    EndpointSettings settings(String provider) {
        return settings(provider, "", Duration.ofSeconds(20));
    }

    EndpointSettings settings(String provider, String path, Duration timeout) {
        return new EndpointSettings(
                "local", provider, URI.create("http://" + host() + path), "model-1", timeout, 2, 1_000);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            asked.countDown();
            Reply reply = replies.poll();
            if (reply == null) {
                exchange.sendResponseHeaders(418, -1);
            } else {
                reply.to(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
