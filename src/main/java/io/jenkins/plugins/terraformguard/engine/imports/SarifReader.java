package io.jenkins.plugins.terraformguard.engine.imports;

import java.io.InputStream;
import java.util.List;

/** Reads SARIF 2.1.0 as other scanners write it. */
public final class SarifReader {
    private SarifReader() {}

    /**
     * @param in not closed here
     * @param name of the file, for messages and for {@link ForeignReport#source}
     * @return a report for every run, in the order of the file
     * @throws ImportException if anything in it can't be relied on
     */
    public static List<ForeignReport> read(InputStream in, String name) throws ImportException {
        throw new ImportException(name, "", "SARIF is not read yet", "Leave the report out");
    }
}
