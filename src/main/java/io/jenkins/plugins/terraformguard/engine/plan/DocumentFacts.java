package io.jenkins.plugins.terraformguard.engine.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from the keys at the top of a document what it is, and what it says of itself. */
final class DocumentFacts {
    private static final Pattern VERSION = Pattern.compile("[\\x20-\\x7e]{0,128}");

    private final String name;
    private final Set<String> keys;
    private final Fields fields;

    /**
     * @param name of the source, for errors
     * @param keys all keys at the top
     * @param fields those whose values are no containers
     */
    DocumentFacts(String name, Set<String> keys, Fields fields) {
        this.name = name;
        this.keys = keys;
        this.fields = fields;
    }

    PlanFacts read(int changes, boolean openTofu, boolean registryKnown) throws PlanException {
        for (String key : List.of("format_version", "terraform_version", "timestamp")) {
            if (!VERSION.matcher(fields.text(key)).matches()) {
                throw new PlanException(
                        "The \"" + key + "\" of the plan is none that a tool would write", name, Preamble.MAKE_JSON);
            }
        }
        String version = fields.text("format_version");
        if (version.isEmpty()) {
            throw keys.contains("lineage") || keys.contains("serial")
                    ? new PlanException("This is a state file, not plan JSON", name, Preamble.MAKE_JSON)
                    : new PlanException(
                            "The JSON has no \"format_version\": it is no plan of Terraform or OpenTofu",
                            name,
                            Preamble.MAKE_JSON);
        }
        String major = version.split("\\.", 2)[0];
        if (!major.equals("0") && !major.equals("1")) {
            throw new PlanException(
                    "The plan has format version " + version + "; this version reads 0.x and 1.x",
                    name,
                    "Use a newer Terraform Guard");
        }
        return new PlanFacts(
                isState() ? PlanFacts.Document.STATE : PlanFacts.Document.PLAN,
                version,
                tool(openTofu, registryKnown),
                fields.text("terraform_version"),
                fields.text("timestamp"),
                fields.flag("complete"),
                fields.flag("applyable"),
                fields.flag("errored"),
                changes,
                sections());
    }

    private Set<PlanSection> sections() {
        Set<PlanSection> sections = EnumSet.noneOf(PlanSection.class);
        Arrays.stream(PlanSection.values())
                .filter(section -> keys.contains(section.key()))
                .forEach(sections::add);
        return sections;
    }

    private boolean isState() {
        return !keys.contains("resource_changes")
                && !keys.contains("planned_values")
                && !keys.contains("configuration")
                && !keys.contains("resource_drift");
    }

    private PlanFacts.Tool tool(boolean openTofu, boolean registryKnown) {
        if (openTofu) {
            return PlanFacts.Tool.OPENTOFU;
        }
        return registryKnown || keys.contains("applyable") ? PlanFacts.Tool.TERRAFORM : PlanFacts.Tool.UNKNOWN;
    }
}
