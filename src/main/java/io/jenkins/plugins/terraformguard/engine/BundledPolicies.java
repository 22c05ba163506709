package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    public static List<GuardRequest.PolicyFile> files() {
        List<GuardRequest.PolicyFile> files = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = BundledPolicies.class.getResourceAsStream(FOLDER + file)) {
                if (in == null) {
                    throw new IllegalStateException("The bundled policies " + file + " are missing");
                }
                files.add(new GuardRequest.PolicyFile(file, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static List<PolicyPack> load() {
        PackLoader loader = new PackLoader();
        List<PolicyPack> packs = new ArrayList<>();
        for (GuardRequest.PolicyFile file : files()) {
            try {
                packs.add(loader.load(file.yaml(), file.name(), PolicyPack.BUNDLED));
            } catch (PolicyException e) {
                throw new IllegalStateException(
                        e.file() + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(packs);
    }

    /** Loads on first use. */
    private static final class Holder {
        private static final List<PolicyPack> PACKS = load();
    }
}
