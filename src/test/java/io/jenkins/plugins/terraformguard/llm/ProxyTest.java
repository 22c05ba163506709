package io.jenkins.plugins.terraformguard.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proxies and TLS: who gets to see what. */
class ProxyTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static EndpointSettings far(String url) {
        return new EndpointSettings("far", "openai", URI.create(url), "m", Duration.ofSeconds(20), 1, 256);
    }

    private static ModelFailure failure(Model model) {
        return assertThrows(ModelFailure.class, () -> model.answer(Protocol.QUESTION));
    }

    @Test
    void aProxySeesTheHostAndNothingElse() throws Exception {
        try (FakeProxy proxy = new FakeProxy("HTTP/1.1 502 Bad Gateway")) {
            ModelFailure failure = failure(ModelClients.open(
                    far("https://model.invalid/v1"), FakeEndpoint.KEY, proxy.selector(), proxy.login()));

            assertTrue(List.of(Kind.UNREACHABLE, Kind.SERVER).contains(failure.kind()), failure.getMessage());
            assertEquals("CONNECT model.invalid:443 HTTP/1.1", proxy.told.get(0));
            String all = String.join("\n", proxy.told);
            assertFalse(all.contains(FakeEndpoint.KEY) || all.contains("JSON"), all);
        }
    }

    @Test
    void aProxyThatRefusesTheLoginIsTheCallersFault() throws Exception {
        try (FakeProxy proxy =
                new FakeProxy("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"")) {
            ModelFailure failure =
                    failure(ModelClients.open(far("https://model.invalid"), FakeEndpoint.KEY, proxy.selector(), null));

            assertEquals(Kind.CLIENT, failure.kind());
            assertTrue(failure.getMessage().contains("proxy wants"), failure.getMessage());
        }
    }

    @Test
    void whatIsOnThisMachineIsAskedDirectly() throws Exception {
        try (FakeProxy proxy = new FakeProxy("HTTP/1.1 502 Bad Gateway");
                FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.json(Protocol.openai.answer("{}")))) {
            ModelClients.open(endpoint.settings("openai"), FakeEndpoint.KEY, proxy.selector(), proxy.login())
                    .answer(Protocol.QUESTION);

            assertEquals(1, endpoint.requests().size());
            assertEquals(List.of(), proxy.told);
        }
    }

    @Test
    void noEndpointGetsTheLoginOfTheProxy() throws Exception {
        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), Map.of("WWW-Authenticate", "Basic realm=\"x\""))) {
            try (FakeProxy proxy = new FakeProxy("HTTP/1.1 502 Bad Gateway");
                    FakeEndpoint endpoint = new FakeEndpoint(FakeEndpoint.status(401, headers, "{}"))) {
                ModelFailure failure = failure(ModelClients.open(
                        endpoint.settings("anthropic"), FakeEndpoint.KEY, proxy.selector(), proxy.login()));

                assertEquals(Kind.CLIENT, failure.kind(), failure.getMessage());
                assertEquals(List.of(), proxy.logins);
                assertEquals("", endpoint.only().header("Authorization"));
            }
        }
    }

    @Test
    void aCertificateThatNobodySignedIsNotTrusted(@TempDir Path folder) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(folder.resolve("keys.p12"))));
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            ModelFailure failure = failure(ModelClients.open(
                    far("https://localhost:" + server.getAddress().getPort()), FakeEndpoint.KEY, null));

            assertEquals(Kind.UNREACHABLE, failure.kind());
            assertTrue(failure.getMessage().contains("certificate"), failure.getMessage());
            assertEquals(0, asked.get());
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext context(Path file) throws Exception {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, made.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
