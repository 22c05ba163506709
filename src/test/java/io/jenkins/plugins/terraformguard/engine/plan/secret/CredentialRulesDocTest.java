package io.jenkins.plugins.terraformguard.engine.plan.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CredentialRulesDocTest {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\|.*");

    @Test
    void theDocumentationListsEveryRule() throws IOException {
        Path page = Path.of(System.getProperty("guard.root", "."), "docs", "credentials.md");
        Map<String, String> documented = new LinkedHashMap<>();
        for (String line : Files.readAllLines(page)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2));
            }
        }
        Map<String, String> rules =
                Stream.of(CredentialRule.values()).collect(Collectors.toMap(CredentialRule::id, CredentialRule::title));
        assertEquals(rules, documented);
    }
}
