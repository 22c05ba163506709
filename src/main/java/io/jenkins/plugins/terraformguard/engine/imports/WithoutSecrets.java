package io.jenkins.plugins.terraformguard.engine.imports;

import io.jenkins.plugins.terraformguard.engine.plan.ValueText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reports without the secrets of a plan, cut to what is shown: what comes out may be archived. What came out goes in again
 * unchanged, so that it is judged in the same way once more.
 */
final class WithoutSecrets {
    static final int MAX_MESSAGE = 2_000;
    static final int MAX_HELP = 4_000;
    static final int MAX_TITLE = 300;
    static final int MAX_ADDRESSES = 100;
    static final int MAX_PROBLEMS = 20;

    private static final int MAX_ROUNDS = 4;

    private final UnaryOperator<String> mask;
    /** What is said of a rule stands with each of its results, and so does a file: by bound, then by text. */
    private final Map<Integer, Map<String, String>> known = new HashMap<>();

    /** @param mask takes the secrets of the plan out of a text */
    WithoutSecrets(UnaryOperator<String> mask) {
        this.mask = mask;
    }

    ForeignReport report(ForeignReport report) {
        return new ForeignReport(
                text(report.source(), ForeignText.MAX_PATH),
                ScannerName.of(report.tool()),
                text(report.toolVersion(), ForeignText.MAX_NAME),
                report.sha256(),
                report.results().stream().map(this::result).toList(),
                report.problems().stream()
                        .limit(MAX_PROBLEMS)
                        .map(problem -> text(problem, MAX_MESSAGE))
                        .toList(),
                report.leftOver(),
                report.rooted());
    }

    private ForeignResult result(ForeignResult result) {
        return new ForeignResult(
                repeated(result.rule(), ForeignText.MAX_NAME),
                repeated(result.title(), MAX_TITLE),
                SarifShapes.LEVELS.contains(result.level()) ? result.level() : "error",
                Weight.of("", result.severity()),
                text(result.message(), MAX_MESSAGE),
                repeated(result.help(), MAX_HELP),
                SarifPath.plain(repeated(result.file(), ForeignText.MAX_PATH)),
                Math.max(0, result.line()),
                Math.max(result.line(), Math.max(0, result.endLine())),
                addresses(result.addresses()),
                text(result.fingerprint(), ForeignText.MAX_NAME),
                result.suppressed());
    }

    private List<String> addresses(List<String> addresses) {
        return addresses.stream()
                .limit(MAX_ADDRESSES)
                .filter(address -> text(address, ForeignText.MAX_NAME).equals(address))
                .toList();
    }

    private String repeated(String text, int max) {
        Map<String, String> texts = known.computeIfAbsent(max, bound -> new HashMap<>());
        String seen = texts.get(text);
        if (seen == null) {
            seen = text(text, max);
            texts.put(text, seen);
        }
        return seen;
    }

    /** The plan may have written a secret of several lines with the line ends of another system. */
    private String whole(String lines) {
        return lines.indexOf('\n') < 0 ? lines : mask.apply(lines.replace("\n", "\r\n"));
    }

    private String text(String text, int max) {
        String before = text;
        for (int i = 0; i < MAX_ROUNDS; i++) {
            String lines = before.lines().map(mask).collect(Collectors.joining("\n"));
            String after = ForeignText.text(whole(mask.apply(lines)), max);
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return ValueText.SENSITIVE;
    }
}
