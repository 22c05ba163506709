package io.jenkins.plugins.terraformguard.cli;

import io.jenkins.plugins.terraformguard.engine.decision.Provenance;
import io.jenkins.plugins.terraformguard.engine.policy.ChangeReferences;
import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where a plan comes from and who wants to know, as far as the user tells; it is recorded as it is told. */
final class OriginOption {
    @Option(names = "--job", defaultValue = "", description = "Name of the job, as it shall be recorded")
    private String job;

    @Option(names = "--build", defaultValue = "", description = "Number or name of the build")
    private String build;

    @Option(names = "--url", defaultValue = "", description = "Address of the build")
    private String url;

    @Option(names = "--started-by", defaultValue = "", description = "Who or what started the build")
    private String startedBy;

    @Option(
            names = "--repository",
            defaultValue = "",
            description = "Where the configuration was checked out from (default: the remote of its Git work tree)")
    private String repository;

    @Option(
            names = "--branch",
            defaultValue = "",
            description = "Branch of the configuration (default: that of its Git work tree)")
    private String branch;

    @Option(
            names = "--commit",
            defaultValue = "",
            description = "Commit of the configuration (default: that of its Git work tree)")
    private String commit;

    @Option(
            names = "--change-reference",
            paramLabel = "TICKET",
            description = "Ticket that the change was asked for in; may be given several times, or several with commas")
    private List<String> changeReferences = new ArrayList<>();

    /** Where the configuration comes from, as it was told. */
    Provenance.Configuration configuration() {
        return new Provenance.Configuration(repository, branch, commit, List.of(), List.of());
    }

    /** All that was told, and what is known of the configuration. */
    Provenance provenance(Provenance.Configuration configuration) {
        return new Provenance(
                new Provenance.Run(
                        RunFacts.PLAN, job, build, url, startedBy, "", ChangeReferences.of(changeReferences)),
                configuration,
                new TreeMap<>(Map.of("terraform-guard", Version.current())));
    }

    /** What was told, and what an earlier command was told where nothing was. */
    Provenance or(Provenance earlier) {
        Provenance.Run run = earlier.run();
        Provenance.Configuration from = earlier.configuration();
        return new Provenance(
                new Provenance.Run(
                        run.phase(),
                        or(job, run.job()),
                        or(build, run.build()),
                        or(url, run.url()),
                        or(startedBy, run.startedBy()),
                        run.startedAt(),
                        changeReferences.isEmpty() ? run.changeReferences() : ChangeReferences.of(changeReferences),
                        job.isEmpty() ? run.cohort() : ""),
                new Provenance.Configuration(
                        or(repository, from.repository()),
                        or(branch, from.branch()),
                        or(commit, from.commit()),
                        from.modules(),
                        from.providers(),
                        from.problems()),
                earlier.tools());
    }

    private static String or(String told, String earlier) {
        return told.isEmpty() ? earlier : told;
    }
}
