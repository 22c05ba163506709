package io.jenkins.plugins.terraformguard.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.misc.ConfiguredWithCode;
import io.jenkins.plugins.casc.misc.JenkinsConfiguredWithCodeRule;
import io.jenkins.plugins.casc.misc.Util;
import io.jenkins.plugins.casc.misc.junit.jupiter.WithJenkinsConfiguredWithCode;
import io.jenkins.plugins.casc.model.CNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Configuration as Code sets the organisation's layer, and exports it so that it can be set again. */
@WithJenkinsConfiguredWithCode
class ConfigurationAsCodeTest {
    @Test
    @ConfiguredWithCode("configuration-as-code.yaml")
    void roundTrip(JenkinsConfiguredWithCodeRule jenkins) throws Exception {
        GuardGlobalConfiguration configuration = GuardGlobalConfiguration.get();
        assertEquals("/etc/terraform-guard", configuration.getOrganisationFolder());
        List<PolicyEntry> files = configuration.getOrganisationFiles();
        assertEquals(
                List.of("acme.yaml"), files.stream().map(PolicyEntry::getName).toList());
        assertEquals(Packs.refusing("acme"), files.get(0).getText());

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode exported = Util.getUnclassifiedRoot(context).get("terraformGuard");
        try (InputStream expected = getClass().getResourceAsStream("configuration-as-code-exported.yaml")) {
            assertEquals(text(expected), Util.toYamlString(exported));
        }
        configuration.setOrganisationFiles(List.of());
        ConfigurationAsCode.get()
                .configure(getClass().getResource("configuration-as-code.yaml").toString());
        assertEquals(
                Packs.refusing("acme"),
                configuration.getOrganisationFiles().get(0).getText());
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
