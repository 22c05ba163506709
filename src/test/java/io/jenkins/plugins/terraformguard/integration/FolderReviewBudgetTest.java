package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The limit of tokens in the form of a folder. */
@WithJenkins
class FolderReviewBudgetTest {
    @Test
    void formKeepsTheLimitAndChecksForThoseWhoConfigureTheFolder(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        jenkins.configRoundtrip(folder);
        assertNull(folder.getProperties().get(FolderReviewBudget.class), "no limit, no property");
        folder.addProperty(new FolderReviewBudget(5_000));
        jenkins.configRoundtrip(folder);
        jenkins.jenkins.reload();
        folder = jenkins.jenkins.getItemByFullName("team", Folder.class);
        assertEquals(5_000, folder.getProperties().get(FolderReviewBudget.class).getMonthlyTokens());
        assertEquals(5_000, new FolderReviewTokens().limit(folder));
        assertEquals(0, new FolderReviewBudget(-1).getMonthlyTokens());

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "owner")
                .grant(Item.CONFIGURE)
                .onItems(folder)
                .to("owner"));
        String check = folder.getUrl() + "descriptorByName/" + FolderReviewBudget.class.getName()
                + "/checkMonthlyTokens?value=";
        assertEquals(
                403, request(jenkins, "reader", HttpMethod.POST, check + "x").getStatusCode());
        assertEquals(404, request(jenkins, "owner", HttpMethod.GET, check + "x").getStatusCode());
        for (String wrong : new String[] {"x", "-1", "2000000001"}) {
            assertTrue(request(jenkins, "owner", HttpMethod.POST, check + wrong)
                    .getContentAsString()
                    .contains("from 0 to 2000000000"));
        }
        assertEquals(
                "<div/>",
                request(jenkins, "owner", HttpMethod.POST, check + "10").getContentAsString());
    }

    private static WebResponse request(JenkinsRule jenkins, String user, HttpMethod method, String path)
            throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.login(user);
        return client.loadWebResponse(new WebRequest(client.createCrumbedUrl(path), method));
    }
}
