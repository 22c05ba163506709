package io.jenkins.plugins.terraformguard.signing;

import hudson.Extension;
import hudson.util.HttpResponses;
import io.jenkins.plugins.terraformguard.health.AdminPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.security.stapler.StaplerNotDispatchable;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The keys of this controller among the pages of its administration. Who may read the system's configuration may see the
 * public keys; only administrators make new ones. Private keys are nowhere to be seen.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class KeysPage extends AdminPage {
    static final String URL_NAME = "terraform-guard-keys";

    private static final Logger LOGGER = Logger.getLogger(KeysPage.class.getName());

    @Override
    public String getIconFileName() {
        return "symbol-key-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return Messages.KeysPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.KeysPage_description();
    }

    @Override
    public String getUrlName() {
        return URL_NAME;
    }

    @Override
    public Category getCategory() {
        return Category.SECURITY;
    }

    /** Why nothing can be signed, empty if it can. */
    public String getProblem() {
        return ControllerKeys.problem();
    }

    /** The key that signs, or null if there is none. */
    @StaplerNotDispatchable
    public KnownKey getCurrent() {
        return known().stream().filter(KnownKey::isOpen).findFirst().orElse(null);
    }

    /** Keys that no longer sign, the newest first. */
    @StaplerNotDispatchable
    public List<KnownKey> getEarlier() {
        return known().stream().filter(key -> !key.isOpen()).toList();
    }

    /** Why a key no longer signs, in words. */
    public String end(KnownKey key) {
        return switch (key.getEnd()) {
            case KnownKey.ROTATED -> Messages.KeysPage_rotated();
            case KnownKey.LOST -> Messages.KeysPage_lost();
            default -> Messages.KeysPage_unused();
        };
    }

    /** The public key that signs now. */
    @GET
    @WebMethod(name = "current.pem")
    public void doCurrent(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        KnownKey current = getCurrent();
        if (current == null) {
            throw HttpResponses.errorWithoutStack(404, Messages.KeysPage_none());
        }
        send(response, current.getPem());
    }

    /** All public keys that ever signed, one after the other. */
    @GET
    @WebMethod(name = "all.pem")
    public void doAll(StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        send(response, known().stream().map(KnownKey::getPem).collect(Collectors.joining()));
    }

    /** Makes a new key. */
    @POST
    public HttpResponse doRotate(@QueryParameter boolean confirm) throws IOException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        if (!confirm) {
            throw HttpResponses.errorWithoutStack(400, Messages.KeysPage_confirm());
        }
        ControllerKeys.rotate(Jenkins.getAuthentication2().getName());
        return back();
    }

    private static void send(StaplerResponse2 response, String pem) throws IOException {
        byte[] content = pem.getBytes(StandardCharsets.US_ASCII);
        response.setContentType("application/x-pem-file");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private static List<KnownKey> known() {
        try {
            List<KnownKey> keys = new ArrayList<>(ControllerKeys.all());
            Collections.reverse(keys);
            return keys;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Can't show the keys", e);
            return List.of();
        }
    }
}
