package io.jenkins.plugins.terraformguard.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jenkins.plugins.terraformguard.engine.decision.SampleDecisions;
import io.jenkins.plugins.terraformguard.engine.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Report folders for tests, signed by the command line in one chain. */
final class SignedReports {
    final Path folder;
    final Path key;
    final Path publicKey;

    SignedReports(Path folder) {
        this.folder = folder;
        this.key = folder.resolve("key");
        this.publicKey = folder.resolve("key.pub");
        run("keygen", "--out", key.toString());
    }

    private static void run(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertEquals(0, run.exitCode(), run.err());
    }

    /** A folder with a report, with something below it too. */
    Path report(String name) throws IOException {
        Path report = folder.resolve(name);
        ReportWriter.write(SampleDecisions.full(), report);
        Files.createDirectory(report.resolve("policies"));
        Files.writeString(report.resolve("policies/own.yaml"), "pack: own");
        return report;
    }

    Path first(String name) throws IOException {
        Path report = report(name);
        run("sign", report.toString(), "--key", key.toString(), "--job", "shop/main", "--fact", "commit=abc");
        return report;
    }

    Path next(String name, Path previous) throws IOException {
        Path report = report(name);
        run("sign", report.toString(), "--key", key.toString(), "--previous", previous.toString(), "--build", name);
        return report;
    }

    CommandLineRun verify(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "verify";
        arguments[1] = "--key";
        arguments[2] = publicKey.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandLineRun.of(arguments);
    }
}
