package io.jenkins.plugins.terraformguard.engine.imports;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run of another scanner says.
 *
 * @param source name of the file that it was read from, relative to the workspace, with slashes
 * @param tool the scanner's name in small letters, digits and hyphens, as in {@code checkov}
 * @param toolVersion its version as the report gives it; may be empty
 * @param sha256 digest of the file
 * @param results what it found, in the order of the report
 * @param problems what was wrong with the run, though it came to an end; to be shown to people
 * @param leftOver whether the file was there before the build began, so that it may be an earlier one's
 * @param rooted whether relative paths of files are known to begin in the workspace
 */
public record ForeignReport(
        String source,
        String tool,
        String toolVersion,
        String sha256,
        List<ForeignResult> results,
        List<String> problems,
        boolean leftOver,
        boolean rooted)
        implements Serializable {
    public ForeignReport {
        results = List.copyOf(results);
        problems = List.copyOf(problems);
    }

    /** A report that is not known to be left over, and of which nobody knows where its paths begin. */
    public ForeignReport(
            String source,
            String tool,
            String toolVersion,
            String sha256,
            List<ForeignResult> results,
            List<String> problems) {
        this(source, tool, toolVersion, sha256, results, problems, false, false);
    }

    /** The same report, which is left over; why stands before all other problems. */
    public ForeignReport leftOver(String why) {
        List<String> all = new ArrayList<>(List.of(why));
        all.addAll(problems);
        return new ForeignReport(source, tool, toolVersion, sha256, results, all, true, rooted);
    }

    /**
     * The same report with these results instead.
     *
     * @param inWorkspace whether relative paths in them are known to begin in the workspace
     */
    public ForeignReport having(List<ForeignResult> others, boolean inWorkspace) {
        return new ForeignReport(source, tool, toolVersion, sha256, others, problems, leftOver, inWorkspace);
    }

    /** The same report as if nothing had been found. */
    public ForeignReport withoutResults() {
        return having(List.of(), rooted);
    }
}
