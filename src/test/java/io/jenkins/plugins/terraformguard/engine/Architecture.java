package io.jenkins.plugins.terraformguard.engine;

import io.jenkins.plugins.terraformguard.engine.plan.PlanSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A well-made configuration with its plan, and its broken twin. Plans are those that Terraform
 * printed; faults are planted where a comment {@code # fault: POLICY ADDRESS} says so.
 */
record Architecture(Path folder) {
    private static final Pattern FAULT = Pattern.compile("(?m)^.*# fault: (\\S+)[ \\t]*(.*?)[ \\t]*$");
    private static final Pattern ALSO = Pattern.compile("(\\S+)[ \\t]+(.*?): (.+)");

    /** All of them, by name. */
    static List<Architecture> all(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Path::toString))
                    .map(Architecture::new)
                    .toList();
        }
    }

    /** The plan of the well-made configuration. */
    PlanSource good() {
        return PlanSource.ofFile(folder.resolve("plan.json"));
    }

    /** The plan of the broken twin. */
    PlanSource broken() {
        return PlanSource.ofFile(folder.resolve("broken.json"));
    }

    /** What was planted: policies and addresses, as {@code POLICY ADDRESS}, in order. */
    List<String> faults() throws IOException {
        return FAULT.matcher(text("broken.tf"))
                .results()
                .map(match -> (match.group(1) + " " + match.group(2)).trim())
                .sorted()
                .toList();
    }

    /** What else is found in the broken twin, in the form of the faults, each with the reason. */
    Map<String, String> explained() throws IOException {
        Map<String, String> explained = new TreeMap<>();
        if (Files.exists(folder.resolve("also.txt"))) {
            for (String line : text("also.txt").lines().toList()) {
                Matcher matcher = ALSO.matcher(line);
                if (!matcher.matches()) {
                    throw new IOException("A line of also.txt is not 'POLICY ADDRESS: reason': " + line);
                }
                explained.put(matcher.group(1) + " " + matcher.group(2), matcher.group(3));
            }
        }
        return explained;
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
