package io.jenkins.plugins.terraformguard.engine.drift.remedy;

import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.constant;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.list;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.map;
import static io.jenkins.plugins.terraformguard.engine.drift.remedy.Drifts.reference;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.drift.DriftClass;
import io.jenkins.plugins.terraformguard.engine.drift.DriftRemedy;
import io.jenkins.plugins.terraformguard.engine.plan.Value;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AcceptTest {
    private static String accept(Drifts drift) {
        return drift.text("accept", "hcl");
    }

    @Test
    void theRealValueIsWrittenWithItsPlace() {
        DriftRemedy remedy = Drifts.at("aws_instance.web")
                .configured("instance_type", constant("t3.micro"))
                .place("", "main.tf", 3)
                .place("instance_type", "main.tf", 5)
                .differs("instance_type", "t3.micro", "m5.large")
                .only("accept", "hcl");
        assertEquals("""
                # main.tf:3: resource "aws_instance" "web"
                # main.tf:5
                instance_type = "m5.large\"""", remedy.text());
        assertEquals("main.tf", remedy.file());
        assertEquals(5, remedy.line());
    }

    @Test
    void ofAMapTheWholeIsWritten() {
        assertEquals(
                """
                # resource "aws_instance" "web"
                tags = {
                  Name  = "web"
                  "a.b" = "changed"
                }""",
                accept(Drifts.at("aws_instance.web")
                        .configured("tags", constant(map("Name", "web", "a.b", "old")))
                        .root("tags", map("Name", "web", "a.b", "old"), map("Name", "web", "a.b", "changed"))
                        .path("tags[\"a.b\"]", "old", "changed", DriftClass.REVERTED)));
    }

    @Test
    void whatComesFromElsewhereIsNotOverwritten() {
        assertEquals(
                """
                # resource "aws_instance" "web"
                # tags takes its value from local.common and var.tags.all: change local value "common" and variable "tags", so that the value becomes
                #   tags = {
                #     a = "b"
                #   }""",
                accept(Drifts.at("aws_instance.web")
                        .configured("tags", reference("var.tags.all", "var.tags", "local.common"))
                        .differs("tags", map("a", "c"), map("a", "b"))));
    }

    @Test
    void ofNestedBlocksOnlyThoseThatDifferAreWritten() {
        Value ssh = map("from_port", 22, "cidr_blocks", list("10.0.0.0/8"), "self", false, "id", "x");
        Value open = map("from_port", 22, "cidr_blocks", list("0.0.0.0/0"), "self", false, "id", "x");
        Value https = map("from_port", 443, "cidr_blocks", list("0.0.0.0/0"), "self", false, "id", "y");
        assertEquals(
                """
                # resource "aws_security_group" "web"
                # In place of the block with these values, as far as they are the same
                ingress {
                  cidr_blocks = ["0.0.0.0/0"]
                  # from_port stays as it is written: it takes its value from var.port
                }""",
                accept(Drifts.at("aws_security_group.web")
                        .configured(
                                "ingress",
                                list(
                                        map("from_port", constant(443), "cidr_blocks", constant(list("0.0.0.0/0"))),
                                        map(
                                                "from_port",
                                                reference("var.port"),
                                                "cidr_blocks",
                                                constant(list("10.0.0.0/8")))))
                        .root("ingress", list(ssh, https), list(https, open))
                        .path("ingress[1].cidr_blocks[0]", "10.0.0.0/8", "0.0.0.0/0", DriftClass.REVERTED)));
    }

    @Test
    void aBlockThatWasAddedIsWrittenWholeAndOneThatIsGoneIsNamed() {
        Value http = map("from_port", 80, "description", Value.NULL, "prefix_list_ids", list());
        Value ssh = map("from_port", 22, "description", "by hand", "prefix_list_ids", list());
        assertEquals(
                """
                # resource "aws_security_group" "web"
                # A block that is new. What the provider works out itself has to be left out of it.
                ingress {
                  description = "by hand"
                  from_port   = 22
                }
                # To be taken out, the block
                #   ingress {
                #     from_port = 80
                #   }""",
                accept(Drifts.at("aws_security_group.web")
                        .configured("ingress", list(map("from_port", constant(80))))
                        .root("ingress", list(http), list(ssh))
                        .path("ingress[0]", Value.NULL, ssh, DriftClass.REVERTED)
                        .path("ingress[0]", http, Value.NULL, DriftClass.REVERTED)));
    }

    @Test
    void aSingleBlockStaysABlock() {
        assertEquals(
                """
                # resource "google_sql_database_instance" "db"
                settings {
                  tier = "db-g1-small"
                }""",
                accept(Drifts.at("google_sql_database_instance.db")
                        .configured("settings", map("tier", constant("db-f1-micro")))
                        .root(
                                "settings",
                                map("tier", "db-f1-micro", "version", 3),
                                map("tier", "db-g1-small", "version", 3))
                        .path("settings.tier", "db-f1-micro", "db-g1-small", DriftClass.REVERTED)));
    }

    @Test
    void whereItCannotBeToldTheAttributeIsWrittenAndThatSaid() {
        assertEquals("""
                # resource "x_y" "z"
                # If rule is a nested block, or made by a dynamic one, write its values there instead
                rule = [
                  {
                    port = 22
                  },
                ]""", accept(Drifts.at("x_y.z").differs("rule", list(), list(map("port", 22)))));
    }

    @Test
    void anExpressionWithoutReferencesMayReadAFile() {
        String text = accept(Drifts.at("x_y.z").configured("policy", map()).differs("policy", "{}", "{\"a\":1}"));
        assertTrue(text.contains("# policy is worked out by an expression. If that reads a file"), text);
        assertTrue(text.contains("policy = jsonencode({\n  a = 1\n})"), text);
    }

    @Test
    void instancesShareTheBlock() {
        String text = accept(Drifts.at("aws_instance.web[\"a\"]")
                .configured("ami", constant("x"))
                .differs("ami", "x", "y"));
        assertTrue(text.contains("# This is written once for all instances of the block."), text);
    }

    @Test
    void secretsAreNotWritten() {
        assertEquals(
                """
                # resource "aws_db_instance" "db"
                # password is secret, so it is not written here
                password = var.CHANGE_ME_password""",
                accept(Drifts.at("aws_db_instance.db")
                        .configured("password", constant("x"))
                        .differs("password", Drifts.SECRET, new Value.Sensitive(Value.Kind.STRING, false, 1, ""))));
    }

    @Test
    void whatIsLeftAsItIsOnlyTheStateHasToLearn() {
        DriftRemedy remedy = Drifts.at("x_y.z")
                .root("etag", "1", "2")
                .path("etag", "1", "2", DriftClass.STATE_ONLY)
                .only("accept", "sh");
        assertEquals(
                "terraform apply -refresh-only",
                remedy.text().lines().findFirst().orElseThrow());
    }

    @Test
    void longTextsAreCutAndSaySo() {
        Drifts drift = Drifts.at("x_y.z")
                .configured("a", constant("x"))
                .differs("a", "x", "y".repeat(3900))
                .differs("b", "x", "y".repeat(3900))
                .differs("c", list(), new Value.ListValue(Collections.nCopies(3000, Value.of("z"))));
        DriftRemedy remedy = drift.only("accept", "");
        assertTrue(remedy.text().length() <= DriftRemedy.MAX_TEXT);
        assertTrue(remedy.text().contains("... cut here"), remedy.text());
        assertTrue(remedy.title().endsWith("The text is cut."));
    }

    @Test
    void hostileNamesStayRemarks() {
        String hostile = "a\n}\nresource \"null_resource\" \"x\" {}\n";
        for (DriftRemedy remedy : Drifts.at("x_y.z")
                .configured("tags", reference("var.x\n} evil {"), "b", list(map(hostile, constant(1))))
                .place("", "main.tf\nevil = 1", 1)
                .differs(hostile, "x", "y")
                .differs("tags", map(), map(hostile, "x"))
                .root("b", list(), list(map(hostile, 1)))
                .path("b[0]", Value.NULL, map(hostile, 1), DriftClass.REVERTED)
                .remedies()) {
            if (remedy.language().equals("hcl")) {
                assertFalse(
                        remedy.text()
                                .lines()
                                .anyMatch(line -> line.startsWith("}\nres")
                                        || line.startsWith("evil")
                                        || line.startsWith("resource")),
                        remedy.text());
            }
        }
    }
}
