package io.jenkins.plugins.terraformguard.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.terraformguard.engine.policy.Policy;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyPack;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code terraform-guard policies list}. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows which policies there are.",
        subcommands = PoliciesCommand.ListPolicies.class)
final class PoliciesCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do: policies list");
    }

    /** The list. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            description = "Lists the bundled policies and those of the project.")
    static final class ListPolicies implements Callable<Integer> {
        @Mixin
        private PolicyOption policies;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
        private ListFormat format;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            List<PolicyPack> packs = policies.packs();
            PrintWriter out = spec.commandLine().getOut();
            if (format == ListFormat.JSON) {
                out.println(json(packs));
            } else {
                print(out, packs);
            }
            return ExitCode.OK;
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
}
