package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.Imported;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much reports may say together. Add each as soon as it was read, so that too many never lie in memory. */
public final class ImportBudget {
    /** UTF-16 units of all that results say: it lies in memory several times, and is archived. */
    static final long MAX_TEXT = 16L << 20;

    private long reports;
    private long results;
    private long text;
    /** What is said of a rule counts once. */
    private final Set<String> help = new HashSet<>();

    /** @throws ImportException if with these there are more than can be judged and kept */
    public void add(List<ForeignReport> more) throws ImportException {
        for (ForeignReport report : more) {
            add(report);
        }
    }

    private void add(ForeignReport report) throws ImportException {
        reports++;
        results += report.results().size();
        if (results > ImportsDocument.MAX_RESULTS || reports > Imported.MAX_REPORTS) {
            throw new ImportException(
                    report.source(),
                    "",
                    "There are more than " + ImportsDocument.MAX_RESULTS + " results or " + Imported.MAX_REPORTS
                            + " reports of other scanners",
                    "Have the scanners look at fewer files, or leave out what is no finding");
        }
        report.results().forEach(result -> text += length(result));
        if (text > MAX_TEXT) {
            throw new ImportException(
                    report.source(),
                    "",
                    "With the reports before it, its results say more than " + MAX_TEXT + " characters",
                    "Have the scanners look at fewer files, or write shorter messages");
        }
    }

    private long length(ForeignResult result) {
        return (long) result.message().length()
                + result.file().length()
                + result.fingerprint().length()
                + result.addresses().stream().mapToInt(String::length).sum()
                + (help.add(result.help()) ? result.help().length() : 0);
    }
}
