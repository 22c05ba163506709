package io.jenkins.plugins.terraformguard.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Plans that real tools wrote, with independent answers. They are no part of the project; a test that needs them says
 * when it is left out.
 */
public final class Corpus {
    private static final JsonMapper JSON = new JsonMapper();

    private Corpus() {}

    /** An independent answer about a plan. */
    public record Answer(String name, Path plan, String kind, JsonNode expectation) {}

    /** The folder; ends the test as skipped where it is not there. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("guard.corpus", ""));
        if (!Files.isDirectory(folder.resolve("plans"))) {
            Assumptions.abort("The plan corpus is not at '" + folder + "' (system property guard.corpus): not tested");
        }
        return folder;
    }

    public static List<Path> plans() throws IOException {
        return files("plans");
    }

    public static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    /** The answers about whole plans; those about fragments are left out. */
    public static List<Answer> answers() throws IOException {
        Path root = folder();
        List<Path> files = files("expected").stream()
                .filter(file -> file.toString().endsWith(".json"))
                .toList();
        Stream.Builder<Answer> answers = Stream.builder();
        for (Path file : files) {
            JsonNode node = JSON.readTree(Files.readAllBytes(file));
            String plan = node.path("plan").asText();
            if (plan.startsWith("plans/")) {
                answers.add(new Answer(
                        String.valueOf(file.getFileName()),
                        root.resolve(plan),
                        node.path("kind").asText(),
                        node.path("expectation")));
            }
        }
        return answers.build().toList();
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> entries = Files.list(folder().resolve(name))) {
            List<Path> files = entries.filter(Files::isRegularFile).sorted().toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("The corpus folder " + name + " is empty");
            }
            return files;
        }
    }
}
