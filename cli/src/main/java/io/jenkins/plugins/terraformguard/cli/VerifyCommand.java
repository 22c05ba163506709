package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.trail.TrailReport;
import io.jenkins.plugins.terraformguard.engine.trail.TrailReportDocument;
import io.jenkins.plugins.terraformguard.engine.trail.TrailStatus;
import io.jenkins.plugins.terraformguard.engine.trail.TrailVerifier;
import io.jenkins.plugins.terraformguard.engine.trail.signature.TrustedKeys;
import io.jenkins.plugins.terraformguard.tool.trail.SearchLimits;
import io.jenkins.plugins.terraformguard.tool.trail.TrailSearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code terraform-guard verify DIR|FILE...}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Verifies decisions: documents, digests, signatures, and the chain from one decision to the next.",
        footer = {
            "",
            "Exit codes: 0 all valid, 1 something was changed, removed or forged, 2 something could not be",
            "            checked, 3 right as far as it goes: unsigned, signed by a key that was not given,",
            "            or a part is not here."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "1..*",
            description = "Folders, looked through with those in them, zip archives, or files such as decision.json;"
                    + " heads of chains are files named trail-head.json")
    private List<Path> named;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Public key that is trusted, as PEM, or several in one file; may be given several times, for keys of"
                            + " earlier years too")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What to print: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private ListFormat format;

    @Option(names = "--no-color", description = "No colour, even on a terminal")
    private boolean noColor;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<PublicKey> trusted = new ArrayList<>();
        for (Path key : keys) {
            trusted.addAll(KeyFile.publicKeys(key));
        }
        TrailSearch search = search();
        if (search.folders().isEmpty()) {
            throw new UserError(
                    "There is no decision and no link in what was named, so nothing was verified",
                    "Name the folder of a report, or of a build's artifacts");
        }
        TrailReport report = new TrailVerifier(new TrustedKeys(trusted)).verify(search.folders(), search.heads());
        PrintWriter out = spec.commandLine().getOut();
        if (format == ListFormat.JSON) {
            out.println(new String(TrailReportDocument.write(report), StandardCharsets.UTF_8));
        } else {
            new VerificationTable(out, Style.of(noColor)).print(report);
        }
        return exitCode(report.status());
    }

    private TrailSearch search() throws UserError {
        TrailSearch search = new TrailSearch(SearchLimits.USUAL);
        try {
            for (Path path : named) {
                search.add(path);
            }
            return search;
        } catch (IOException e) {
            throw new UserError(String.valueOf(e.getMessage()), "Nothing was verified");
        }
    }

    private static int exitCode(TrailStatus status) {
        return switch (status) {
            case VALID -> ExitCode.OK;
            case INVALID -> ExitCode.VIOLATION;
            case UNREADABLE -> ExitCode.BAD_INPUT;
            case PARTIAL, UNSIGNED, UNTRUSTED -> ExitCode.UNDECIDED;
        };
    }
}
