package io.jenkins.plugins.terraformguard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard explain POLICY_ID}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Says what a policy wants, why, and what to do about a finding.")
class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "POLICY_ID", description = "Id of a policy, such as TG-PLAN-001")
    private String policyId;

    @Mixin
    private PolicyOption policies;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PolicyPrinter.print(spec.commandLine().getOut(), policies.effective(), policyId);
        return ExitCode.OK;
    }
}
