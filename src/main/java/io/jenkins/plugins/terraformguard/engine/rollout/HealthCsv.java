package io.jenkins.plugins.terraformguard.engine.rollout;

import io.jenkins.plugins.terraformguard.engine.report.SafeText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What policies come to, as a table that spreadsheets open. No cell of it can be taken for a formula. */
public final class HealthCsv {
    private static final String HEAD = "pack,version,policy,level,plans_asked,plans_hit,guards_hit,findings,waived,"
            + "overridden,undecided,errors,mended,mean_seconds_to_mend";
    private static final String FORMULA = "=+-@\t\r";

    private HealthCsv() {}

    /** The table, lines ended as RFC 4180 has it. What is not known is an empty cell. */
    public static String of(List<PolicyHealth> rows) {
        return Stream.concat(Stream.of(HEAD), rows.stream().map(HealthCsv::line))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining());
    }

    private static String line(PolicyHealth row) {
        String names = Stream.of(row.pack(), row.version(), row.policy(), row.level())
                .map(HealthCsv::cell)
                .collect(Collectors.joining(","));
        return names + ","
                + Arrays.stream(new long[] {
                            row.asked(),
                            row.plans(),
                            row.jobs(),
                            row.hits(),
                            row.waived(),
                            row.overridden(),
                            row.undecided(),
                            row.errors(),
                            row.fixed(),
                            row.meanFixSeconds()
                        })
                        .mapToObj(number -> number == PolicyHealth.UNKNOWN ? "" : Long.toString(number))
                        .collect(Collectors.joining(","));
    }

    private static String cell(String text) {
        String line = SafeText.oneLine(text);
        String safe = !line.isEmpty() && FORMULA.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
