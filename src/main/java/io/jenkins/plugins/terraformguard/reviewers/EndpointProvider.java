package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.terraformguard.engine.review.Model;
import io.jenkins.plugins.terraformguard.engine.review.ModelIdentity;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import io.jenkins.plugins.terraformguard.llm.EndpointSettings;
import io.jenkins.plugins.terraformguard.llm.ModelClients;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A provider whose endpoint has an address, a model of some name, and a key that is kept as a credential. */
@Restricted(NoExternalUse.class)
public abstract class EndpointProvider extends ModelProvider {
    private final String model;
    private String url;
    private String credentialsId = "";

    /** @param url the usual address of the provider */
    EndpointProvider(String model, String url) {
        this.model = Util.fixNull(model).trim();
        this.url = url;
    }

    /** What the protocol is called in settings of endpoints. */
    abstract String protocol();

    /** The address where none is entered. */
    abstract String usualUrl();

    public String getModel() {
        return Util.fixNull(model);
    }

    public String getUrl() {
        return url == null ? usualUrl() : url;
    }

    @DataBoundSetter
    public void setUrl(String given) {
        String clean = Util.fixNull(given).trim();
        url = clean.isEmpty() ? usualUrl() : clean;
    }

    public String getCredentialsId() {
        return Util.fixNull(credentialsId);
    }

    @DataBoundSetter
    public void setCredentialsId(String id) {
        credentialsId = Util.fixNull(id).trim();
    }

    @Override
    public ModelIdentity identity(String endpoint) {
        return new ModelIdentity(endpoint, protocol(), getModel());
    }

    @Override
    public String getAddress() {
        return getUrl();
    }

    @Override
    public void check(ModelSettings settings) {
        endpoint(settings);
    }

    @Override
    public Model open(ModelContext context) throws ReviewException {
        try {
            EndpointSettings endpoint = endpoint(context.settings());
            String key = context.secret(getCredentialsId(), endpoint.url());
            return ModelClients.open(endpoint, key, context.proxy(), context.proxyLogin());
        } catch (IllegalArgumentException e) {
            throw new ReviewException(e.getMessage(), e);
        }
    }

    private EndpointSettings endpoint(ModelSettings settings) {
        return new EndpointSettings(
                settings.name(),
                protocol(),
                uri(getUrl()),
                getModel(),
                settings.timeout(),
                settings.concurrent(),
                settings.maxOutputTokens());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message holds the address, in which there may be a key.
            throw new IllegalArgumentException(Messages.EndpointProvider_url());
        }
    }

    /** What the forms of these providers ask. Only administrators are told. */
    public abstract static class EndpointDescriptor extends Descriptor<ModelProvider> {
        private static final ModelSettings ANY = new ModelSettings("any", Duration.ofSeconds(30), 1, 1024);

        /** One with what was entered. */
        abstract EndpointProvider entered(String model);

        /** The address where none is entered. */
        public String getUsualAddress() {
            return entered("").usualUrl();
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@QueryParameter String url, @QueryParameter String credentialsId) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return EndpointKeys.choices(Util.fixNull(url), Util.fixNull(credentialsId));
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return checked("model", value);
        }

        @POST
        public FormValidation doCheckModel(@QueryParameter String value) {
            return checked(value, "");
        }

        private FormValidation checked(String model, String url) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            EndpointProvider provider = entered(model);
            provider.setUrl(url);
            try {
                provider.check(ANY);
                return FormValidation.ok();
            } catch (IllegalArgumentException e) {
                return FormValidation.error(e.getMessage());
            }
        }

        @POST
        public FormValidation doCheckCredentialsId(@QueryParameter String url, @QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            String id = Util.fixNull(value).trim();
            return id.isEmpty() || EndpointKeys.isGlobal(id, Util.fixNull(url))
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.EndpointProvider_folders());
        }
    }
}
