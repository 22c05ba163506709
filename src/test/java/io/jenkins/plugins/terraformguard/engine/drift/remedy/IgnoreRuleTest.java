package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.plan.MapValue;
import io.jenkins.plugins.terraformguard.engine.plan.ValuePath;
import io.jenkins.plugins.terraformguard.engine.policy.YamlDocument;
import io.jenkins.plugins.terraformguard.engine.policy.YamlNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is to be copied into drift.yaml is read as what it is about. */
class IgnoreRuleTest {
    private static Map<String, YamlNode> rule(Drifts drift) throws Exception {
        YamlNode root = YamlDocument.parse(drift.text("ignore", "yaml"), "drift.yaml");
        return root.members().get("ignore").elements().get(0).members();
    }

    @Test
    void hostileTextsAreReadBack() throws Exception {
        RandomValues random = new RandomValues(99);
        for (int i = 0; i < 200; i++) {
            String path = ValuePath.key("tags", random.text(6) + "x");
            Drifts drift = Drifts.at("a_b.c[\"%{x}\\u202e\"]")
                    .root("tags", MapValue.EMPTY, MapValue.EMPTY)
                    .path(path, "1", "2", DriftClass.REVERTED);
            Map<String, YamlNode> rule = rule(drift);
            assertEquals(List.of(path), rule.get("paths").texts());
            assertEquals(
                    List.of(drift.resource().address().toString()),
                    rule.get("resources").texts());
        }
    }

    @Test
    void theResourceAsAWholeIsEveryPath() throws Exception {
        assertEquals(
                List.of("*"),
                rule(Drifts.at("a_b.c").kind("delete")).get("paths").texts());
    }

    @Test
    void whatARuleCannotHoldIsNotWritten() {
        String key = "k".repeat(300);
        Drifts drift = Drifts.at("a_b.c")
                .root("tags", MapValue.EMPTY, MapValue.EMPTY)
                .path(ValuePath.key("tags", key), "1", "2", DriftClass.STATE_ONLY);
        assertTrue(drift.only("ignore", "").title().endsWith("it is too long."));
    }
}
