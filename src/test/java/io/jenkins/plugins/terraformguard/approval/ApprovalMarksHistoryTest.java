package io.jenkins.plugins.terraformguard.approval;

import static io.jenkins.plugins.terraformguard.approval.Asked.GUARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.terraformguard.engine.approval.Act;
import io.jenkins.plugins.terraformguard.results.kept.KeptFolder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** From before an approval is written until all were told of it, its build is marked as one that the history lacks. */
@WithJenkins
class ApprovalMarksHistoryTest {
    /** Sees what is on the disk when others hear of an approval. */
    @TestExtension
    public static final class Eyes implements ApprovalListener {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();

        @Override
        public void changed(ApprovalCase approval) {
            SEEN.add(approval.state().status().id()
                    + marks((FreeStyleProject) approval.run().getParent()));
        }
    }

    private static List<String> marks(FreeStyleProject job) {
        return KeptFolder.of(job, "history")
                .names()
                .filter(name -> !name.endsWith(".json"))
                .sorted()
                .toList();
    }

    @Test
    void eachChangeMarksTheBuild(JenkinsRule jenkins) throws Exception {
        Eyes.SEEN.clear();
        FreeStyleProject job = jenkins.createFreeStyleProject("shop");
        FreeStyleBuild first = Asked.asking(jenkins, job, "alice", "a");
        ApprovalService.open(first, GUARD);
        Asked.secure(jenkins);
        Asked.say("bob", first, Act.Kind.APPROVE);
        assertThrows(ApprovalRefusedException.class, () -> Asked.say("eve", first, Act.Kind.REJECT));
        assertEquals(List.of(), marks(job), "who is refused leaves nothing to do");
        FreeStyleBuild second = Asked.asking(jenkins, job, "alice", "b");
        ApprovalService.open(second, GUARD);
        ApprovalService.open(second, GUARD);
        ApprovalService.end(second, GUARD, Act.Kind.ABORT, "", "over");
        ApprovalService.end(first, "other", Act.Kind.ABORT, "", "over");
        assertEquals(
                List.of("pending[due-1]", "approved[due-1]", "pending[due-2]", "pending[]", "aborted[due-2]"),
                Eyes.SEEN);
        assertEquals(List.of(), marks(job));
    }
}
