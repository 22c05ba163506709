package io.jenkins.plugins.terraformguard.reviewers;

import static java.util.Map.entry;

import hudson.util.AtomicFileWriter;
import io.jenkins.plugins.terraformguard.engine.decision.CanonicalJson;
import io.jenkins.plugins.terraformguard.engine.decision.DecisionFormatException;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Fields;
import io.jenkins.plugins.terraformguard.engine.decision.JsonCursor.Reader;
import io.jenkins.plugins.terraformguard.engine.decision.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tokens that folders used in a month, in a file of that month. */
final class LedgerFile {
    private static final String SCHEMA = "terraform-guard/tokens/v1";
    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_FOLDERS = 100_000;

    private static final Map<String, Reader<?>> FOLDER =
            Map.ofEntries(entry("folder", JsonCursor::text), entry("tokens", JsonCursor::count));

    private final Path folder;
    private final Path file;
    private final YearMonth month;

    /** @param root home of Jenkins */
    LedgerFile(Path root, YearMonth month) {
        this.folder = root.resolve("terraform-guard");
        this.file = folder.resolve("tokens-" + month + ".json");
        this.month = month;
    }

    /**
     * Tokens by full name of the folder.
     *
     * @throws IOException if there is a file that can't be read; the message names it and the remedy
     */
    TreeMap<String, Integer> read() throws IOException {
        try {
            return StrictJson.read(Files.readAllBytes(file), MAX_BYTES, this::ledger);
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (IOException | DecisionFormatException e) {
            throw new IOException(Messages.LedgerFile_damaged(file.getFileName(), e.getMessage()), e);
        }
    }

    private TreeMap<String, Integer> ledger(JsonCursor in) throws IOException, DecisionFormatException {
        Fields fields = in.only(Map.ofEntries(
                entry("schema", one -> one.word(Set.of(SCHEMA))),
                entry("month", one -> one.word(Set.of(month.toString()))),
                entry("folders", one -> one.list(MAX_FOLDERS, each -> each.only(FOLDER)))));
        fields.required("schema");
        fields.required("month");
        List<Fields> folders = fields.required("folders");
        TreeMap<String, Integer> used = new TreeMap<>();
        for (Fields each : folders) {
            String name = each.required("folder");
            Integer tokens = each.required("tokens");
            used.put(name, tokens);
        }
        return used;
    }

    void write(Map<String, Integer> used) throws IOException {
        Map<String, Object> document = Map.of(
                "schema",
                SCHEMA,
                "month",
                month.toString(),
                "folders",
                new TreeMap<>(used)
                        .entrySet().stream()
                                .map(one -> Map.of("folder", one.getKey(), "tokens", one.getValue()))
                                .toList());
        Files.createDirectories(folder);
        try (AtomicFileWriter out = new AtomicFileWriter(file, StandardCharsets.UTF_8)) {
            out.write(new String(CanonicalJson.bytes(document), StandardCharsets.UTF_8));
            out.commit();
        }
    }
}
