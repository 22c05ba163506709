package io.jenkins.plugins.terraformguard.reviewers;

import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.net.Authenticator;
import java.net.ProxySelector;
import java.net.URI;

/** What a provider may use to open a model. */
public final class ModelContext {
    private final ModelSettings settings;
    private final Run<?, ?> run;

    /** @param run null if an administrator tries the endpoint */
    ModelContext(ModelSettings settings, Run<?, ?> run) {
        this.settings = settings;
        this.run = run;
    }

    /** What the administrator set for the endpoint. */
    public ModelSettings settings() {
        return settings;
    }

    /**
     * The text of a credential of the kind "secret text", as the build may use it: one of Jenkins, or one of a folder around
     * its job. That the build uses it is recorded.
     *
     * @param id as it is configured; an empty one stands for no credential
     * @param address what it is used for, which decides among the domains of credentials
     * @return empty if the id is
     * @throws ReviewException if there is none; the message names the id
     */
    public String secret(String id, URI address) throws ReviewException {
        return id.isEmpty() ? "" : EndpointKeys.key(id, address, run);
    }

    /** The proxy of Jenkins with its exceptions; where none is set, that of the Java process. */
    public ProxySelector proxy() {
        return JenkinsProxy.selector();
    }

    /** User and password for the proxy, null if it wants none. They are given to nobody but the proxy. */
    public Authenticator proxyLogin() {
        return JenkinsProxy.login();
    }
}
