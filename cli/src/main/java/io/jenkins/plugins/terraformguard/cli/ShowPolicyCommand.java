package io.jenkins.plugins.terraformguard.cli;

import picocli.CommandLine.Command;

/** {@code terraform-guard policies show ID}: what {@code explain} prints. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Shows one policy: what it wants, why, and what to do about a finding.")
final class ShowPolicyCommand extends ExplainCommand {}
