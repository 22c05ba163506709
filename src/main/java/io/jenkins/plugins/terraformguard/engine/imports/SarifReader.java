package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads SARIF 2.1.0 as other scanners write it, as a stranger's: bounded in every way, and of what it can't rely on nothing
 * is taken. A report without findings is one that says so, not one that is cut off or of a run that failed.
 */
public final class SarifReader {
    /** Bytes of a file. */
    public static final int MAX_BYTES = 64 << 20;

    private static final int MAX_RUNS = 50;
    private static final int MAX_STRING = 4 << 20;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER = 400;
    private static final String VERSION = "2.1.0";
    private static final StrictJson JSON = new StrictJson(MAX_STRING, MAX_DEPTH, MAX_NUMBER);

    private static final String AGAIN = "Have the scanner write the report again, as SARIF " + VERSION;

    private SarifReader() {}

    /**
     * @param in not closed here
     * @param name of the file, for messages and for {@link ForeignReport#source}
     * @return a report for every run, in the order of the file
     * @throws ImportException if anything in it can't be relied on
     */
    public static List<ForeignReport> read(InputStream in, String name) throws ImportException {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new ImportException(name, "", "The report can't be read: " + e.getMessage(), "Check the file");
        }
        if (bytes.length > MAX_BYTES) {
            throw new ImportException(
                    name,
                    "",
                    "The report is larger than " + MAX_BYTES + " bytes",
                    "Have the scanner look at fewer files, or leave out what is no finding");
        }
        if (bytes.length == 0) {
            throw new ImportException(name, "", "The report is empty", AGAIN);
        }
        String digest = Sha256.hex(bytes);
        try {
            List<SarifRun> runs = JSON.readDocument(utf8(bytes), 2 * MAX_BYTES, SarifReader::document);
            List<ForeignReport> reports = new ArrayList<>();
            for (SarifRun run : runs) {
                reports.add(run.report(name, digest));
            }
            return reports;
        } catch (DecisionFormatException e) {
            throw new ImportException(name, e.path(), e.problem(), AGAIN);
        }
    }

    private static List<SarifRun> document(JsonCursor in) throws IOException, DecisionFormatException {
        SarifResult.Budget budget = new SarifResult.Budget();
        Map<String, Reader<?>> shape = Map.of("version", SarifReader::version, "runs", runs -> {
            List<SarifRun> read = new ArrayList<>();
            runs.list(MAX_RUNS, run -> read.add(SarifRun.read(run, "/runs/" + read.size(), budget)));
            return read;
        });
        Fields document = in.object(shape);
        document.required("version");
        List<SarifRun> runs = document.required("runs");
        if (runs.isEmpty()) {
            throw new DecisionFormatException("/runs", "is empty: no scanner has run", null);
        }
        return runs;
    }

    private static String version(JsonCursor in) throws IOException, DecisionFormatException {
        String version = in.text();
        if (!version.equals(VERSION)) {
            throw in.wrong("is not " + VERSION);
        }
        return version;
    }

    /** Without byte-order mark; what a PowerShell redirected is UTF-16. */
    private static byte[] utf8(byte[] bytes) {
        if (starts(bytes, 0xef, 0xbb, 0xbf)) {
            return Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
            Charset charset = starts(bytes, 0xff, 0xfe) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            return new String(bytes, 2, bytes.length - 2, charset).getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    private static boolean starts(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
