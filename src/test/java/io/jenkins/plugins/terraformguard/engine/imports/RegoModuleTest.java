package io.jenkins.plugins.terraformguard.engine.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegoModuleTest {
    /** As opa 1.3.0 prints it, without the bodies. */
    private static final String TREE = """
            {"package": {"path": [{"type": "var", "value": "data"}, {"type": "string", "value": "main"},
                {"type": "string", "value": "x-y"}]},
             "rules": [
              {"head": {"name": "deny", "key": {"type": "var", "value": "msg"}, "ref": [{"type": "var", "value": "deny"}]}},
              {"head": {"name": "deny", "key": {"type": "var", "value": "m"}, "ref": [{"type": "var", "value": "deny"}]}},
              {"head": {"name": "deny", "ref": [{"type": "var", "value": "violation"}, {"type": "string", "value": "a"}]}},
              {"head": {"name": "warn_old_way"}},
              {"head": {"name": "deny_it", "args": [{"type": "var", "value": "x"}], "ref": [{"type": "var", "value": "deny_it"}]}},
              {"head": {"name": "denylist", "ref": [{"type": "var", "value": "denylist"}]}},
              {"default": true, "head": {"name": "allow", "ref": [{"type": "var", "value": "allow"}]}},
              {"head": {"name": "exception", "ref": [{"type": "var", "value": "exception"}]}}]}
            """;

    @Test
    void rulesAreFoundByTheirNames() throws ImportException {
        SortedSet<RegoRule> rules = RegoModule.rules(bytes(TREE), "a.rego");

        assertEquals(
                List.of("main.x-y.deny", "main.x-y.exception", "main.x-y.violation", "main.x-y.warn_old_way"),
                rules.stream().map(RegoRule::id).toList());
        assertEquals(
                List.of(RegoRule.Kind.DENY, RegoRule.Kind.EXCEPTION, RegoRule.Kind.DENY, RegoRule.Kind.WARN),
                rules.stream().map(RegoRule::kind).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{} {}",
                "{}",
                "{\"package\": {\"path\": [{\"value\": \"other\"}]}}",
                "{\"package\": {\"path\": [{\"value\": \"data\"}, {\"value\": 1}]}}",
                "{\"package\": {\"path\": [{\"value\": \"data\"}]}, \"rules\": {}}",
                "{\"package\": {\"path\": [{\"value\": \"data\"}]}, \"rules\": [{}]}",
                "{\"package\": {\"path\": [{\"value\": \"data\"}]}, \"rules\": [], \"rules\": []}"
            })
    void whatIsNoTreeIsAnError(String tree) {
        ImportException e = assertThrows(ImportException.class, () -> RegoModule.rules(bytes(tree), "a.rego"));

        assertEquals("a.rego", e.file());
        assertTrue(e.remedy().contains("opa"), e.remedy());
    }

    @Test
    void aTreeMayBeDeepButNotEndless() {
        assertThrows(ImportException.class, () -> RegoModule.rules(bytes("{\"a\":" + "[".repeat(5000)), "a.rego"));
    }

    @Test
    void theQueryAsksEachRuleForItself() throws ImportException {
        SortedSet<RegoRule> rules = new TreeSet<>(List.of(
                new RegoRule(List.of("main", "a\"b"), "deny", RegoRule.Kind.DENY),
                new RegoRule(List.of("main"), "warn", RegoRule.Kind.WARN)));

        assertEquals(
                "{\"0\": [x | x := data[\"main\"][\"a\\\"b\"][\"deny\"]], \"1\": [x | x := data[\"main\"][\"warn\"]]}",
                RegoQuery.of(rules, "policy").text());
    }

    @Test
    void aFolderThatCanFindNothingIsAnError() {
        SortedSet<RegoRule> rules =
                new TreeSet<>(List.of(new RegoRule(List.of("main"), "exception", RegoRule.Kind.EXCEPTION)));

        ImportException e = assertThrows(ImportException.class, () -> RegoQuery.of(rules, "policy"));

        assertEquals("policy", e.file());
        assertTrue(e.getMessage().contains("nothing to ask"), e.getMessage());
        assertThrows(ImportException.class, () -> RegoQuery.of(new TreeSet<>(), "policy"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
