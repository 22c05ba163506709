package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.tool.ConfigurationSources.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"a.tf", "a.tf.json", "a.tofu", "a.tofu.json", "override.tf", "a b.tf", "a.b.tf", "#a.tf", "~.tf"
            })
    void configuration(String name) {
        assertTrue(ConfigurationFiles.isConfiguration(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".tf",
                ".a.tf",
                "a.tf~",
                "#a.tf#",
                "a.tfvars",
                "a.tftest.hcl",
                "a.tf.json.bak",
                "a.json",
                "tf",
                "a.TF",
                "a.tofutest.hcl",
                ".terraform.lock.hcl",
                "",
                ".a.tofu",
                "#a.tofu.json#"
            })
    void noConfiguration(String name) {
        assertFalse(ConfigurationFiles.isConfiguration(name));
        assertEquals(
                new ConfigurationFiles(List.of(), List.of()), ConfigurationFiles.of(List.of(name), Dialect.OPENTOFU));
    }

    @Test
    void overridesAreApartAndInOrder() {
        assertEquals(
                new ConfigurationFiles(
                        List.of("a.tf", "b.tf.json", "overrides.tf"),
                        List.of("_override.tf", "a_override.tf.json", "override.tf", "z_override.tf")),
                ConfigurationFiles.of(
                        List.of(
                                "z_override.tf",
                                "override.tf",
                                "overrides.tf",
                                "b.tf.json",
                                "a_override.tf.json",
                                "a.tf",
                                "_override.tf"),
                        Dialect.TERRAFORM));
    }

    @Test
    void openTofuFilesTakeThePlaceOfTheirNamesakes() {
        List<String> names = List.of(
                "a.tf",
                "a.tofu",
                "b.tf",
                "b.tofu.json",
                "c.tf.json",
                "c.tofu.json",
                "d.tofu",
                "override.tf",
                "override.tofu");
        assertEquals(
                new ConfigurationFiles(
                        List.of("a.tofu", "b.tf", "b.tofu.json", "c.tofu.json", "d.tofu"), List.of("override.tofu")),
                ConfigurationFiles.of(names, Dialect.OPENTOFU));
        assertEquals(
                new ConfigurationFiles(List.of("a.tf", "b.tf", "c.tf.json"), List.of("override.tf")),
                ConfigurationFiles.of(names, Dialect.TERRAFORM));
    }

    @Test
    void jsonByItsEnding() {
        assertTrue(ConfigurationFiles.isJson("a.tf.json"));
        assertFalse(ConfigurationFiles.isJson("json.tf"));
    }
}
