package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.constant;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.list;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.ChangeKind;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {
    private static Drifts opened() {
        return Drifts.at("aws_security_group.web")
                .configured("ingress", list(map("port", constant(443))))
                .root("ingress", list(map("port", 443)), list(map("port", 443), map("port", 22)))
                .security("ingress[1]", Value.NULL, map("port", 22), DriftClass.REVERTED);
    }

    private static List<String> kinds(Drifts drift) {
        return drift.remedies().stream().map(DriftRemedy::kind).toList();
    }

    @Test
    void applyRevertsWithItsRisk() {
        DriftRemedy remedy = opened().only("revert", "sh");
        assertEquals(
                "terraform apply updates aws_security_group.web in place: ingress[1] as recorded.", remedy.title());
        assertEquals("""
                terraform apply
                # Only this resource and what it depends on; all else, outputs too, waits:
                # terraform apply -target=aws_security_group.web""", remedy.text());
        assertEquals(
                "What somebody added is taken away: ingress[1]. Security depends on ingress[1]: make sure that it was not"
                        + " changed to close a hole or to let somebody work.",
                remedy.risk());
    }

    @Test
    void theOrderIsRevertAcceptIgnore() {
        assertEquals(List.of("revert", "accept", "ignore", "ignore"), kinds(opened()));
    }

    @Test
    void replacingLosesData() {
        DriftRemedy remedy = opened().planned(ChangeKind.REPLACE).only("revert", "sh");
        assertTrue(remedy.title().contains("destroys aws_security_group.web and creates it anew"), remedy.title());
        assertTrue(remedy.risk().startsWith("The resource is destroyed and created anew: "), remedy.risk());
    }

    @Test
    void destroyingIsNoRevertToBeProudOf() {
        Drifts drift = opened().planned(ChangeKind.DELETE).unconfigured();
        assertEquals(
                "The resource is destroyed with all that it holds.",
                drift.only("revert", "sh").risk());
        assertTrue(drift.only("accept", "").title().contains("put its block back"));
    }

    @Test
    void aThirdValueIsSaid() {
        DriftRemedy remedy = Drifts.at("a_b.c")
                .root("size", 1, 2)
                .path("size", 1, 2, DriftClass.OVERWRITTEN)
                .only("revert", "sh");
        assertTrue(remedy.title().contains("neither what was recorded nor what is there"), remedy.title());
    }

    @Test
    void withoutAFullPlanNothingIsPromised() {
        Drifts drift = Drifts.at("a_b.c").planned(null).root("size", 1, 2).path("size", 1, 2, DriftClass.UNDETERMINED);
        assertEquals(
                "terraform plan", drift.text("revert", "sh").lines().findFirst().orElseThrow());
    }

    @Test
    void whatApplyDoesNotRevertIsSaid() {
        Drifts drift = Drifts.at("a_b.c").root("size", 1, 2).path("size", 1, 2, DriftClass.STATE_ONLY);
        assertEquals("terraform apply -replace=a_b.c", drift.text("revert", "sh"));
        assertEquals(List.of("revert", "accept", "ignore"), kinds(drift));
    }

    @Test
    void whatIsNotSetCanBe() {
        Drifts drift = Drifts.at("a_b.c")
                .root("public", false, true)
                .path("public", false, true, DriftClass.UNMANAGED)
                .root("list", Value.NULL, list("x"))
                .path("list", Value.NULL, list("x"), DriftClass.UNMANAGED)
                .root("name", Value.NULL, "x")
                .path("name", Value.NULL, "x", DriftClass.UNMANAGED);
        assertEquals("""
                # resource "a_b" "c"
                list = []
                # Nothing was recorded for name, so the value is for you to choose
                name   = var.CHANGE_ME_name
                public = false""", drift.text("revert", "hcl"));
    }

    @Test
    void theToolIsNamed() {
        List<DriftRemedy> remedies = new Remedies("tofu").of(opened().resource());
        assertTrue(
                remedies.get(0).text().startsWith("tofu apply\n"),
                remedies.get(0).text());
        assertTrue(remedies.stream().noneMatch(remedy -> remedy.text().contains("terraform apply")));
    }

    @ParameterizedTest
    @EnumSource(ChangeKind.class)
    void everyPlannedChangeHasItsRemedies(ChangeKind planned) {
        for (String kind : List.of("update", "delete", "move", "create")) {
            for (DriftRemedy remedy : opened().kind(kind).planned(planned).remedies()) {
                assertTrue(DriftRemedy.KINDS.contains(remedy.kind()), remedy.kind());
                assertTrue(DriftRemedy.LANGUAGES.contains(remedy.language()), remedy.language());
                assertTrue(remedy.title().endsWith("."), remedy.title());
                assertEquals(remedy.text().isEmpty(), remedy.language().isEmpty());
            }
        }
    }

    @Test
    void whatIsGoneIsCreatedAnewOrLeftOut() {
        Drifts drift =
                Drifts.at("a_b.c").kind("delete").planned(ChangeKind.CREATE).place("", "main.tf", 7);
        assertEquals(List.of("recreate", "removed", "ignore"), kinds(drift));
        assertEquals("""
                # main.tf:7: resource "a_b" "c"
                # Take this block out. A removed block in the root module says so to every other state;
                # it needs Terraform 1.7 or OpenTofu 1.10
                removed {
                  from = a_b.c
                  lifecycle {
                    destroy = false
                  }
                }""", drift.text("removed", "hcl"));
        assertEquals(7, drift.only("removed", "hcl").line());
    }

    @Test
    void anInstanceThatIsGoneHasNoRemovedBlock() {
        Drifts drift = Drifts.at("a_b.c[0]").kind("delete").planned(ChangeKind.CREATE);
        assertEquals(List.of("recreate", "accept", "ignore"), kinds(drift));
        assertTrue(drift.only("accept", "").risk().contains("last instances"));
    }

    @Test
    void whatIsGoneAndNotWantedIsDone() {
        assertEquals(
                List.of("accept", "ignore"),
                kinds(Drifts.at("a_b.c").kind("delete").planned(null).unconfigured()));
    }

    @Test
    void aMoveIsWrittenDown() {
        assertEquals(
                """
                # In the root module, if no moved block says it yet
                moved {
                  from = a_b.c
                  to   = module.m["x"].a_b.c
                }""",
                Drifts.at("module.m[\"x\"].a_b.c").kind("move").from("a_b.c").text("moved", "hcl"));
    }

    @Test
    void whatWasMovedAndDiffersHasBothRemedies() {
        assertEquals(List.of("revert", "accept", "moved", "ignore", "ignore"), kinds(opened().from("a_b.old")));
    }

    @Test
    void whatIsNewIsImported() {
        String text =
                Drifts.at("a_b.c").kind("create").importId(Value.of("i-${x}")).text("import", "hcl");
        assertTrue(text.endsWith("import {\n  to = a_b.c\n  id = \"i-$${x}\"\n}"), text);
        String unknown = Drifts.at("a_b.c").kind("create").text("import", "hcl");
        assertTrue(unknown.contains("id = var.CHANGE_ME_import_id"), unknown);
    }

    @Test
    void ourOwnRuleComesBeforeTerraforms() {
        Drifts drift = Drifts.at("a_b.c[\"k\"]")
                .root("tags", map("a", "1"), map("a", "2", "${x}", "3"))
                .path("tags.a", "1", "2", DriftClass.REVERTED)
                .path("tags[\"${x}\"]", Value.NULL, "3", DriftClass.REVERTED);
        assertEquals("""
                # .terraform-guard/drift.yaml
                ignore:
                  - resources:
                      - "a_b.c[\\"k\\"]"
                    paths:
                      - "tags.a"
                      - "tags[\\"${x}\\"]"
                    reason: CHANGE_ME
                    owner: CHANGE_ME
                    expires: CHANGE_ME""", drift.text("ignore", "yaml"));
        assertTrue(drift.text("ignore", "hcl").endsWith("""
                                lifecycle {
                                  ignore_changes = [
                                    tags["$${x}"],
                                    tags["a"],
                                  ]
                                }"""), drift.text("ignore", "hcl"));
    }

    @Test
    void whatIsIgnoredAsAWholeIsNamedOnce() {
        String text = opened().path("ingress[0].port", 443, 444, DriftClass.REVERTED)
                .root("tags", Value.NULL, map("a", "b"))
                .path("tags", Value.NULL, map("a", "b"), DriftClass.REVERTED)
                .path("tags.a", Value.NULL, "b", DriftClass.REVERTED)
                .text("ignore", "hcl");
        assertTrue(text.endsWith("ignore_changes = [\n    ingress,\n    tags,\n  ]\n}"), text);
    }

    @Test
    void leftOverObjectsAreDestroyed() {
        assertEquals(List.of("revert"), kinds(opened().deposed("4c2d71f9")));
    }

    @Test
    void dataSourcesHaveNoRemedies() {
        assertEquals(List.of(), kinds(Drifts.at("data.a_b.c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\nb", "\\u202e", "\\u0000", "(sensitive value)"})
    void anAddressThatCannotBeSeenIsNotCopied(String key) {
        Drifts drift = Drifts.at("a_b.c[\"" + key + "\"]").root("x", 1, 2).path("x", 1, 2, DriftClass.STATE_ONLY);
        assertTrue(drift.only("revert", "").title().contains("characters that can't be seen"));
        for (DriftRemedy remedy : drift.remedies()) {
            assertFalse(remedy.text().contains("-target=") || remedy.text().contains("-replace="), remedy.text());
        }
    }
}
