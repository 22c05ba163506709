package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.util.Map;

/**
 * Which commit a guarded build was made from, as its environment told: what checks out the source sets these variables. A
 * later build names it as the one to go back to.
 */
final class SourceRevision extends InvisibleAction {
    private static final int MAX_LENGTH = 200;

    private final String commit;
    private final String branch;

    private SourceRevision(String commit, String branch) {
        this.commit = commit;
        this.branch = branch;
    }

    /** Notes it with the build, where it is known. */
    static void note(Run<?, ?> run, EnvVars environment) {
        String commit = cut(environment.get("GIT_COMMIT", environment.get("SVN_REVISION", "")));
        if (!commit.isEmpty()) {
            run.addOrReplaceAction(
                    new SourceRevision(commit, cut(environment.get("GIT_BRANCH", environment.get("BRANCH_NAME", "")))));
        }
    }

    /** The same and the repository, as the trail records them. */
    static Map<String, String> facts(EnvVars environment) {
        return Map.of(
                "commit", cut(environment.get("GIT_COMMIT", environment.get("SVN_REVISION", ""))),
                "branch", cut(environment.get("GIT_BRANCH", environment.get("BRANCH_NAME", ""))),
                "repository", RunOrigin.configuration(environment).repository());
    }

    static String commitOf(Run<?, ?> run) {
        SourceRevision revision = run.getAction(SourceRevision.class);
        return revision == null || revision.commit == null ? "" : revision.commit;
    }

    static String branchOf(Run<?, ?> run) {
        SourceRevision revision = run.getAction(SourceRevision.class);
        return revision == null || revision.branch == null ? "" : revision.branch;
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : "";
    }
}
