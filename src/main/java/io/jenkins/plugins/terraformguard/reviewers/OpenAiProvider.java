package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** OpenAI, Azure OpenAI, vLLM and whatever else speaks the protocol of chat completions. */
@Restricted(NoExternalUse.class)
public final class OpenAiProvider extends EndpointProvider {
    private static final String URL = "https://api.openai.com/v1";

    /** @param model its name at the provider */
    @DataBoundConstructor
    public OpenAiProvider(String model) {
        super(model, URL);
    }

    @Override
    String protocol() {
        return "openai";
    }

    @Override
    String usualUrl() {
        return URL;
    }

    /** Describes the provider. */
    @Extension
    @Symbol("openAi")
    public static final class DescriptorImpl extends EndpointDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.OpenAiProvider_displayName();
        }

        @Override
        EndpointProvider entered(String model) {
            return new OpenAiProvider(model);
        }
    }
}
