package io.jenkins.plugins.terraformguard.engine.report;

import io.jenkins.plugins.terraformguard.engine.decision.Decision;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionWriter;
import io.jenkins.plugins.terraformguard.engine.plan.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes the decision and all reports of it into a folder: all of them or none. */
public final class ReportWriter {
    public static final String DECISION = "decision.json";
    public static final String HTML = "report.html";
    public static final String MARKDOWN = "summary.md";
    public static final String SARIF = "results.sarif";
    public static final String JUNIT = "junit.xml";

    /** Everything that is written. */
    public static final Set<String> FILES = Set.of(DECISION, HTML, HtmlReport.STYLE_SHEET, MARKDOWN, SARIF, JUNIT);

    private ReportWriter() {}

    /** The files' contents by name. */
    public static Map<String, byte[]> render(Decision decision) {
        byte[] document = DecisionWriter.write(decision);
        String digest = Sha256.hex(document);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(DECISION, document);
        files.put(HTML, HtmlReport.render(decision, digest).getBytes(StandardCharsets.UTF_8));
        files.put(HtmlReport.STYLE_SHEET, HtmlReport.css().getBytes(StandardCharsets.UTF_8));
        files.put(MARKDOWN, MarkdownReport.render(decision, digest).getBytes(StandardCharsets.UTF_8));
        files.put(SARIF, SarifReport.render(decision));
        files.put(JUNIT, JUnitReport.render(decision));
        return files;
    }

    /**
     * Writes the files.
     *
     * @param directory made if it is not there; an earlier report in it is replaced as a whole
     * @throws IOException if it can't be written, if it is a link or a file, or if it holds anything but an earlier
     *     report; what was there before is then still there
     */
    public static void write(Decision decision, Path directory) throws IOException {
        write(render(decision), directory);
    }

    static void write(Map<String, byte[]> files, Path directory) throws IOException {
        Path target = directory.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException(directory + " can't hold a report: it is the root of a file system");
        }
        refuseForeign(target);
        Files.createDirectories(parent);
        Path fresh = sibling(target, "new");
        try {
            Files.createDirectory(fresh);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(fresh.resolve(file.getKey()), file.getValue());
            }
            moveIntoPlace(fresh, target);
        } finally {
            delete(fresh);
        }
    }

    private static void moveIntoPlace(Path fresh, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(fresh, target);
            return;
        }
        Path old = sibling(target, "old");
        Files.move(target, old);
        try {
            refuseForeign(old);
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(old, target);
            throw e;
        }
        delete(old);
    }

    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(target + " is a link or a file, where a folder for the report was expected");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                boolean own = FILES.contains(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
                if (!own) {
                    throw new IOException(target + " holds "
                            + SafeText.oneLine(name)
                            + ", which is no part of a report; name another folder or empty this one");
                }
            }
        }
    }

    private static Path sibling(Path target, String purpose) {
        return target.resolveSibling(".terraform-guard-" + purpose + "-" + UUID.randomUUID());
    }

    /** Deletes a folder with our own files in it; there is nothing to do where it has been moved away. */
    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (String file : FILES) {
            Files.deleteIfExists(directory.resolve(file));
        }
        Files.delete(directory);
    }
}
