package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
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

    private static PolicyPack load(String file) {
        try (InputStream in = BundledPolicies.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("The bundled policies " + file + " are missing");
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new PackLoader().load(yaml, file, PolicyPack.BUNDLED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
