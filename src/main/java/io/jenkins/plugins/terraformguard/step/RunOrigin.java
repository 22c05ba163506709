package io.jenkins.plugins.terraformguard.step;

import hudson.EnvVars;
import hudson.model.Run;
import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.imports.OpaReader;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import io.jenkins.plugins.terraformguard.results.BuildAddress;
import io.jenkins.plugins.terraformguard.results.JobGroup;
import io.jenkins.plugins.terraformguard.results.PluginVersion;
import io.jenkins.plugins.terraformguard.results.StartedBy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jenkins.model.Jenkins;

/** What the controller knows of the build that asks: from its record, and from variables that checking out the source sets. */
final class RunOrigin {
    private RunOrigin() {}

    /** Packs are rolled out by the name of the repository's jobs, which nobody chooses who can push a branch. */
    static Provenance of(Run<?, ?> run, EnvVars environment) {
        return new Provenance(
                new Provenance.Run(
                        RunFacts.PLAN,
                        run.getParent().getFullName(),
                        Integer.toString(run.getNumber()),
                        BuildAddress.of(run),
                        StartedBy.of(run),
                        Instant.ofEpochMilli(run.getStartTimeInMillis())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString(),
                        List.of(),
                        JobGroup.of(run.getParent())),
                configuration(environment),
                new TreeMap<>(Map.of("jenkins", Jenkins.VERSION, "terraform-guard", PluginVersion.current())));
    }

    /** What the environment tells of the configuration, without credentials. */
    static Provenance.Configuration configuration(EnvVars environment) {
        String change = environment.get("CHANGE_ID", "");
        return new Provenance.Configuration(
                first(environment, "GIT_URL", "SVN_URL", "GIT_URL_1", "SVN_URL_1"),
                environment.get("BRANCH_NAME", environment.get("GIT_BRANCH", change.isEmpty() ? "" : "PR-" + change)),
                first(environment, "GIT_COMMIT", "SVN_REVISION", "SVN_REVISION_1"),
                List.of(),
                List.of());
    }

    private static String first(EnvVars environment, String... names) {
        for (String name : names) {
            if (!environment.get(name, "").isEmpty()) {
                return environment.get(name);
            }
        }
        return "";
    }

    /**
     * Whether what comes back from the agent is what was sent there. Only of the configuration it may say more: what lies in
     * the workspace, and what the controller does not know; and which version of the program it was that evaluated Rego there.
     */
    static boolean isKept(Provenance sent, Provenance back) {
        Provenance.Configuration before = sent.configuration();
        Provenance.Configuration after = back.configuration();
        return back.run().equals(sent.run())
                && withoutOpa(back.tools()).equals(withoutOpa(sent.tools()))
                && isKept(before.repository(), after.repository())
                && isKept(before.branch(), after.branch())
                && isKept(before.commit(), after.commit());
    }

    private static Map<String, String> withoutOpa(Map<String, String> tools) {
        Map<String, String> others = new TreeMap<>(tools);
        others.remove(OpaReader.TOOL);
        return others;
    }

    private static boolean isKept(String sent, String back) {
        return sent.isEmpty() || back.equals(sent);
    }
}
