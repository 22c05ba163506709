package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.llm.FakeEndpoint.Reply;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of endpoints that do not answer as they should; and that neither key nor payload get into an error. */
class FaultsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(200);

    private static ModelFailure failure(FakeEndpoint endpoint, Protocol protocol, Duration timeout) {
        return failure(endpoint.settings(protocol.name(), "", timeout));
    }

    private static ModelFailure failure(EndpointSettings settings) {
        Model model = ModelClients.open(settings, KeyHeader.of(settings), FakeEndpoint.KEY, null, null, CLOCK);
        ModelFailure failure = assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains(FakeEndpoint.KEY), all.toString());
        assertFalse(all.toString().contains(Protocol.QUESTION.system()), all.toString());
        assertFalse(all.toString().contains("EVIL"), all.toString());
        assertFalse(failure.skipped());
        return failure;
    }

    private static ModelFailure of(Reply reply) throws IOException {
        try (FakeEndpoint endpoint = new FakeEndpoint(reply)) {
            ModelFailure failure = failure(endpoint, Protocol.openai, LONG);
            assertEquals(1, endpoint.requests().size());
            return failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSaysNothingIsNotWaitedFor(Protocol protocol) throws IOException {
        try (FakeEndpoint endpoint = new FakeEndpoint(exchange -> {})) {
            assertEquals(Kind.UNREACHABLE, failure(endpoint, protocol, LONG).kind());
        }
        try (Silent silent = new Silent()) {
            assertEquals(Kind.TIMEOUT, failure(silent.endpoint, protocol, SHORT).kind());
        }
    }

    /** Takes every question, and answers with the beginning of an answer or with nothing. */
    private static final class Silent implements AutoCloseable {
        final FakeEndpoint endpoint;

        Silent() throws IOException {
            FakeEndpoint[] self = new FakeEndpoint[1];
            self[0] = new FakeEndpoint(exchange -> self[0].over.await());
            endpoint = self[0];
        }

        @Override
        public void close() {
            endpoint.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoStopsInTheMiddleIsNotWaitedFor(Protocol protocol) throws IOException {
        FakeEndpoint[] self = new FakeEndpoint[1];
        self[0] =
                new FakeEndpoint(exchange -> self[0].slow(protocol.answer("{}")).to(exchange));
        try (FakeEndpoint endpoint = self[0]) {
            assertEquals(Kind.TIMEOUT, failure(endpoint, protocol, SHORT).kind());
        }
    }

    @Test
    void theConnectionOfAnAnswerThatNobodyWaitsForIsClosed() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        CompletableFuture<String> ended = new CompletableFuture<>();
        Reply endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            given.await();
            try {
                // Less than a reader would stop at, and slow enough for the other side to say that it is gone.
                for (int i = 0; i < 90; i++) {
                    Thread.sleep(50);
                    exchange.getResponseBody().write(new byte[10_000]);
                    exchange.getResponseBody().flush();
                }
                ended.complete("somebody still reads");
            } catch (IOException e) {
                ended.complete("closed");
            }
        };
        try (FakeEndpoint endpoint = new FakeEndpoint(endless)) {
            assertEquals(Kind.TIMEOUT, failure(endpoint, Protocol.openai, SHORT).kind());
            given.countDown();
            assertEquals("closed", ended.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsCutOffIsNone(Protocol protocol) throws IOException {
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.cut(protocol.answer("{\"a\":1}")))) {
            assertEquals(Kind.UNREACHABLE, failure(endpoint, protocol, LONG).kind());
        }
        try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(protocol.unfinished()))) {
            ModelFailure failure = failure(endpoint, protocol, LONG);
            assertEquals(Kind.MALFORMED, failure.kind());
            assertTrue(failure.getMessage().contains("more than 1000 tokens"), failure.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EVIL",
                "<html>EVIL</html>",
                "{}",
                "[]",
                "null",
                "7",
                "{\"choices\":[]}",
                "{\"choices\":[{}]}",
                "{\"choices\":\"EVIL\",\"content\":\"EVIL\",\"message\":\"EVIL\"}",
                "{\"choices\":[{\"message\":{\"content\":null}}],\"content\":[],\"message\":{}}",
                "{\"choices\":[{\"message\":{\"content\":\" \"}}],\"message\":{\"content\":\" \"}}",
                "{\"error\":{\"message\":\"EVIL\"}}",
                "{\"choices\":[{\"message\":{\"content\":\"EVIL\"}"
            })
    void whatIsNotOfTheProtocolIsNoAnswer(String body) throws IOException {
        for (Protocol protocol : Protocol.values()) {
            try (FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(body))) {
                assertEquals(Kind.MALFORMED, failure(endpoint, protocol, LONG).kind());
            }
        }
    }

    @Test
    void deepJsonIsNoAnswer() throws IOException {
        String deep = "{\"choices\":" + "[".repeat(100_000);
        assertEquals(Kind.MALFORMED, of(FakeEndpoint.json(deep)).kind());
    }

    @ParameterizedTest
    @CsvSource({
        "400, CLIENT, does not take the question",
        "401, CLIENT, key is not right",
        "403, CLIENT, key is not right",
        "404, CLIENT, name of the model",
        "408, TIMEOUT, took too long",
        "413, CLIENT, too long",
        "429, RATE_LIMITED, asked too much",
        "500, SERVER, status 500",
        "503, SERVER, status 503",
        "529, SERVER, status 529"
    })
    void aStatusIsToldApart(int status, Kind kind, String said) throws IOException {
        String body = "{\"error\":{\"message\":\"EVIL " + FakeEndpoint.KEY + "\",\"code\":\"EVIL\"}}";
        ModelFailure failure = of(FakeEndpoint.status(status, Map.of(), body));

        assertEquals(kind, failure.kind());
        assertTrue(failure.getMessage().contains(said), failure.getMessage());
        assertEquals(Optional.empty(), failure.retryAfter());
    }

    @Test
    void aCodeThatIsKnownIsTold() throws IOException {
        ModelFailure failure =
                of(FakeEndpoint.status(400, Map.of(), "{\"error\":{\"code\": \"context_length_exceeded\"}}"));
        assertTrue(failure.getMessage().contains("400 (context_length_exceeded)"), failure.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|7", "Thu, 01 Jan 2026 00:00:20 GMT|20", "Wed, 31 Dec 2025 00:00:00 GMT|0", "9999999|86400"})
    void howLongToWaitIsKept(String header, long seconds) throws IOException {
        for (int status : new int[] {429, 503}) {
            ModelFailure failure = of(FakeEndpoint.status(status, Map.of("Retry-After", header), ""));
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), failure.retryAfter());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws IOException {
        try (FakeEndpoint other = new FakeEndpoint(FakeEndpoint.json(Protocol.openai.answer("{}")))) {
            ModelFailure failure = of(FakeEndpoint.status(
                    status, Map.of("Location", "http://" + other.host() + "/v1/chat/completions?EVIL"), ""));

            assertEquals(Kind.REDIRECT, failure.kind());
            assertTrue(
                    failure.getMessage().contains(" to 127.0.0.1; redirects are not followed"), failure.getMessage());
            assertEquals(0, other.requests().size());
        }
        assertEquals(
                Kind.REDIRECT,
                of(FakeEndpoint.status(status, Map.of("Location", "EVIL <b>"), ""))
                        .kind());
    }

    @Test
    void aHugeAnswerIsNotRead() throws IOException {
        ModelFailure failure = of(FakeEndpoint.huge(200, 64L * Transport.MAX_ANSWER));
        assertEquals(Kind.TOO_LARGE, failure.kind());
        assertEquals(
                Kind.SERVER,
                of(FakeEndpoint.huge(500, 64L * Transport.MAX_ANSWER)).kind());
    }

    @Test
    void anAnswerAsLargeAsItMayBeIsRead() throws Exception {
        String frame = Protocol.ollama.answer("");
        String text = "y".repeat(Transport.MAX_ANSWER - frame.length());
        try (FakeEndpoint endpoint = new FakeEndpoint(
                FakeEndpoint.json(Protocol.ollama.answer(text)),
                FakeEndpoint.json(Protocol.ollama.answer(text + "y")))) {
            Model model = ModelClients.open(endpoint.settings("ollama"), "", null);
            assertEquals(text, model.answer(Protocol.QUESTION).text());
            ModelFailure failure = assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
            assertEquals(Kind.TOO_LARGE, failure.kind());
        }
    }

    @Test
    void nobodyAtThePortIsToldAsThat() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ModelFailure failure = failure(
                new EndpointSettings("local", "ollama", URI.create("http://127.0.0.1:" + port), "m", LONG, 1, 256));
        assertEquals(Kind.UNREACHABLE, failure.kind());
        assertTrue(failure.getMessage().contains("can't be reached"), failure.getMessage());
    }

    @Test
    void anInterruptEndsAQuestionAtOnce() throws Exception {
        try (Silent silent = new Silent()) {
            Model model = ModelClients.open(silent.endpoint.settings("openai"), "", null);
            FutureTask<?> asking = new FutureTask<>(() -> model.answer(Protocol.QUESTION));
            Thread thread = new Thread(asking);
            thread.start();
            silent.endpoint.asked.await();
            thread.interrupt();

            ExecutionException ended = assertThrows(ExecutionException.class, asking::get);
            assertEquals(InterruptedException.class, ended.getCause().getClass());
        }
    }
}
