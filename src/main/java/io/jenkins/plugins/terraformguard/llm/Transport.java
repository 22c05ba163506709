package io.jenkins.plugins.terraformguard.llm;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How LangChain4j reaches an endpoint: nowhere but there, with a limit on time and size, and without following redirects. Of
 * the headers that it wants to send only those are sent that the protocol needs. It never sees the key: that is put in here.
 */
final class Transport implements HttpClient {
    /** Bytes of an answer. */
    static final int MAX_ANSWER = 1024 * 1024;

    private static final int MAX_ERROR = 64 * 1024;
    private static final Set<String> SENT = caseless("Content-Type", "anthropic-version");

    private final URI base;
    private final KeyHeader header;
    private final String key;
    private final Duration timeout;
    private final java.net.http.HttpClient http;
    private final Faults faults;

    /** @param key sent in its header, unless it is empty */
    Transport(EndpointSettings settings, KeyHeader header, String key, java.net.http.HttpClient http, Faults faults) {
        this.base = settings.url();
        this.header = header;
        this.key = key;
        this.timeout = settings.timeout();
        this.http = http;
        this.faults = faults;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(
                toSend(request),
                info -> info.statusCode() / 100 == 2
                        ? new CappedBody(MAX_ANSWER, false)
                        : new CappedBody(MAX_ERROR, true));
        try {
            HttpResponse<byte[]> response = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 != 2) {
                throw refused(response);
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .body(response.body())
                    .build();
        } catch (ExecutionException e) {
            throw new Carrier(faults.ofError(e.getCause()));
        } catch (TimeoutException e) {
            throw new Carrier(faults.timeout());
        } catch (InterruptedException e) {
            throw new Carrier(null);
        } finally {
            // Does nothing to one that is done; breaks off one that nobody waits for any more.
            asked.cancel(true);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("Answers are read as a whole");
    }

    /** A builder for LangChain4j that builds nothing but this. */
    HttpClientBuilder builder() {
        return new Fixed(this);
    }

    private Carrier refused(HttpResponse<byte[]> response) {
        // A proxy that does not let us through has no body.
        String body = response.body() == null ? "" : new String(response.body(), StandardCharsets.UTF_8);
        return new Carrier(
                faults.ofStatus(response.statusCode(), response.headers(), body),
                response.statusCode() == 400 && body.contains("temperature"));
    }

    private java.net.http.HttpRequest toSend(HttpRequest request) {
        URI url = URI.create(request.url());
        if (!base.getScheme().equals(url.getScheme()) || !base.getRawAuthority().equals(url.getRawAuthority())) {
            throw new IllegalStateException("A request must go to the endpoint itself");
        }
        java.net.http.HttpRequest.Builder builder =
                java.net.http.HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> {
            if (SENT.contains(name)) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        builder.header("Accept", "application/json").header("User-Agent", "terraform-guard");
        if (!key.isEmpty()) {
            builder.header(header.header(), header.value(key));
        }
        return builder.build();
    }

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /** LangChain4j sets time limits on it that are ours anyway. */
    private record Fixed(Transport transport) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return transport.timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return transport.timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return transport;
        }
    }
}
