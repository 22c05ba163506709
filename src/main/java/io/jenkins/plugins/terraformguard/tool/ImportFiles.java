package io.jenkins.plugins.terraformguard.tool;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.ForeignReport;
import io.jenkins.plugins.terraformguard.engine.imports.ImportBudget;
import io.jenkins.plugins.terraformguard.engine.imports.ImportException;
import io.jenkins.plugins.terraformguard.engine.imports.OpaReader;
import io.jenkins.plugins.terraformguard.engine.imports.SarifReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds and reads the reports of other scanners. */
public final class ImportFiles {
    /** Reports that may be named, patterns counted as what they match. */
    static final int MAX_REPORTS = 100;

    /** Bytes of all reports together. */
    static final long MAX_BYTES = 256L << 20;

    /** What clocks of file systems may be apart, and how finely they tell the time. */
    private static final Duration SLACK = Duration.ofSeconds(10);

    /** Files that are looked at for a pattern. */
    static final int MAX_LOOKED_AT = 200_000;

    private static final Pattern WILDCARD = Pattern.compile("(?:\\*\\*/)+|\\*{2,}|\\*|\\?");

    private ImportFiles() {}

    /**
     * A report to read.
     *
     * @param name as it is to be told
     */
    public record Named(Path file, String name) {}

    /**
     * The files that are named: names as they are, patterns as the names that they match, in their order. In a pattern
     * {@code *} and {@code ?} stand for parts of a name, {@code **} for folders as well.
     *
     * @param root where relative names begin
     * @throws ToolException if a pattern matches nothing, or they are too many
     */
    public static List<String> named(Path root, List<String> names) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            all.addAll(isPattern(name) ? matching(root, name) : List.of(name));
            if (all.size() > MAX_REPORTS) {
                throw new ToolException(
                        "More than " + MAX_REPORTS + " reports are to be imported",
                        "Name fewer, or have the scanner write one report for all");
            }
        }
        return List.copyOf(all);
    }

    /**
     * Reads reports.
     *
     * @throws ImportException if one can't be used, or all together are too much
     */
    public static List<ForeignReport> read(List<Named> files) throws ImportException {
        return read(files, Instant.MIN);
    }

    /**
     * The same, and marks reports that were there before the build began.
     *
     * @param began when the build began, by the clock of this machine
     * @throws ImportException as there
     */
    public static List<ForeignReport> read(List<Named> files, Instant began) throws ImportException {
        List<ForeignReport> reports = new ArrayList<>();
        ImportBudget budget = new ImportBudget();
        long bytes = 0;
        for (Named report : files) {
            try (InputStream in = Files.newInputStream(report.file())) {
                bytes += Files.size(report.file());
                check(bytes, report);
                List<ForeignReport> read = SarifReader.read(in, report.name());
                budget.add(read);
                String old = leftOver(Files.getLastModifiedTime(report.file()).toInstant(), began);
                reports.addAll(
                        old.isEmpty()
                                ? read
                                : read.stream().map(one -> one.leftOver(old)).toList());
            } catch (IOException e) {
                throw new ImportException(
                        report.name(), "", "The report can't be read: " + e.getMessage(), "Check the file");
            }
        }
        return reports;
    }

    /** Why a file is no report of this build; empty if it may be one. */
    private static String leftOver(Instant written, Instant began) {
        if (began.equals(Instant.MIN) || !written.isBefore(began.minus(SLACK))) {
            return "";
        }
        long minutes = Duration.between(written, began).toMinutes();
        return "The file was there before this build began, by "
                + (minutes < 120 ? minutes + " min" : minutes / 60 + " h")
                + ": it may be left over from an earlier one";
    }

    private static void check(long bytes, Named report) throws ImportException {
        if (bytes > MAX_BYTES) {
            throw new ImportException(
                    report.name(),
                    "",
                    "With those before it, the reports have more than " + MAX_BYTES + " bytes",
                    "Have the scanners look at fewer files, or leave out what is no finding");
        }
    }

    /** What is wrong with a report, for people. */
    public static String message(ImportException e) {
        return "'" + e.file() + "' can't be imported: " + e.inOneLine();
    }

    /** The provenance with the version of the program that has evaluated policies for us. */
    public static Provenance in(Provenance provenance, List<ForeignReport> reports) {
        return reports.stream()
                .filter(report -> report.tool().equals(OpaReader.TOOL))
                .findFirst()
                .map(report -> provenance.having(report.tool(), report.toolVersion()))
                .orElse(provenance);
    }

    private static boolean isPattern(String name) {
        return name.contains("*") || name.contains("?");
    }

    private static Collection<String> matching(Path root, String pattern) throws IOException {
        String plain = pattern.replace('\\', '/');
        Path start = start(root, plain, pattern);
        Search search = new Search(root, regex(plain), pattern);
        if (Files.isDirectory(start)) {
            Files.walkFileTree(start, search);
        }
        if (search.found.isEmpty()) {
            throw new ToolException(
                    "No file matches '" + pattern + "', so there is no report to import",
                    "Check the pattern, and that the scanner has run on this agent and written its report");
        }
        return search.found;
    }

    /** The folder before all wildcards, which is all that links may lead to, inside of the workspace. */
    private static Path start(Path root, String plain, String pattern) throws IOException {
        int fixed = plain.substring(0, firstWildcard(plain)).lastIndexOf('/') + 1;
        try {
            Path start = root.resolve(plain.substring(0, fixed)).normalize();
            if (start.startsWith(root)
                    && (!Files.exists(start) || start.toRealPath().startsWith(root.toRealPath()))) {
                return start;
            }
        } catch (InvalidPathException e) {
            throw new ToolException("'" + pattern + "' is no pattern for paths", "Correct the pattern");
        }
        throw new ToolException("'" + pattern + "' leads out of the workspace", "Name a path inside the workspace");
    }

    private static int firstWildcard(String pattern) {
        int star = pattern.indexOf('*');
        int mark = pattern.indexOf('?');
        return star < 0 || mark >= 0 && mark < star ? mark : star;
    }

    private static Pattern regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        Matcher wildcards = WILDCARD.matcher(pattern);
        int end = 0;
        while (wildcards.find()) {
            regex.append(Pattern.quote(pattern.substring(end, wildcards.start())))
                    .append(wildcard(wildcards.group()));
            end = wildcards.end();
        }
        return Pattern.compile(regex + Pattern.quote(pattern.substring(end)), Pattern.DOTALL);
    }

    /** Wildcards for folders in a row were made one before: to try all their ways takes for ever. */
    private static String wildcard(String wildcard) {
        return switch (wildcard) {
            case "?" -> "[^/]";
            case "*" -> "[^/]*";
            default -> wildcard.endsWith("/") ? "(?:.*/)?" : ".*";
        };
    }

    /** Looks at files without following links. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Pattern names;
        private final String pattern;
        private final Set<String> found = new TreeSet<>();
        private int seen;

        Search(Path root, Pattern names, String pattern) {
            this.root = root;
            this.names = names;
            this.pattern = pattern;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++seen > MAX_LOOKED_AT) {
                throw new ToolException(
                        "There are more than " + MAX_LOOKED_AT + " files to look at for '" + pattern + "'",
                        "Begin the pattern with the folder of the reports");
            }
            String name = root.relativize(file).toString().replace('\\', '/');
            if (names.matcher(name).matches()) {
                found.add(name);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
