package io.jenkins.plugins.terraformguard.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleManifestTest {
    @Test
    void foldersByTheNamesOfCalls() throws Exception {
        ModuleManifest manifest = ModuleManifest.parse("""
            {"Other": [{"Key": "x", "Dir": "wrong"}],
             "Modules": [
              {"Key": "", "Source": "", "Dir": "."},
              {"Key": "vpc", "Source": "registry.terraform.io/a/vpc/aws", "Version": "1.2.3", "Dir": ".terraform/modules/vpc"},
              {"Key": "vpc.sub", "Source": "./sub", "Dir": ".terraform\\\\modules\\\\vpc\\\\sub", "More": {"Key": "no"}},
              {"Key": "nowhere"}, {"Dir": "no key"}, {"Key": 7, "Dir": "x"}, 1, null, [{"Key": "y", "Dir": "y"}]
            ]}
            """);
        assertEquals(Optional.of(".terraform/modules/vpc"), manifest.folder(List.of("vpc")));
        assertEquals(Optional.of(".terraform/modules/vpc/sub"), manifest.folder(List.of("vpc", "sub")));
        for (String name : List.of("x", "y", "nowhere", "sub", "7")) {
            assertEquals(Optional.empty(), manifest.folder(List.of(name)), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Modules\": null}",
                "{\"Modules\": []}",
                "{\"Modules\": {\"Key\": \"a\", \"Dir\": \"a\"}}"
            })
    void withoutModules(String json) throws Exception {
        assertEquals(Optional.empty(), ModuleManifest.parse(json).folder(List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "x", "{\"Modules\": [", "{\"Modules\": [{\"Key\": \"a\"", "{\"Modules\": [}"})
    void broken(String json) {
        IOException e = assertThrows(IOException.class, () -> ModuleManifest.parse(json));
        assertEquals(true, e.getMessage().startsWith("The list of installed modules is not"), e.getMessage());
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        assertThrows(IOException.class, () -> ModuleManifest.parse("{\"Modules\": " + "[".repeat(100_000)));
    }
}
