package io.jenkins.plugins.terraformguard.engine.author.catalogue;

import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The policies of some packs as a set of files: a page for each pack, a list of all of them, a table of what replaces which
 * rule of another tool, and one page that can be searched.
 */
public final class Catalogue {
    private Catalogue() {}

    /**
     * The files by name.
     *
     * @param packs with their examples
     */
    public static Map<String, String> files(List<PolicyPack> packs) {
        Map<String, String> files = new TreeMap<>();
        for (PolicyPack pack : packs) {
            files.put(file(pack), CataloguePage.render(pack));
        }
        files.put("README.md", index(packs));
        files.put("migration.md", migration(packs));
        files.put("index.html", CatalogueSearch.render(packs));
        return files;
    }

    private static String file(PolicyPack pack) {
        return pack.name() + ".md";
    }

    private static String index(List<PolicyPack> packs) {
        StringBuilder out = new StringBuilder("# Policy catalogue\n\n");
        int all = packs.stream().mapToInt(pack -> pack.policies().size()).sum();
        out.append("All ")
                .append(all)
                .append(
                        " policies, pack by pack. [index.html](index.html) is one page of all of them that can be searched;\n")
                .append("[migration.md](migration.md) says which policy replaces which rule of another tool.\n")
                .append("`terraform-guard policies list --search TEXT` searches on the command line, and\n")
                .append("`terraform-guard policies show ID` shows one.\n\n")
                .append("| pack | policies | critical | high | medium | low | info |\n|---|---|---|---|---|---|---|\n");
        for (PolicyPack pack : packs) {
            Map<String, Long> counts = pack.policies().stream()
                    .collect(Collectors.groupingBy(policy -> policy.severity().id(), Collectors.counting()));
            out.append("| [")
                    .append(pack.name())
                    .append("](")
                    .append(file(pack))
                    .append(") | ")
                    .append(pack.policies().size());
            for (String severity : List.of("critical", "high", "medium", "low", "info")) {
                out.append(" | ").append(counts.getOrDefault(severity, 0L));
            }
            out.append(" |\n");
        }
        return out.toString();
    }

    private static String migration(List<PolicyPack> packs) {
        StringBuilder out = new StringBuilder("# From other tools\n\n");
        out.append(
                        "Which policy covers what a rule of another tool is about. Answers need not be the same: policies here\n")
                .append("judge plans, know what is unknown, and look at other resources.\n");
        for (String tool : ReferenceNames.TOOLS) {
            Map<String, List<String>> rules = new TreeMap<>();
            for (PolicyPack pack : packs) {
                for (Policy policy : pack.policies()) {
                    for (String id : ReferenceNames.ids(policy.references().getOrDefault(tool, ""))) {
                        rules.computeIfAbsent(id, any -> new ArrayList<>()).add(CataloguePage.link(file(pack), policy));
                    }
                }
            }
            out.append("\n## ")
                    .append(ReferenceNames.name(tool))
                    .append("\n\n")
                    .append(rules.size())
                    .append(" rules.\n\n| rule | policies |\n|---|---|\n");
            rules.forEach((id, links) -> out.append("| ")
                    .append(CataloguePage.cell(id))
                    .append(" | ")
                    .append(String.join(", ", links))
                    .append(" |\n"));
        }
        return out.toString();
    }
}
