package io.jenkins.plugins.terraformguard.llm;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an address of an endpoint may look like. Nothing of the address is in the messages: somebody may have put a key in it. */
final class EndpointAddress {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[(?:::1|0:0:0:0:0:0:0:1)]");
    private static final Pattern API_VERSION = Pattern.compile("api-version=([A-Za-z0-9.-]{1,40})");
    private static final List<String> AZURE = List.of(
            ".openai.azure.com",
            ".cognitiveservices.azure.com",
            ".services.ai.azure.com",
            ".openai.azure.us",
            ".openai.azure.cn");
    private static final int MAX_LENGTH = 500;

    private EndpointAddress() {}

    /**
     * The address, with the usual path where it has none, and without a slash at its end.
     *
     * @throws IllegalArgumentException if it is none, or one that must not be used
     */
    static URI checked(URI url, Provider provider) {
        if (url == null || url.toString().length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An endpoint needs an address of at most " + MAX_LENGTH + " characters, such as https://host/v1");
        }
        if (url.getRawUserInfo() != null) {
            throw wrong("must hold no user and no password; put the key into a credential");
        }
        if (url.getHost() == null || url.getRawPath() == null) {
            throw wrong("needs a scheme and a host, such as https://host/v1");
        }
        if (url.getRawFragment() != null) {
            throw wrong("must have no fragment; leave out # and what follows");
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && loopback(url))) {
            throw wrong("must start with https:// (http:// only for localhost, 127.0.0.1 and [::1])");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw wrong("has a port that is none");
        }
        if (url.getRawQuery() != null && !API_VERSION.matcher(url.getRawQuery()).matches()) {
            throw wrong("may have no query but ?api-version=VERSION; a key belongs into a credential");
        }
        String path = url.getRawPath().replaceAll("/+$", "");
        if (path.endsWith(provider.operation())) {
            throw wrong("is what stands before " + provider.operation() + "; leave that out");
        }
        if (!url.normalize().equals(url)) {
            throw wrong("must have no . or .. in its path");
        }
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String host = url.getHost().toLowerCase(Locale.ROOT);
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(scheme + "://" + host + port + (path.isEmpty() ? provider.base() : path) + query);
    }

    /** Whether it is on this very machine by its name, so that nothing of it goes over a network. */
    static boolean loopback(URI url) {
        return LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether it is an Azure OpenAI resource, which wants the key in another header. */
    static boolean azure(URI url) {
        return AZURE.stream().anyMatch(url.getHost()::endsWith);
    }

    /** The version of the interface that it asks for. */
    static Optional<String> apiVersion(URI url) {
        return Optional.ofNullable(url.getRawQuery()).map(query -> query.substring("api-version=".length()));
    }

    /** The address without its query. */
    static String base(URI url) {
        String text = url.toString();
        return url.getRawQuery() == null ? text : text.substring(0, text.indexOf('?'));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The address of an endpoint " + what);
    }
}
