package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The packs that come with the engine, compiled once per process. */
public final class BundledPolicies {
    private static final List<String> FILES = List.of("plan-safety.yaml", "aws-baseline.yaml");
    private static final String FOLDER = "/io/jenkins/plugins/terraformguard/policies/";

    private BundledPolicies() {}

    public static List<PolicyPack> packs() {
        return Holder.PACKS;
    }

    /** The files that the packs are read from. */
    public static List<PolicyFile> files() {
        return FILES.stream().map(BundledPolicies::file).toList();
    }

    private static PolicyFile file(String name) {
        try (InputStream in = BundledPolicies.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The bundled policies " + name + " are missing");
            }
            return new PolicyFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PolicyPack load(String name) {
        PolicyFile file = file(name);
        try {
            return new PackLoader().load(file.text(), file.name(), PolicyPack.BUNDLED);
        } catch (PolicyException e) {
            throw new IllegalStateException(e.file() + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
        }
    }

    /** Loads on first use. */
    private static final class Holder {
        private static final List<PolicyPack> PACKS =
                FILES.parallelStream().map(BundledPolicies::load).toList();
    }
}
