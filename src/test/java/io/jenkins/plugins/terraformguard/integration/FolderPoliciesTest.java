package io.jenkins.plugins.terraformguard.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Item;
import io.jenkins.plugins.terraformguard.config.Packs;
import io.jenkins.plugins.terraformguard.config.PolicyEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The property of folders, in their form. */
@WithJenkins
class FolderPoliciesTest {
    @Test
    void formKeepsWhatIsThereAndRefusesWhatIsBroken(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        jenkins.configRoundtrip(folder);
        assertNull(folder.getProperties().get(FolderPolicies.class), "no files, no property");

        set(folder, new PolicyEntry("a.yaml", Packs.refusing("a")));
        jenkins.configRoundtrip(folder);
        jenkins.jenkins.reload();
        folder = jenkins.jenkins.getItemByFullName("team", Folder.class);
        PolicyEntry entry =
                folder.getProperties().get(FolderPolicies.class).getFiles().get(0);
        assertEquals("a.yaml", entry.getName());
        assertEquals(Packs.refusing("a"), entry.getText());

        set(folder, new PolicyEntry("a.yaml", Packs.broken()));
        Folder broken = folder;
        FailingHttpStatusCodeException refused =
                assertThrows(FailingHttpStatusCodeException.class, () -> jenkins.configRoundtrip(broken));
        assertTrue(refused.getResponse().getContentAsString().contains("folders/team/a.yaml:2:1"));
    }

    @Test
    void whoeverMayConfigureTheFolderSetsThem(JenkinsRule jenkins) throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "team");
        String name = "x<img src=x>.yaml";
        set(folder, new PolicyEntry(name, Packs.refusing("a")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("viewer")
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader", "owner")
                .grant(Item.CONFIGURE)
                .onItems(folder)
                .to("owner"));
        String check = folder.getUrl() + "descriptorByName/" + PolicyEntry.class.getName()
                + "/checkText?name=a.yaml&value=" + URLEncoder.encode(Packs.broken(), StandardCharsets.UTF_8);
        for (String user : List.of("reader", "viewer")) {
            assertEquals(403, request(jenkins, user, HttpMethod.POST, check).getStatusCode(), user);
        }
        assertEquals(404, request(jenkins, "owner", HttpMethod.GET, check).getStatusCode());
        assertTrue(request(jenkins, "owner", HttpMethod.POST, check)
                .getContentAsString()
                .contains("a.yaml:2:1"));
        String outside = check.substring(folder.getUrl().length());
        assertEquals(403, request(jenkins, "owner", HttpMethod.POST, outside).getStatusCode(), "not everywhere");

        JenkinsRule.WebClient viewer = jenkins.createWebClient();
        viewer.login("viewer");
        HtmlPage page = viewer.getPage(folder, "configure");
        String html = page.getWebResponse().getContentAsString();
        assertTrue(page.asNormalizedText().contains(name), "shown");
        assertFalse(html.contains("<img src=x>"), "as text");
        assertEquals(List.of(), page.getByXPath("//textarea[@name='_.text']"), "nothing to write into");
        assertEquals(
                403,
                request(jenkins, "viewer", HttpMethod.POST, folder.getUrl() + "configSubmit?json=%7B%7D")
                        .getStatusCode());
        assertNotNull(folder.getProperties().get(FolderPolicies.class));
    }

    private static void set(Folder folder, PolicyEntry entry) throws Exception {
        folder.getProperties().replace(new FolderPolicies(List.of(entry)));
    }

    private static WebResponse request(JenkinsRule jenkins, String user, HttpMethod method, String path)
            throws Exception {
        JenkinsRule.WebClient client = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        client.login(user);
        return client.loadWebResponse(new WebRequest(client.createCrumbedUrl(path), method));
    }
}
