package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;

/** Ollama, beside Jenkins or on a host of its own. */
@Restricted(NoExternalUse.class)
public final class OllamaProvider extends EndpointProvider {
    private static final String URL = "http://localhost:11434";

    /** @param model its name at the provider */
    @DataBoundConstructor
    public OllamaProvider(String model) {
        super(model, URL);
    }

    @Override
    String protocol() {
        return "ollama";
    }

    @Override
    String usualUrl() {
        return URL;
    }

    /** Describes the provider. */
    @Extension
    @Symbol("ollama")
    public static final class DescriptorImpl extends EndpointDescriptor {
        @Override
        public String getDisplayName() {
            return Messages.OllamaProvider_displayName();
        }

        @Override
        EndpointProvider entered(String model) {
            return new OllamaProvider(model);
        }
    }
}
