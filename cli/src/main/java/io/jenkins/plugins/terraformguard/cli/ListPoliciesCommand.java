package io.jenkins.plugins.terraformguard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard policies list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the bundled policies and those of the project.")
final class ListPoliciesCommand implements Callable<Integer> {
    @Mixin
    private PolicyOption policies;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ListFormat format;

    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description =
                    "Only policies that this text occurs in: id, title, resource types, references, rationale, pack,"
                            + " severity or level. Of several, all must occur")
    private List<String> search = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PolicyPack> packs = policies.packs().stream().map(this::found).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListFormat.JSON) {
            out.println(json(packs));
        } else {
            print(out, packs);
        }
        return ExitCode.OK;
    }

    /** The pack with the policies that are searched for. */
    private PolicyPack found(PolicyPack pack) {
        return pack.with(
                pack.params(),
                pack.policies().stream()
                        .filter(policy -> search.stream()
                                .allMatch(text -> words(pack, policy).contains(text.toLowerCase(Locale.ROOT))))
                        .toList());
    }

    private static String words(PolicyPack pack, Policy policy) {
        return String.join(
                        "\n",
                        policy.id(),
                        policy.title(),
                        policy.severity().id(),
                        policy.level().id(),
                        pack.name(),
                        String.join("\n", policy.resources()),
                        String.join("\n", policy.references().values()),
                        policy.rationale())
                .toLowerCase(Locale.ROOT);
    }

    private static void print(PrintWriter out, List<PolicyPack> packs) {
        int width = packs.stream()
                .flatMap(pack -> pack.policies().stream())
                .mapToInt(policy -> policy.id().length())
                .max()
                .orElse(0);
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                out.println(policy.id() + " ".repeat(width - policy.id().length()) + "  "
                        + padded(policy.severity().id(), 8) + "  "
                        + padded(policy.level().id(), 14) + "  "
                        + SafeText.oneLine(policy.title()));
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String json(List<PolicyPack> packs) {
        ArrayNode list = new ObjectMapper().createArrayNode();
        for (PolicyPack pack : packs) {
            for (Policy policy : pack.policies()) {
                list.addObject()
                        .put("id", policy.id())
                        .put("severity", policy.severity().id())
                        .put("level", policy.level().id())
                        .put("title", policy.title())
                        .put("pack", pack.name())
                        .put("layer", pack.layer());
            }
        }
        return list.toPrettyString();
    }
}
