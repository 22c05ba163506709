package io.jenkins.plugins.terraformguard.tool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which names of a folder are configuration, by the rules of the tools. Where {@code x.tofu} stands beside {@code x.tf}
 * it is the one that OpenTofu reads; Terraform knows only the latter.
 *
 * @param primary in the order in which the tools read them
 * @param overrides those whose content changes what the others say, in their order
 */
record ConfigurationFiles(List<String> primary, List<String> overrides) {
    private static final String TF = ".tf";
    private static final String TOFU = ".tofu";
    private static final String JSON = ".json";

    static ConfigurationFiles of(Collection<String> names, ConfigurationSources.Dialect dialect) {
        Set<String> sorted = new TreeSet<>(names);
        List<String> primary = new ArrayList<>();
        List<String> overrides = new ArrayList<>();
        for (String name : sorted) {
            String base = base(name);
            boolean read = dialect == ConfigurationSources.Dialect.OPENTOFU
                    ? !isTerraform(name) || !sorted.contains(tofuName(name, base))
                    : isTerraform(name);
            if (base != null && read) {
                (base.equals("override") || base.endsWith("_override") ? overrides : primary).add(name);
            }
        }
        return new ConfigurationFiles(primary, overrides);
    }

    static boolean isConfiguration(String name) {
        return base(name) != null;
    }

    /** Whether it is configuration that Terraform does not read. */
    static boolean isOfOpenTofu(String name) {
        return isConfiguration(name) && !isTerraform(name);
    }

    static boolean isJson(String name) {
        return name.endsWith(JSON);
    }

    private static boolean isTerraform(String name) {
        return name.endsWith(TF) || name.endsWith(TF + JSON);
    }

    private static String tofuName(String name, String base) {
        return base + TOFU + (isJson(name) ? JSON : "");
    }

    /** The name without its ending; null if it is not configuration, or what an editor left there. */
    private static String base(String name) {
        if (name.startsWith(".") || name.endsWith("~") || name.startsWith("#") && name.endsWith("#")) {
            return null;
        }
        for (String ending : List.of(TF, TF + JSON, TOFU, TOFU + JSON)) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return null;
    }
}
