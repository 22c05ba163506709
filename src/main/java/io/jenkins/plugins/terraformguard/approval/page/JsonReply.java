package io.jenkins.plugins.terraformguard.approval.page;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import java.io.IOException;
import java.util.Locale;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** A document for programs. */
final class JsonReply implements HttpResponse {
    private final int status;
    private final byte[] document;

    private JsonReply(int status, byte[] document) {
        this.status = status;
        this.document = document;
    }

    /** Whether whoever asks says that he reads JSON, and does not say the same of pages, as browsers do. */
    static boolean isWanted(StaplerRequest2 request) {
        String accept = request.getHeader("Accept");
        String types = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        return types.contains("application/json") && !types.contains("text/html");
    }

    /**
     * The reply.
     *
     * @param value as {@link CanonicalJson} takes it
     */
    static JsonReply of(int status, Object value) {
        return new JsonReply(status, CanonicalJson.bytes(value));
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
