package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.policy.PackLoader;
import io.jenkins.plugins.terraformguard.engine.policy.PackParts;
import io.jenkins.plugins.terraformguard.engine.policy.PackSource;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyExample;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The packs that come with the engine, compiled once per process. */
public final class BundledPolicies {
    private static final List<String> FILES = List.of(
            "plan-safety/data",
            "plan-safety/changes",
            "change-control",
            "aws/core",
            "aws/network",
            "aws/identity",
            "aws/logging",
            "aws/compute",
            "aws/storage",
            "aws/database",
            "azure/network",
            "azure/data",
            "azure/compute",
            "azure/identity",
            "google/network",
            "google/data",
            "google/compute",
            "kubernetes");
    private static final String FOLDER = "/io/jenkins/plugins/terraformguard/policies/";

    private BundledPolicies() {}

    /** The packs without their examples, which nothing but the tools for authors asks for. */
    public static List<PolicyPack> packs() {
        return Holder.PACKS;
    }

    /** The files that the packs are read from, with their examples. */
    public static List<PackSource> sources() {
        return FILES.stream()
                .map(name -> new PackSource(file(name + ".yaml"), file(name + ".examples.yaml")))
                .toList();
    }

    /** The files that the packs are read from, without their examples. */
    static List<PolicyFile> files() {
        return FILES.stream().map(name -> file(name + ".yaml")).toList();
    }

    /** The packs with their examples. */
    public static List<PolicyPack> withExamples() {
        try {
            List<PolicyPack> files = new ArrayList<>();
            for (PackSource source : sources()) {
                files.add(new PackLoader().load(source, PolicyPack.BUNDLED));
            }
            return PackParts.join(files);
        } catch (PolicyException e) {
            throw broken(e);
        }
    }

    /** The examples of a bundled policy. */
    public static List<PolicyExample> examples(Policy policy) {
        try {
            for (PackSource source : sources()) {
                if (source.pack().name().equals(policy.place().file())) {
                    return new PackLoader()
                            .load(source, PolicyPack.BUNDLED).policies().stream()
                                    .filter(other -> other.id().equals(policy.id()))
                                    .flatMap(other -> other.examples().stream())
                                    .toList();
                }
            }
            return List.of();
        } catch (PolicyException e) {
            throw broken(e);
        }
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
        try {
            return PackLoader.ofProvenPacks().load(PackSource.of(file(name + ".yaml")), PolicyPack.BUNDLED);
        } catch (PolicyException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(PolicyException e) {
        return new IllegalStateException(e.file() + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
    }

    /** Loads on first use. */
    private static final class Holder {
        private static final List<PolicyPack> PACKS = load();

        private static List<PolicyPack> load() {
            try {
                return PackParts.join(
                        FILES.parallelStream().map(BundledPolicies::load).toList());
            } catch (PolicyException e) {
                throw broken(e);
            }
        }
    }
}
