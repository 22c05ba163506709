package io.jenkins.plugins.terraformguard.llm;

import io.jenkins.plugins.terraformguard.llm.ModelFailure.Kind;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What an error of the transport means for people. Words of the endpoint are only repeated where they are known ones. */
final class Faults {
    /** Codes of the providers that say more than the status does. */
    private static final Pattern CODE =
            Pattern.compile("\"(?:code|type)\"\\s*:\\s*\"(insufficient_quota|model_not_found"
                    + "|context_length_exceeded|invalid_api_key|authentication_error|permission_error|not_found_error"
                    + "|request_too_large|overloaded_error|content_filter|DeploymentNotFound|OperationNotSupported)\"");

    private final String who;
    private final Clock clock;

    /** @param name of the endpoint */
    Faults(String name, Clock clock) {
        this.who = "The endpoint '" + name + "' ";
        this.clock = clock;
    }

    /** For an answer that is none. */
    ModelFailure ofStatus(int status, HttpHeaders headers, String body) {
        if (status >= 300 && status < 400) {
            return new ModelFailure(
                    Kind.REDIRECT,
                    who + "answered with a redirect (" + status + ")" + target(headers)
                            + "; redirects are not followed: set the address that is meant");
        }
        Duration wait = headers.firstValue("Retry-After")
                .flatMap(header -> RetryAfter.of(header, clock))
                .orElse(null);
        Matcher code = CODE.matcher(body);
        String what = "answered with status " + status + (code.find() ? " (" + code.group(1) + ")" : "");
        if (status == 429) {
            return new ModelFailure(
                    Kind.RATE_LIMITED, who + what + ": it is asked too much, or a quota is used up", wait);
        }
        if (status == 408) {
            return new ModelFailure(Kind.TIMEOUT, who + what + ": it took too long", wait);
        }
        if (status >= 500) {
            return new ModelFailure(Kind.SERVER, who + what, wait);
        }
        return new ModelFailure(Kind.CLIENT, who + what + hint(status));
    }

    /** For an answer that did not come, or not as a whole. */
    ModelFailure ofError(Throwable error) {
        if (error instanceof HttpConnectTimeoutException || error instanceof ConnectException) {
            return new ModelFailure(Kind.UNREACHABLE, who + "can't be reached" + unresolved(error));
        }
        if (isLogin(error)) {
            return new ModelFailure(Kind.CLIENT, who + "refuses its key, or the proxy refuses its user and password");
        }
        if (error instanceof CappedBody.TooLarge) {
            return new ModelFailure(
                    Kind.TOO_LARGE,
                    who + "answered more than " + Transport.MAX_ANSWER + " bytes; the rest was not read");
        }
        if (error instanceof SSLException) {
            return new ModelFailure(
                    Kind.UNREACHABLE, who + "has no TLS connection that can be trusted; look at its certificate");
        }
        return new ModelFailure(Kind.UNREACHABLE, who + "broke the connection off before its answer was whole");
    }

    ModelFailure timeout() {
        return new ModelFailure(Kind.TIMEOUT, who + "did not answer in time");
    }

    ModelFailure malformed(String why) {
        return new ModelFailure(Kind.MALFORMED, who + why);
    }

    /** Where it has the login of a proxy, the client turns 401 and 407 into errors that only their texts tell apart. */
    private static boolean isLogin(Throwable error) {
        String message = String.valueOf(error.getMessage());
        return message.matches("(?:WWW|Proxy)-Authenticate header missing for response code \\d+")
                || message.equals("No credentials provided")
                || message.startsWith("too many authentication attempts");
    }

    private static String unresolved(Throwable error) {
        return error.getCause() instanceof UnresolvedAddressException ? ": there is no such host" : "";
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> ": its key is not right, or may not use that model";
            case 404 -> ": address or name of the model are not right";
            case 407 -> ": the proxy wants another user or password";
            case 413 -> ": the question is too long for it; set fewer tokens";
            default -> ": it does not take the question";
        };
    }

    private static String target(HttpHeaders headers) {
        Optional<String> host = headers.firstValue("Location").flatMap(Faults::host);
        return host.map(name -> " to " + name).orElse("");
    }

    private static Optional<String> host(String location) {
        try {
            return Optional.ofNullable(URI.create(location).getHost()).filter(name -> name.length() < 100);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
