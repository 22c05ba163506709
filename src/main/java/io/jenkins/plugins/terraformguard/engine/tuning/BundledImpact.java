package io.jenkins.plugins.terraformguard.engine.tuning;

import io.jenkins.plugins.terraformguard.engine.impact.Protection;
import io.jenkins.plugins.terraformguard.engine.impact.ReversibilityRow;
import io.jenkins.plugins.terraformguard.engine.impact.RowSource;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table that comes with the engine. It has a file for each family of providers, which is read when a plan first changes
 * a resource of it; after it comes what holds for all.
 */
final class BundledImpact extends ImpactTables implements RowSource {
    static final BundledImpact INSTANCE = new BundledImpact();

    /** What types of a family begin with, by the name of its file. */
    private static final Map<String, List<String>> FAMILIES = Map.of(
            "aws", List.of("aws_"),
            "azure", List.of("azurerm_", "azuread_"),
            "google", List.of("google_"),
            "kubernetes", List.of("kubernetes_", "kubectl_", "helm_"));

    private static final String GENERAL = "general";
    private static final String FOLDER = "/io/jenkins/plugins/terraformguard/engine/impact/";
    private static final Map<String, Rows> READ = new ConcurrentHashMap<>();

    private BundledImpact() {}

    @Override
    RowSource rows() {
        return this;
    }

    @Override
    List<String> ids() {
        return names().stream()
                .flatMap(name -> ImpactFile.ids(rows(name)).stream())
                .toList();
    }

    @Override
    RiskBinder risk() throws PolicyException {
        RiskBinder binder = new RiskBinder();
        binder.bundled(settings());
        return binder;
    }

    @Override
    public Rows of(String type) {
        List<ReversibilityRow> rows = new ArrayList<>();
        List<Protection> protections = new ArrayList<>();
        FAMILIES.forEach((name, starts) -> {
            if (starts.stream().anyMatch(type::startsWith)) {
                Rows family = rows(name).fitting(type);
                rows.addAll(family.rows());
                protections.addAll(family.protections());
            }
        });
        Rows general = rows(GENERAL).fitting(type);
        rows.addAll(general.rows());
        protections.addAll(general.protections());
        return new Rows(rows, protections);
    }

    /** The names of all files, in the order in which people read them. */
    static List<String> names() {
        return List.of("aws", "azure", "google", "kubernetes", GENERAL);
    }

    /** The rows of a file. */
    static Rows rows(String name) {
        return READ.computeIfAbsent(name, BundledImpact::read);
    }

    /** The settings of the score. */
    static YamlNode settings() throws PolicyException {
        YamlNode root = document(ImpactFile.RISK);
        return root.required(root.members(ImpactFile.KEYS), ImpactFile.RISK);
    }

    /** A file as it stands. */
    static PolicyFile file(String name) {
        try (InputStream in = BundledImpact.class.getResourceAsStream(FOLDER + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("The bundled table " + name + " is missing");
            }
            return new PolicyFile(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that was to be known to be right. */
    static YamlNode document(String name) {
        PolicyFile file = file(name);
        try {
            return YamlDocument.parse(file.text(), file.name());
        } catch (PolicyException e) {
            throw broken(e);
        }
    }

    static IllegalStateException broken(PolicyException e) {
        return new IllegalStateException(e.file() + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
    }

    private static Rows read(String name) {
        try {
            return ImpactFile.rows(document(name), true);
        } catch (PolicyException e) {
            throw broken(e);
        }
    }
}
