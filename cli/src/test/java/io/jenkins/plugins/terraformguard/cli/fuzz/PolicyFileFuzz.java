package io.jenkins.plugins.terraformguard.cli.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.policy.ExampleRunner;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.policy.layer.PolicyLayers;
import io.jenkins.plugins.terraformguard.engine.waiver.ExemptionFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text as each file of a layer: it is read whole, or there is an error that says where and what to do. */
final class PolicyFileFuzz {
    private static final List<String> NAMES =
            List.of("pack.yaml", "settings.yaml", "policies.lock.yaml", "waivers.yaml", "baseline.json");

    private PolicyFileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String name : NAMES) {
            PolicyInput input = PolicyInput.ofProject(List.of(new PolicyFile(name, text)));
            try {
                for (PolicyPack pack :
                        PolicyLayers.resolve(List.of(), input).policies().packs()) {
                    pack.policies().forEach(policy -> ExampleRunner.run(pack, policy));
                }
                ExemptionFiles.read(input);
            } catch (PolicyException e) {
                assertTrue(!e.getMessage().isEmpty() && !e.remedy().isEmpty(), e.getMessage());
                assertTrue(e.line() >= 0 && e.column() >= 0, () -> e.line() + ":" + e.column());
            }
        }
    }
}
