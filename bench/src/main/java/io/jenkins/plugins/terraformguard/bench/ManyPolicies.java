package io.jenkins.plugins.terraformguard.bench;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** As many policies as an organisation may have: the bundled ones, again and again under other names. */
final class ManyPolicies {
    private static final List<String> FILES = List.of("plan-safety.yaml", "aws-baseline.yaml");

    private ManyPolicies() {}

    /** At least so many policies beside the bundled ones. */
    static List<PolicyFile> files(int count) throws IOException {
        int bundled = BundledPolicies.packs().stream()
                .mapToInt(pack -> pack.policies().size())
                .sum();
        List<PolicyFile> files = new ArrayList<>();
        for (int copy = 1; (copy - 1) * bundled < count; copy++) {
            for (String file : FILES) {
                String yaml = text(file)
                        .replaceAll("(?m)^pack: (.*)$", "pack: $1-" + copy)
                        .replaceAll("(?m)^  - id: (.*)$", "  - id: $1-" + copy);
                files.add(new PolicyFile(copy + "-" + file, yaml));
            }
        }
        return files;
    }

    static List<PolicyPack> packs(int count) throws IOException {
        PackLoader loader = new PackLoader();
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.packs());
        for (PolicyFile file : files(count)) {
            try {
                packs.add(loader.load(file.text(), file.name(), PolicyPack.PROJECT));
            } catch (PolicyException e) {
                throw new IOException(e);
            }
        }
        return packs;
    }

    private static String text(String file) throws IOException {
        try (InputStream in =
                BundledPolicies.class.getResourceAsStream("/io/jenkins/plugins/terraformguard/policies/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
