package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** Anthropic and gateways that speak its protocol of messages. */
@Restricted(NoExternalUse.class)
public final class AnthropicProvider extends EndpointProvider {
    private static final String URL = "https://api.anthropic.com/v1";

    /** @param model its name at the provider */
    @DataBoundConstructor
    public AnthropicProvider(String model) {
        super(model, URL);
    }

    @Override
    String protocol() {
        return "anthropic";
    }

    @Override
    String usualUrl() {
        return URL;
    }

    /** Describes the provider. */
    @Extension
    @Symbol("anthropic")
    public static final class DescriptorImpl extends EndpointDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.AnthropicProvider_displayName();
        }

        @Override
        EndpointProvider entered(String model) {
            return new AnthropicProvider(model);
        }
    }
}
