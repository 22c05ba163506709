package io.jenkins.plugins.terraformguard.engine.equivalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.BundledPolicies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The list of rules of other tools agrees with the policies that there are, and with what they say themselves. */
class RuleMappingTest {
    private static RuleMapping mapping() throws IOException {
        return RuleMapping.load(BundledPolicies.packs().stream()
                .flatMap(pack -> pack.policies().stream())
                .toList());
    }

    @Test
    void everyPolicyIsThereAndNoRuleIsListedTwice() throws IOException {
        RuleMapping mapping = mapping();
        Set<String> rules = new HashSet<>();
        for (RuleMapping.Entry entry : mapping.entries()) {
            assertTrue(mapping.policies().keySet().containsAll(entry.policies()), entry.rule());
            assertTrue(rules.add(entry.tool() + " " + entry.rule()), entry.rule());
            assertTrue(entry.name() == null || rules.add(entry.tool() + " " + entry.name()), entry.rule());
        }
        assertFalse(rules.isEmpty());
    }

    /** Both lists of equivalents are the same: the one here, and the one that the catalogue has from the policies. */
    @Test
    void referencesOfPoliciesSayTheSame() throws IOException {
        RuleMapping mapping = mapping();
        List<String> different = new ArrayList<>();
        for (RuleMapping.Entry entry : mapping.entries()) {
            Set<String> referring = mapping.referring(entry.tool(), entry.rule());
            boolean named = !referring.isEmpty() || entry.rule().startsWith("FG_");
            if (named && !referring.equals(new TreeSet<>(entry.policies()))) {
                different.add(entry.rule() + ": " + entry.policies() + ", but referred to by " + referring);
            }
        }
        assertEquals(List.of(), different);
    }

    @Test
    void whatIsNotListedIsFoundThroughReferences() throws IOException {
        RuleMapping mapping = mapping();
        assertEquals(List.of("TG-AWS-001"), mapping.of("checkov", "CKV_AWS_24").policies());
        assertEquals(
                List.of("TG-AWS-001", "TG-AWS-002"),
                mapping.of("checkov", "CKV_AWS_25 + CKV_AWS_24").policies());
        assertEquals(
                "FG_R00036", mapping.of("regula", "tf_aws_kms_key_rotation").rule());
        assertNull(mapping.of("checkov", "AWS_24"), "a part of an id is not the id");
        assertNull(mapping.of("checkov", "CKV_AWS_24 + CKV_NOWHERE_1"));
        assertNull(mapping.of("trivy", "CKV_AWS_24"));
    }
}
