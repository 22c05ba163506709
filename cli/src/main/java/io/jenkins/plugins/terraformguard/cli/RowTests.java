package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.impact.Reversed;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyException;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyFile;
import io.jenkins.plugins.terraformguard.engine.policy.PolicyInput;
import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import io.jenkins.plugins.terraformguard.engine.tuning.ImpactTuning;
import io.jenkins.plugins.terraformguard.engine.tuning.RowExamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests the rows of an {@code impact.yaml} by their examples. */
final class RowTests {
    private RowTests() {}

    /**
     * Runs the examples of the rows that lie in these folders, which are taken for an organisation's: there a row decides
     * by itself.
     *
     * @throws PolicyException if a file is wrong
     */
    static List<RowExamples.Result> run(List<PackArguments.Group> groups)
            throws IOException, PolicyException, UserError {
        List<RowExamples.Result> results = new ArrayList<>();
        for (PackArguments.Group group : groups) {
            Path folder = group.folder();
            Optional<PolicyFile> file = folder == null
                    ? Optional.empty()
                    : PackArguments.layer(folder).impact();
            if (file.isPresent()) {
                PolicyInput input = new PolicyInput(List.of(file.get()), List.of(), List.of());
                results.addAll(
                        RowExamples.run(file.get(), ImpactTuning.read(input).table()));
            }
        }
        return results;
    }

    /** Prints what is not as expected, and how many there are. */
    static void print(List<RowExamples.Result> results, PrintWriter out) {
        if (results.isEmpty()) {
            return;
        }
        long wrong = results.stream().filter(result -> !result.isAsExpected()).count();
        for (RowExamples.Result result : results) {
            if (!result.isAsExpected()) {
                out.println(SafeText.oneLine("FAIL " + result.place() + ": example of the row " + result.row()));
                out.println(SafeText.oneLine("      " + difference(result)));
            }
        }
        out.println(results.size() + (results.size() == 1 ? " example" : " examples") + " of rows: "
                + (wrong == 0 ? "all as expected" : wrong + " not as expected"));
    }

    private static String difference(RowExamples.Result result) {
        Reversed answer = result.answer();
        String is = answer.row().isEmpty() ? "no row" : "the row " + answer.row();
        return "expected the row " + result.expected() + certainty(result.certain()) + ", and " + is
                + certainty(result.certain() == null ? null : answer.certain()) + " decides: "
                + answer.cls().id();
    }

    private static String certainty(Boolean certain) {
        return certain == null ? "" : certain ? " for certain" : " without certainty";
    }
}
