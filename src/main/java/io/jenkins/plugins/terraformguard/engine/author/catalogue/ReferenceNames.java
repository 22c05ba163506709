package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the keys of a policy's references stand for. */
final class ReferenceNames {
    /** Tools whose rules a policy can replace. */
    static final List<String> TOOLS = List.of("checkov", "trivy", "regula");

    private static final Map<String, String> NAMES = names();

    private ReferenceNames() {}

    /** The references of a policy by their full names, standards first. */
    static Map<String, String> of(Policy policy) {
        Map<String, String> named = new LinkedHashMap<>();
        NAMES.forEach((key, name) -> {
            if (policy.references().containsKey(key)) {
                named.put(name, policy.references().get(key));
            }
        });
        new TreeMap<>(policy.references()).forEach((key, value) -> {
            if (!NAMES.containsKey(key)) {
                named.put(key, value);
            }
        });
        return named;
    }

    static String name(String key) {
        return NAMES.getOrDefault(key, key);
    }

    /** The single ids of a reference. */
    static List<String> ids(String reference) {
        List<String> ids = new ArrayList<>();
        for (String id : reference.split(",", -1)) {
            if (!id.isBlank()) {
                ids.add(id.strip());
            }
        }
        return ids;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("cis-aws", "CIS AWS Foundations 3.0.0");
        names.put("cis-azure", "CIS Microsoft Azure Foundations 2.1.0");
        names.put("cis-gcp", "CIS Google Cloud Foundation 3.0.0");
        names.put("cis-kubernetes", "CIS Kubernetes 1.9");
        names.put("nist-800-53", "NIST SP 800-53 rev. 5");
        names.put("pci-dss", "PCI DSS 4.0");
        names.put("soc2", "SOC 2");
        names.put("iso-27001", "ISO/IEC 27001:2022");
        names.put("aws-security-hub", "AWS Security Hub");
        names.put("cwe", "CWE");
        names.put("checkov", "Checkov");
        names.put("trivy", "Trivy");
        names.put("regula", "Regula");
        return names;
    }
}
