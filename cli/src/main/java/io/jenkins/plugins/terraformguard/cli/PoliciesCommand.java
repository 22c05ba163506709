package io.jenkins.plugins.terraformguard.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code terraform-guard policies list|show|catalogue}. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows which policies there are.",
        subcommands = {ListPoliciesCommand.class, ShowPolicyCommand.class, CatalogueCommand.class})
final class PoliciesCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: policies list, policies show ID, policies catalogue DIR");
    }
}
