package io.jenkins.plugins.terraformguard.reviewers;

import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.terraformguard.llm.EndpointSettings;
import io.jenkins.plugins.terraformguard.llm.Guards;
import java.time.Duration;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A model that may be asked. Whether it can be used is looked at when it is saved, and again when it is used. */
@Restricted(NoExternalUse.class)
public final class ModelEndpoint extends AbstractDescribableImpl<ModelEndpoint> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");

    private final String name;
    private final ModelProvider provider;
    private int timeout = DescriptorImpl.TIMEOUT;
    private int concurrent = DescriptorImpl.CONCURRENT;
    private int maxOutputTokens = DescriptorImpl.MAX_OUTPUT_TOKENS;

    @DataBoundConstructor
    public ModelEndpoint(String name, ModelProvider provider) {
        this.name = Util.fixNull(name).trim();
        this.provider = provider;
    }

    public String getName() {
        return Util.fixNull(name);
    }

    /** Null if the plugin that brought it is gone. */
    public ModelProvider getProvider() {
        return provider;
    }

    /** Seconds. */
    public int getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(int seconds) {
        timeout = seconds;
    }

    public int getConcurrent() {
        return concurrent;
    }

    @DataBoundSetter
    public void setConcurrent(int most) {
        concurrent = most;
    }

    public int getMaxOutputTokens() {
        return maxOutputTokens;
    }

    @DataBoundSetter
    public void setMaxOutputTokens(int tokens) {
        maxOutputTokens = tokens;
    }

    ModelSettings settings() {
        return new ModelSettings(getName(), Duration.ofSeconds(timeout), concurrent, maxOutputTokens);
    }

    Guards guards() {
        String place = String.join(
                "\n",
                provider.getClass().getName(),
                provider.identity(getName()).model(),
                provider.getAddress());
        return new Guards(getName(), place, concurrent, maxOutputTokens);
    }

    /** @throws IllegalArgumentException if it can't be used; the message says why */
    void check() {
        if (!NAME.matcher(getName()).matches()) {
            throw new IllegalArgumentException(Messages.ModelEndpoint_name());
        }
        if (provider == null) {
            throw new IllegalArgumentException(Messages.ModelEndpoint_provider(getName()));
        }
        within(getName(), timeout, 1, EndpointSettings.MAX_TIMEOUT.toSeconds(), Messages.ModelEndpoint_timeout());
        within(getName(), concurrent, 1, EndpointSettings.MAX_CONCURRENT, Messages.ModelEndpoint_concurrent());
        within(
                getName(),
                maxOutputTokens,
                EndpointSettings.MIN_OUTPUT_TOKENS,
                EndpointSettings.MAX_OUTPUT_TOKENS,
                Messages.ModelEndpoint_maxOutputTokens());
        try {
            provider.check(settings());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Messages.ModelEndpoint_wrong(getName(), e.getMessage()), e);
        }
    }

    private static void within(String name, int value, long min, long max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(Messages.ModelEndpoint_wrong(name, Messages.bounds(what, min, max)));
        }
    }

    /** Describes the endpoint. It checks for administrators. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<ModelEndpoint> {
        /** What holds where nothing is entered. */
        public static final int TIMEOUT = 30;

        public static final int CONCURRENT = 4;
        public static final int MAX_OUTPUT_TOKENS = 4_096;

        @Override
        public String getDisplayName() {
            return Messages.ModelEndpoint_displayName();
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            return NAME.matcher(Util.fixNull(value).trim()).matches()
                    ? FormValidation.ok()
                    : FormValidation.error(Messages.ModelEndpoint_name());
        }

        @POST
        public FormValidation doCheckTimeout(@QueryParameter String value) {
            return FormNumbers.check(value, 1, (int) EndpointSettings.MAX_TIMEOUT.toSeconds());
        }

        @POST
        public FormValidation doCheckConcurrent(@QueryParameter String value) {
            return FormNumbers.check(value, 1, EndpointSettings.MAX_CONCURRENT);
        }

        @POST
        public FormValidation doCheckMaxOutputTokens(@QueryParameter String value) {
            return FormNumbers.check(value, EndpointSettings.MIN_OUTPUT_TOKENS, EndpointSettings.MAX_OUTPUT_TOKENS);
        }
    }
}
