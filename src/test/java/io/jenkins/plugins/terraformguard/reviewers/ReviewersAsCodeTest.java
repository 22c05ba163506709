package io.jenkins.plugins.terraformguard.reviewers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configuration as Code sets the reviewers, and exports them so that they can be set again. */
@WithJenkinsConfiguredWithCode
class ReviewersAsCodeTest {
    @Test
    @ConfiguredWithCode("reviewers-as-code.yaml")
    void roundTrip(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        String exported = exported();
        try (InputStream expected = getClass().getResourceAsStream("reviewers-as-code-exported.yaml")) {
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8), exported);
        }
        ReviewersConfiguration configuration = ReviewersConfiguration.get();
        configuration.reviewers().check();
        configuration.setDefaultEndpoint("");
        configuration.setEndpoints(List.of());
        configuration.setLimit(1);
        ConfigurationAsCode.get()
                .configure(getClass().getResource("reviewers-as-code.yaml").toString());
        assertEquals(exported, exported());
    }

    private static String exported() throws Exception {
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        return Util.toYamlString(Util.getUnclassifiedRoot(context).get("terraformGuardReviewers"));
    }
}
