package io.jenkins.plugins.terraformguard.approval.command;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hudson.cli.CLICommandInvoker.Result;
import io.jenkins.plugins.terraformguard.approval.page.Asked;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The same checks as on the pages, and exit codes that scripts can tell apart. */
@WithJenkins
class ApprovalCommandsTest {
    @Test
    void whatWaitsIsListedAndAnswered(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        String id = asked.request();
        String reason = "--reason";
        String why = "looked at it";

        Result pending = asked.command("ann", "terraform-guard-pending", "--items");
        assertEquals(0, pending.returnCode(), pending.stderr());
        assertThat(pending.stdout(), containsString(id + "  shop #1  guard  waits for you"));
        assertThat(pending.stdout(), containsString(asked.item("TG-NET")));
        assertThat(asked.command("starter", "terraform-guard-pending").stdout(), containsString("waits for others"));
        assertEquals(
                "",
                asked.command("starter", "terraform-guard-pending", "--mine").stdout());
        assertEquals("", asked.command("stranger", "terraform-guard-pending").stdout());

        for (String user : List.of("starter", "reader", "eve")) {
            assertEquals(
                    5,
                    asked.command(user, "terraform-guard-approve", id, "--all", reason, why)
                            .returnCode(),
                    user);
        }
        for (String user : List.of("stranger", "finder")) {
            Result none = asked.command(user, "terraform-guard-approve", id, "--all", reason, why);
            assertEquals(3, none.returnCode(), user);
            assertThat(none.stderr(), not(containsString("shop")));
        }
        assertEquals(
                5,
                asked.command("ann", "terraform-guard-break-glass", id, reason, why)
                        .returnCode());
        assertEquals(
                3,
                asked.command("ann", "terraform-guard-approve", "forged", "--all", reason, why)
                        .returnCode());
        assertEquals(
                3,
                asked.command("ann", "terraform-guard-approve", id, reason, why).returnCode());
        assertEquals(
                3,
                asked.command(
                                "ann",
                                "terraform-guard-approve",
                                id,
                                "--all",
                                "--item",
                                asked.item("TG-NET"),
                                reason,
                                why)
                        .returnCode());
        assertEquals(
                2, asked.command("ann", "terraform-guard-approve", id, "--all").returnCode());
        assertEquals(
                5,
                asked.command("ann", "terraform-guard-approve", id, "--item", "forged", reason, why)
                        .returnCode());
        assertEquals(List.of(), asked.now().log().acts());

        Result part = asked.command("ann", "terraform-guard-approve", id, "--item", asked.item("TG-NET"), reason, why);
        assertEquals(0, part.returnCode(), part.stderr());
        assertEquals("pending", part.stdout().trim());
        Result rest = asked.command("bob", "terraform-guard-approve", id, "--all", reason, why);
        assertEquals("approved", rest.stdout().trim());
        assertEquals(Status.APPROVED, asked.status());
        assertEquals(
                3,
                asked.command("bob", "terraform-guard-reject", id, "--all", reason, why)
                        .returnCode());
        assertEquals("", asked.command("bob", "terraform-guard-pending").stdout());
    }

    @Test
    void whoMayNotReadTheFolderLearnsNothing(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.inFolder(jenkins);
        assertThat(asked.command("ann", "terraform-guard-pending").stdout(), containsString(asked.request()));
        assertEquals("", asked.command("deep", "terraform-guard-pending").stdout());
        Result none =
                asked.command("deep", "terraform-guard-approve", asked.request(), "--all", "--reason", "looked at it");
        assertEquals(3, none.returnCode());
        assertThat(none.stderr(), not(containsString("shop")));
        assertEquals(List.of(), asked.now().log().acts());
    }

    @Test
    void aRequestIsRejectedOrTheGlassIsBroken(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        Result broken =
                asked.command("eve", "terraform-guard-break-glass", asked.request(), "--reason", "the shop is down");
        assertEquals("broken-glass", broken.stdout().trim(), broken.stderr());
        assertEquals(Status.BROKEN_GLASS, asked.status());
    }
}
