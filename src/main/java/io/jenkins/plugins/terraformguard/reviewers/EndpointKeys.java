package io.jenkins.plugins.terraformguard.reviewers;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.terraformguard.engine.review.ReviewException;
import java.net.URI;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Keys of endpoints: credentials of the kind "secret text", of which only the id is kept. */
final class EndpointKeys {
    /** Credentials of the system are for Jenkins itself: no build finds them. */
    private static final CredentialsMatcher FOR_BUILDS =
            CredentialsMatchers.not(CredentialsMatchers.withScope(CredentialsScope.SYSTEM));

    private EndpointKeys() {}

    /**
     * The key.
     *
     * @param run where it is used, which is recorded; null for a look of an administrator
     * @throws ReviewException if there is none of that id
     */
    static String key(String id, URI address, Run<?, ?> run) throws ReviewException {
        List<DomainRequirement> requirements = requirements(address.toString());
        StringCredentials found = run == null
                ? global(id, requirements)
                : CredentialsProvider.findCredentialById(id, StringCredentials.class, run, requirements);
        if (found == null) {
            throw new ReviewException(Messages.EndpointKeys_none(id));
        }
        if (run != null) {
            CredentialsProvider.track(run, found);
        }
        return found.getSecret().getPlainText();
    }

    /** Whether there is one of that id that builds of all jobs find. */
    static boolean isGlobal(String id, String address) {
        return global(id, requirements(address)) != null;
    }

    /** Those that builds of all jobs find. */
    static ListBoxModel choices(String address, String current) {
        return new StandardListBoxModel()
                .includeEmptyValue()
                .includeMatchingAs(
                        ACL.SYSTEM2, Jenkins.get(), StringCredentials.class, requirements(address), FOR_BUILDS)
                .includeCurrentValue(current);
    }

    private static StringCredentials global(String id, List<DomainRequirement> requirements) {
        return CredentialsMatchers.firstOrNull(
                CredentialsProvider.lookupCredentialsInItemGroup(
                        StringCredentials.class, Jenkins.get(), ACL.SYSTEM2, requirements),
                CredentialsMatchers.allOf(CredentialsMatchers.withId(id), FOR_BUILDS));
    }

    private static List<DomainRequirement> requirements(String address) {
        return URIRequirementBuilder.fromUri(address).build();
    }
}
