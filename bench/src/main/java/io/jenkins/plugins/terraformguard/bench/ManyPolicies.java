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

/**
 * As many policies as an organisation may have: the bundled ones, again and again under other names, and some that look
 * at other resources.
 */
final class ManyPolicies {
    private static final List<String> FILES = List.of("plan-safety.yaml", "aws.yaml");

    private static final String CROSS = """
            pack: cross
            version: 1.0.0
            policies:
              - id: CROSS-1
                title: Every bucket has a public access block
                severity: high
                enforcement: advisory
                resources: [aws_s3_bucket]
                actions: [create, update, replace, no-op]
                assert: >-
                  referrers("aws_s3_bucket_public_access_block").exists(b, b.after.block_public_acls == true)
              - id: CROSS-2
                title: Machines have a group that is not open
                severity: high
                enforcement: advisory
                resources: [aws_instance]
                actions: [create, update, replace, no-op]
                assert: >-
                  references("aws_security_group").all(g, aslist(g.after.ingress).all(r, !("0.0.0.0/0" in r.cidr_blocks)))
              - id: CROSS-3
                title: There are not too many roles
                severity: low
                enforcement: advisory
                scope: plan
                assert: size(resources("aws_iam_role")) < 1000000
            """;

    private ManyPolicies() {}

    /** At least so many policies beside the bundled ones. */
    static List<PolicyFile> files(int count) throws IOException {
        int bundled = BundledPolicies.packs().stream()
                .mapToInt(pack -> pack.policies().size())
                .sum();
        List<PolicyFile> files = new ArrayList<>();
        if (count > 0) {
            files.add(new PolicyFile("cross.yaml", CROSS));
        }
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

    /** Without those that look at other resources, for which the plan would have to be read once more. */
    static List<PolicyPack> packs(int count) throws IOException {
        PackLoader loader = new PackLoader();
        List<PolicyPack> packs = new ArrayList<>(BundledPolicies.packs());
        for (PolicyFile file : files(count)) {
            if (file.text().equals(CROSS)) {
                continue;
            }
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
