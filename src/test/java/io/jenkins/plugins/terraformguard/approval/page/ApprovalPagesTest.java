package io.jenkins.plugins.terraformguard.approval.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.engine.approval.ApprovalState.Status;
import java.net.URL;
import java.util.List;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The pages as people use them, without script. */
@WithJenkins
class ApprovalPagesTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> javascript:alert(3) safe\u202egnp.exe ${7*7} {0}";

    private static HtmlButton button(HtmlPage page, String text) {
        return page.getFirstByXPath("//button[normalize-space()='" + text + "']");
    }

    private static HtmlPage answer(HtmlPage page, String reason, String button) throws Exception {
        page.<HtmlTextArea>getHtmlElementById("tfguard-reason").setText(reason);
        return button(page, button).click();
    }

    @Test
    void aPartIsApprovedAndThenTheRest(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        HtmlPage page = asked.page("ann");
        String text = page.asNormalizedText();
        assertThat(text, containsString("Waits for approval"));
        assertThat(text, containsString("This waits for you."));
        assertThat(text, containsString("aws_db_instance.old"));
        assertThat(text, containsString("user starter"));
        assertTrue(
                text.indexOf("aws_db_instance.old") < text.indexOf("What needs an exception"),
                "what is destroyed comes first");
        assertThat(text, containsString("Not all of it is known"));
        assertThat(text, containsString("Restore a snapshot"));

        String net = asked.item("TG-NET");
        page.<HtmlCheckBoxInput>getFirstByXPath("//input[@type='checkbox'][@value='" + net + "']")
                .setChecked(true);
        page = answer(page, "the network is behind another wall", "Approve what is ticked");
        assertEquals(200, page.getWebResponse().getStatusCode());
        assertEquals(Status.PENDING, asked.status());
        assertThat(page.asNormalizedText(), containsString("ann agrees"));
        assertEquals(List.of(net), asked.now().log().acts().get(0).items());

        page = answer(asked.page("bob"), "data is <b>backed up</b>", "Approve all (2)");
        assertEquals(Status.APPROVED, asked.status());
        assertThat(page.asNormalizedText(), containsString("data is <b>backed up</b>"));
        assertNull(page.getElementById("tfguard-reason"), "nothing is asked any more");
    }

    @Test
    void whatIsRefusedIsShownWithWhatWasWritten(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        HtmlPage page = answer(asked.page("ann"), "no \"box\" was ticked", "Approve what is ticked");
        assertEquals(400, page.getWebResponse().getStatusCode());
        assertThat(page.asNormalizedText(), containsString("Tick what the answer is about"));
        assertEquals(
                "no \"box\" was ticked",
                page.<HtmlTextArea>getHtmlElementById("tfguard-reason").getText());
        assertEquals(List.of(), asked.now().log().acts());

        HtmlPage late = asked.page("ann");
        answer(asked.page("bob"), "this must not happen", "Reject");
        assertEquals(Status.REJECTED, asked.status());
        page = answer(late, "clicked too late", "Approve all (2)");
        assertEquals(409, page.getWebResponse().getStatusCode());
        assertThat(page.asNormalizedText(), containsString("This is over: rejected"));
        assertThat(page.asNormalizedText(), containsString("this must not happen"));
    }

    @Test
    void everybodySeesWhatHeMayDo(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        asked.two();
        HtmlPage starter = asked.page("starter");
        assertThat(starter.asNormalizedText(), containsString("Somebody else has to approve this"));
        assertNull(button(starter, "Approve all (2)"));
        assertFalse(starter.getByXPath("//button[normalize-space()='Reject']").isEmpty());
        HtmlPage reader = asked.page("reader");
        assertNull(button(reader, "Reject"));
        assertNull(reader.getElementById("tfguard-answer"));
        assertNull(reader.getFirstByXPath("//input[@name='item']"));

        HtmlPage ann = answer(asked.page("ann"), "fine with me", "Approve all (2)");
        assertThat(ann.asNormalizedText(), containsString("You have approved this already"));
        ann = answer(ann, "after all not", "Take my approval back");
        assertEquals(Act.Kind.WITHDRAW, asked.now().log().acts().get(1).kind());

        HtmlPage eve = asked.page("eve");
        eve.<HtmlTextArea>getHtmlElementById("tfguard-why").setText("the shop is down");
        eve.<HtmlCheckBoxInput>getHtmlElementById("tfguard-confirm").setChecked(true);
        HtmlPage broken = button(eve, "Break the glass").click();
        assertEquals(Status.BROKEN_GLASS, asked.status());
        assertThat(broken.asNormalizedText(), containsString("Nobody has approved this"));
        assertThat(broken.asNormalizedText(), containsString("the shop is down"));

        HtmlPage build = asked.client("reader").getPage(asked.run());
        assertThat(build.asNormalizedText(), containsString("Glass broken"));
        assertThat(build.asNormalizedText(), containsString("break-glass, eve: the shop is down"));
        HtmlPage guard = asked.client("reader").getPage(asked.run(), "terraform-guard/guard/");
        assertThat(guard.asNormalizedText(), containsString("Glass broken"));
        assertEquals(
                asked.url("").getPath(),
                guard.<HtmlAnchor>getFirstByXPath(
                                "//section[@aria-labelledby='approval']//a[contains(@href,'terraform-approval')]")
                        .getHrefAttribute());
        URL history = new URL(jenkins.getURL(), asked.run().getParent().getUrl() + "buildHistory/ajax");
        assertThat(
                asked.client("reader").getPage(history).getWebResponse().getContentAsString(),
                containsString("class=\"tfguard-badge jenkins-!-danger-color\""));

        HtmlPage bob = asked.page("bob");
        bob.<HtmlTextArea>getHtmlElementById("tfguard-why").setText("stop it again");
        button(bob, "Take back what was let pass").click();
        assertEquals(Status.VOID, asked.status());
    }

    @Test
    void strangersTextIsText(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        asked.two();
        answer(asked.page("ann"), HOSTILE, "Approve all (2)");
        asked.rewrite(List.of(), null, HOSTILE);
        URL list = new URL(jenkins.getURL(), "terraform-approvals/");
        for (HtmlPage page : List.of(
                asked.page("bob"),
                asked.client("bob").getPage(asked.run(), "terraform-approval/"),
                asked.client("bob").<HtmlPage>getPage(asked.run()),
                asked.client("bob").<HtmlPage>getPage(asked.run(), "terraform-guard/guard/"),
                asked.client("bob").<HtmlPage>getPage(list))) {
            String source = page.getWebResponse().getContentAsString();
            assertEquals(200, page.getWebResponse().getStatusCode());
            assertThat(source, not(containsString("<script>alert")));
            assertThat(source, not(containsString("<img src=x")));
            assertThat(source, not(containsString("\u202e")));
            assertThat(source, not(containsString("href=\"javascript:")));
        }
        HtmlPage refused = answer(asked.page("bob"), HOSTILE, "Approve what is ticked");
        String source = refused.getWebResponse().getContentAsString();
        assertThat(source, not(containsString("<script>alert")));
        assertThat(source, containsString("&lt;script&gt;alert(1)"));
    }

    @Test
    void whatWaitsForMeIsInTheHeaderAndInTheList(JenkinsRule jenkins) throws Exception {
        Asked asked = Asked.in(jenkins);
        URL list = new URL(jenkins.getURL(), "terraform-approvals/");
        HtmlPage ann = asked.client("ann").getPage(list);
        assertFalse(
                ann.getByXPath("//section[@aria-labelledby='mine']//a[contains(@href,'/terraform-approval/guard/')]")
                        .isEmpty());
        HtmlPage home = asked.client("ann").goTo("");
        assertFalse(home.getByXPath("//header//a[contains(@href,'terraform-approvals')]//*[contains(@class,'badge')]")
                .isEmpty());
        HtmlPage starter = asked.client("starter").getPage(list);
        assertThat(starter.asNormalizedText(), containsString("Nothing waits for you."));
        assertFalse(starter.getByXPath(
                        "//section[@aria-labelledby='others']//a[contains(@href,'/terraform-approval/guard/')]")
                .isEmpty());
        HtmlPage stranger = asked.client("stranger").getPage(list);
        assertThat(stranger.asNormalizedText(), not(containsString("shop")));
        HtmlPage anonymous = asked.client("").goTo("");
        assertTrue(anonymous
                .getByXPath("//a[contains(@href,'terraform-approvals')]")
                .isEmpty());
    }
}
