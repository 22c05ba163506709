package io.jenkins.plugins.terraformguard.tool.opa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.terraformguard.engine.plan.PlanException;
import io.jenkins.plugins.terraformguard.engine.plan.ReadLimits;
import io.jenkins.plugins.terraformguard.tool.ToolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpaInputTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TempDir
    Path folder;

    @Test
    void policiesSeeThePlanWithoutItsSecrets() throws Exception {
        JsonNode input = write(OpaPlans.PLAN);

        assertFalse(Files.readString(folder.resolve("input.json")).contains(OpaPlans.SECRET));
        assertEquals("1.9.0", input.path("terraform_version").asText());
        assertEquals(3, input.path("resource_changes").size());
        assertEquals(
                "123456789012345678901234567890",
                input.at("/resource_changes/0/change/after/size").asText());
        assertTrue(input.at("/resource_changes/0/change/after_unknown/arn").asBoolean());
        assertFalse(input.has("terraform_guard"), "what is written for replays alone");
    }

    @Test
    void plannedValuesAndPriorStateAreThere() throws Exception {
        JsonNode input = write(OpaPlans.PLAN);

        JsonNode root = input.at("/planned_values/root_module");
        assertEquals(List.of("aws_s3_bucket.logs"), root.path("resources").findValuesAsText("address"));
        assertEquals("public-read", root.at("/resources/0/values/acl").asText());
        JsonNode outer = root.at("/child_modules/0");
        assertEquals("module.a[\"x.y\"]", outer.path("address").asText());
        assertEquals(0, outer.path("resources").size());
        JsonNode database = outer.at("/child_modules/0/resources/0");
        assertEquals("aws_db_instance", database.path("type").asText());
        assertEquals(0, database.path("index").asInt(-1));
        assertTrue(database.at("/values/public").asBoolean());
        assertEquals("https://x", input.at("/planned_values/outputs/url/value").asText());

        JsonNode before = input.at("/prior_state/values/root_module");
        assertEquals(List.of("aws_vpc.old"), before.path("resources").findValuesAsText("address"));
        assertFalse(before.at("/child_modules/0/child_modules/0/resources/0/values/public")
                .asBoolean(true));
        assertTrue(input.at("/prior_state/values/outputs").isEmpty());
    }

    @Test
    void whatIsNeededMeanwhileIsGone() throws Exception {
        write(OpaPlans.PLAN);

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("input.json")), files.toList());
        }
    }

    @Test
    void textsOfAllKindsComeThrough() throws Exception {
        JsonNode input = write(OpaPlans.PLAN.replace("public-read", "\\ud83d\\u0000\\u202e\\\\ \\\" \\ud83d\\ude00"));

        assertEquals(
                "\ud83d\u0000\u202e\\ \" \ud83d\ude00",
                input.at("/resource_changes/0/change/after/acl").asText());
    }

    @Test
    void whatIsNoPlanOrMoreThanOneIsRefused() {
        assertThrows(
                PlanException.class, () -> write("{\"format_version\": \"1.0\", \"values\": {\"root_module\": {}}}"));
        assertThrows(PlanException.class, () -> write(OpaPlans.PLAN + OpaPlans.PLAN));
        assertThrows(PlanException.class, () -> write(OpaPlans.PLAN.substring(0, 900)));
    }

    @Test
    void modulesInModulesHaveAnEnd() {
        String deep = "module.a.".repeat(150) + "module.b";
        assertThrows(ToolException.class, () -> write(OpaPlans.PLAN.replace("module.a[\\\"x.y\\\"].module.b", deep)));
    }

    private JsonNode write(String plan) throws PlanException, IOException {
        Path target = folder.resolve("input.json");
        OpaInput.write(OpaPlans.source(plan), ReadLimits.parse(""), folder, target);
        return MAPPER.readTree(target.toFile());
    }
}
