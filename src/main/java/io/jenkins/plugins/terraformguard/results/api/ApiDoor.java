package io.jenkins.plugins.terraformguard.results.api;

import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.results.SitePath;
import io.jenkins.plugins.terraformguard.results.fleet.FleetAction;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.access.AccessDeniedException;

/** The door to one resource. */
final class ApiDoor {
    static final String MEDIA = "application/vnd.terraform-guard.v1+json";

    private static final String JSON = "application/json";
    private static final Set<String> ANY = Set.of(JSON, MEDIA, "application/*", "*/*");
    private static final Logger LOGGER = Logger.getLogger(ApiDoor.class.getName());

    private final ApiResource resource;

    /** @param resource null where there is none of the name that is asked for */
    ApiDoor(ApiResource resource) {
        this.resource = resource;
    }

    /** Answers. */
    void open(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setHeader("Vary", "Accept, Authorization, Cookie");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "private, no-cache");
        try {
            String media = media(request.getHeader("Accept"));
            if (resource == null) {
                throw ApiProblem.notFound();
            }
            // Not the address as it was asked: what begins with two slashes would lead to another host.
            ApiReply reply = answer(ApiQuery.of(
                    SitePath.root() + FleetAction.URL_NAME + "/api/v1/" + resource.name(),
                    resource.parameters(),
                    request.getParameterMap()));
            send(request, response, reply, media);
        } catch (ApiProblem problem) {
            write(response, problem.status(), "application/problem+json", CanonicalJson.bytes(problem.document()));
        }
    }

    private ApiReply answer(ApiQuery query) throws ApiProblem {
        try {
            return resource.get(query);
        } catch (AccessDeniedException e) {
            LOGGER.log(Level.FINE, "Not for whoever asks", e);
            throw ApiProblem.notFound();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Can't answer about " + resource.name());
            throw new ApiProblem(ApiProblem.Kind.DAMAGED, Messages.ApiDoor_damaged(), Messages.ApiDoor_damagedRemedy());
        }
    }

    private static void send(StaplerRequest2 request, StaplerResponse2 response, ApiReply reply, String media)
            throws IOException {
        String tag = '"' + Sha256.hex(reply.document()) + '"';
        response.setHeader("ETag", tag);
        if (reply.next() != null) {
            response.setHeader("Link", "<" + reply.next() + ">; rel=\"next\"");
        }
        if (isKnown(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(304);
            return;
        }
        write(response, 200, media, reply.document());
    }

    private static void write(StaplerResponse2 response, int status, String media, byte[] document) throws IOException {
        response.setStatus(status);
        response.setContentType(media + ";charset=UTF-8");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private static boolean isKnown(String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String one : header.split(",", 50)) {
            String known = one.strip();
            // Whatever lies between may make a tag a weak one, as when it compresses.
            if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /** The type of the answer, by what is asked for. */
    private static String media(String accept) throws ApiProblem {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        boolean any = false;
        for (String one : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
            String type = one.split(";", 2)[0].strip();
            if (type.equals(MEDIA)) {
                return MEDIA;
            }
            any |= ANY.contains(type);
        }
        if (!any) {
            throw new ApiProblem(
                    ApiProblem.Kind.NOT_ACCEPTABLE, Messages.ApiDoor_media(), Messages.ApiDoor_mediaRemedy(MEDIA));
        }
        return JSON;
    }
}
