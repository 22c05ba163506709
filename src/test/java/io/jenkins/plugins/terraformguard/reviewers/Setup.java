package io.jenkins.plugins.terraformguard.reviewers;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.ModelObject;
import hudson.model.Run;
import hudson.util.Secret;
import io.jenkins.plugins.terraformguard.engine.policy.review.ReviewRules;
import io.jenkins.plugins.terraformguard.engine.review.ReviewBoard;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecord;
import java.net.URL;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.JenkinsRule.WebClient;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What tests of reviewers begin with. */
final class Setup {
    static final String SECRET = "sk-planted-key-0451";

    private Setup() {}

    static ModelEndpoint openAi(String name, String url, String credentialsId) {
        OpenAiProvider provider = new OpenAiProvider("model-1");
        provider.setUrl(url);
        provider.setCredentialsId(credentialsId);
        return new ModelEndpoint(name, provider);
    }

    static ModelEndpoint scripted(String name, String script) {
        if (Jenkins.get().getDescriptor(ScriptedProvider.class) == null) {
            Jenkins.get().getDescriptorList(ModelProvider.class).add(new ScriptedProvider.DescriptorImpl());
        }
        return new ModelEndpoint(name, new ScriptedProvider(script));
    }

    /** Sets up these endpoints, of which the first is the usual one. */
    static ReviewersConfiguration endpoints(ModelEndpoint... endpoints) {
        ReviewersConfiguration configuration = ReviewersConfiguration.get();
        configuration.setEndpoints(List.of(endpoints));
        configuration.setDefaultEndpoint(endpoints[0].getName());
        return configuration;
    }

    /** Keeps a secret text in Jenkins or in a folder. */
    static void credential(ModelObject where, CredentialsScope scope, String id, String text) throws Exception {
        CredentialsStore store =
                CredentialsProvider.lookupStores(where).iterator().next();
        store.addCredentials(Domain.global(), new StringCredentialsImpl(scope, id, "planted", Secret.fromString(text)));
    }

    /** Has a review held in a build, about facts that are made up. */
    static ReviewRecord review(Run<?, ?> run, String... roles) throws InterruptedException {
        ReviewRules rules = new ReviewRules(List.of(roles), false, 8_000, null);
        return ReviewBoard.hold("plan", ExampleFacts.sheet(), "", rules, ReviewPanels.of(run, rules));
    }

    /** Users {@code admin}, {@code manager} (reads the system) and {@code reader}. */
    static void users(JenkinsRule jenkins) {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.MANAGE, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("manager")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
    }

    /** What a user is answered, null for a stranger; errors too. */
    static WebResponse request(JenkinsRule jenkins, String user, HttpMethod method, String path) throws Exception {
        WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.setRefreshHandler((page, url, seconds) -> {});
        if (user != null) {
            client.login(user);
        }
        WebRequest request = new WebRequest(new URL(jenkins.getURL(), path), method);
        return client.loadWebResponse(method == HttpMethod.POST ? client.addCrumb(request) : request);
    }
}
