package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "terraform-guard",
        description = "Judges Terraform and OpenTofu plans by policy.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CheckCommand.class,
            DriftCommand.class,
            FixCommand.class,
            BaselineCommand.class,
            ExplainCommand.class,
            PoliciesCommand.class,
            NewCommand.class,
            TestCommand.class,
            LintCommand.class,
            LockCommand.class,
            KeygenCommand.class,
            SignCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            ReviewEvalCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "",
            "Exit codes: 0 pass or advisory, 1 policy violation, 2 bad usage or input,",
            "            3 undecided or approval required, 4 drift (drift, check --fail-on-drift).",
            "Shell completion: source <(terraform-guard generate-completion)"
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** Runs a command line and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setOut(out);
        commandLine.setErr(err);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, result) -> {
            PrintWriter to = command.getErr();
            to.println("error: " + SafeText.oneLine(message(failure)));
            if (failure instanceof UserError error) {
                to.println("  " + SafeText.oneLine(error.remedy()));
            } else if (!(failure instanceof IOException)) {
                failure.printStackTrace(to);
            }
            return ExitCode.BAD_INPUT;
        });
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            err.println("error: the plan is too large for this Java: " + e);
            err.println("  Give Java more memory: JAVA_TOOL_OPTIONS=-Xmx2g");
            return ExitCode.BAD_INPUT;
        }
    }

    private static String message(Exception failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a command: check, drift, fix, baseline, explain, policies, new, test, lint, lock, keygen, sign,"
                        + " verify, replay, review-eval");
    }
}
