package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import io.jenkins.plugins.terraformguard.engine.review.ReviewRecordDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the decision and all reports of it into a folder: all of them or none. */
public final class ReportWriter {
    public static final String DECISION = "decision.json";
    public static final String HTML = "report.html";
    public static final String MARKDOWN = "summary.md";
    public static final String SARIF = "results.sarif";
    public static final String JUNIT = "junit.xml";
    public static final String ROLLBACK = "rollback.md";

    /** The list of plans, where there are several. */
    public static final String PLANS = "plans.json";

    /** Everything that is written on a plan. */
    public static final Set<String> FILES =
            Set.of(DECISION, HTML, HtmlReport.STYLE_SHEET, MARKDOWN, SARIF, JUNIT, ROLLBACK);

    /** The plan without its secrets. */
    public static final String REDACTED_PLAN = "plan.redacted.json.gz";

    /** The files of all layers of policies. */
    public static final String POLICIES = "policies.zip";

    /** What else the evaluation was handed. */
    public static final String INPUTS = "inputs.json.gz";

    /** What reviewers were sent and what they said. */
    public static final String REVIEW = ReviewRecordDocument.FILE;

    /** Verified fixes, as a patch of the configuration. */
    public static final String FIX_PATCH = "fix.patch";

    /** What may be archived beside a report: from what its decision can be made once more, and fixes. */
    public static final Set<String> ARCHIVED = Set.of(REDACTED_PLAN, POLICIES, INPUTS, REVIEW, FIX_PATCH);

    private ReportWriter() {}

    /** The files' contents by name, where nothing is known of earlier builds. */
    public static Map<String, byte[]> render(Decision decision) {
        return render(decision, RunContext.UNKNOWN);
    }

    /**
     * The files' contents by name.
     *
     * @param last the build that one would go back to
     */
    public static Map<String, byte[]> render(Decision decision, RunContext last) {
        byte[] document = DecisionWriter.write(decision);
        String digest = Sha256.hex(document);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(DECISION, document);
        files.put(HTML, HtmlReport.render(decision, digest).getBytes(StandardCharsets.UTF_8));
        files.put(HtmlReport.STYLE_SHEET, HtmlReport.css().getBytes(StandardCharsets.UTF_8));
        files.put(MARKDOWN, MarkdownReport.render(decision, digest).getBytes(StandardCharsets.UTF_8));
        files.put(SARIF, SarifReport.render(decision));
        files.put(JUNIT, JUnitReport.render(decision));
        files.put(ROLLBACK, RollbackReport.render(decision, last).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /**
     * Writes the files.
     *
     * @param directory made if it is not there; an earlier report in it is replaced as a whole, one on several plans too
     * @throws IOException if it can't be written, if it is a link or a file, or if it holds anything but an earlier
     *     report; what was there before is then still there
     */
    public static void write(Decision decision, Path directory) throws IOException {
        write(decision, directory, RunContext.UNKNOWN);
    }

    /**
     * The same.
     *
     * @param last the build that one would go back to
     */
    public static void write(Decision decision, Path directory, RunContext last) throws IOException {
        write(render(decision, last), directory);
    }

    static void write(Map<String, byte[]> files, Path directory) throws IOException {
        new ReportFolder(directory).replace(fresh -> fill(fresh, files));
    }

    /**
     * Writes the report on each of several plans into a folder of its own, which has the name of the decision's id, and a
     * {@linkplain PlanList list} of them beside these. A single one is written as {@link #write(Decision, Path)} does.
     *
     * @param directory as there
     * @throws IOException as there, and if an id can't be the name of a folder there
     */
    public static void write(List<Decision> decisions, Path directory) throws IOException {
        write(decisions, directory, null);
    }

    /**
     * The same, with what was archived.
     *
     * @param archived a folder that holds one for each decision, called like its id; the files in these are moved beside
     *     the report. Null where nothing was archived
     */
    public static void write(List<Decision> decisions, Path directory, Path archived) throws IOException {
        if (decisions.size() == 1) {
            Decision only = decisions.get(0);
            Map<String, byte[]> files = render(only);
            new ReportFolder(directory).replace(fresh -> {
                fill(fresh, files);
                move(archived, only, fresh);
            });
            return;
        }
        new ReportFolder(directory).replace(fresh -> {
            for (Decision decision : decisions) {
                if (decision.id().equals(PLANS)) {
                    throw new IOException("The id " + PLANS + " is the name of the list of plans");
                }
                Path own = Files.createDirectory(fresh.resolve(decision.id()));
                fill(own, render(decision));
                move(archived, decision, own);
            }
            Files.write(fresh.resolve(PLANS), PlanList.render(decisions));
        });
    }

    private static void move(Path archived, Decision decision, Path own) throws IOException {
        if (archived != null) {
            for (String file : ARCHIVED) {
                Path from = archived.resolve(decision.id()).resolve(file);
                if (Files.exists(from)) {
                    Files.move(from, own.resolve(file));
                }
            }
        }
    }

    private static void fill(Path directory, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }
    }
}
