package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.engine.review.Model;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;

/** Opens models at endpoints. */
public final class ModelClients {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** What may stand in a header. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{0,4096}");

    private ModelClients() {}

    /**
     * A model that is reached through a proxy that wants no login, or directly.
     *
     * @param key empty if the endpoint wants none
     * @param proxy null for none
     * @throws IllegalArgumentException if the key can't be sent
     */
    public static Model open(EndpointSettings settings, String key, ProxySelector proxy) {
        return open(settings, key, proxy, null);
    }

    /**
     * A model. It asks once for each question; {@link GuardedModel} does more.
     *
     * @param key empty if the endpoint wants none
     * @param proxy null for none; never used for an endpoint on this machine
     * @param login of the proxy, null for none; it is asked for nothing else
     * @throws IllegalArgumentException if the key can't be sent; the message holds nothing of it
     */
    public static Model open(EndpointSettings settings, String key, ProxySelector proxy, Authenticator login) {
        return open(settings, KeyHeader.of(settings), key, proxy, login, Clock.systemUTC());
    }

    static Model open(
            EndpointSettings settings,
            KeyHeader header,
            String key,
            ProxySelector proxy,
            Authenticator login,
            Clock clock) {
        String clean = key.strip();
        if (!KEY.matcher(clean).matches()) {
            throw new IllegalArgumentException("The key of the endpoint '" + settings.name()
                    + "' must be one word of visible ASCII characters; look at the credential");
        }
        Faults faults = new Faults(settings.name(), clock);
        Transport transport = new Transport(settings, header, clean, http(settings, proxy, login), faults);
        return new EndpointModel(settings, transport.builder(), faults);
    }

    private static HttpClient http(EndpointSettings settings, ProxySelector proxy, Authenticator login) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                // Servers on plain connections stumble over the client's offer to change to HTTP/2.
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(proxy == null || EndpointAddress.loopback(settings.url()) ? HttpClient.Builder.NO_PROXY : proxy);
        if (login != null) {
            builder.authenticator(new ProxyLogin(login));
        }
        return builder.build();
    }

    /** Gives user and password to the proxy, and to no endpoint that asks for them. */
    private static final class ProxyLogin extends Authenticator {
        private final Authenticator login;

        ProxyLogin(Authenticator login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? login.requestPasswordAuthenticationInstance(
                            getRequestingHost(),
                            getRequestingSite(),
                            getRequestingPort(),
                            getRequestingProtocol(),
                            getRequestingPrompt(),
                            getRequestingScheme(),
                            getRequestingURL(),
                            RequestorType.PROXY)
                    : null;
        }
    }
}
