package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a plan comes from and who wants to know, as told by whoever asks; an evaluation hands it on as it is. Empty where
 * nobody told.
 *
 * @param run the build
 * @param configuration what the plan was made from
 * @param tools versions of tools that took part, by name
 */
public record Provenance(Run run, Configuration configuration, SortedMap<String, String> tools)
        implements Serializable {
    /** Nothing is known. */
    public static final Provenance NONE = new Provenance(Run.NONE, Configuration.NONE, new TreeMap<>());

    public Provenance {
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
    }

    /**
     * A build.
     *
     * @param phase {@link RunFacts#PLAN} or {@link RunFacts#APPLY}
     * @param job full name of the job
     * @param build its number or name
     * @param url its address
     * @param startedBy who or what started it
     * @param startedAt when (RFC 3339, UTC)
     * @param changeReferences tickets that the change was asked for in
     */
    public record Run(
            String phase,
            String job,
            String build,
            String url,
            String startedBy,
            String startedAt,
            List<String> changeReferences)
            implements Serializable {
        public static final Run NONE = new Run(RunFacts.PLAN, "", "", "", "", "", List.of());

        public Run {
            changeReferences = List.copyOf(changeReferences);
        }
    }

    /**
     * A configuration.
     *
     * @param repository where it was checked out from, without credentials
     * @param branch as the source management names it
     * @param commit likewise
     * @param modules modules that it calls, by key
     * @param providers providers that its lock file names, by source
     */
    public record Configuration(
            String repository, String branch, String commit, List<Module> modules, List<Provider> providers)
            implements Serializable {
        public static final Configuration NONE = new Configuration("", "", "", List.of(), List.of());

        public Configuration {
            modules = List.copyOf(modules);
            providers = List.copyOf(providers);
        }
    }

    /**
     * A module that was installed.
     *
     * @param key names of the calls that lead to it, joined by dots, as the manifest of modules has them
     * @param source as the call says, without credentials
     * @param version of a module from a registry, else empty
     */
    public record Module(String key, String source, String version) implements Serializable {}

    /**
     * A provider in the dependency lock file.
     *
     * @param source full address, {@code registry.terraform.io/hashicorp/aws}
     * @param version the version that is locked
     * @param constraints what the configuration asked for, or empty
     */
    public record Provider(String source, String version, String constraints) implements Serializable {}

    /** The same with another question, and with the tickets that the change was asked for in. */
    public Provenance asking(String phase, List<String> changeReferences) {
        Run asked =
                new Run(phase, run.job(), run.build(), run.url(), run.startedBy(), run.startedAt(), changeReferences);
        return new Provenance(asked, configuration, tools);
    }

    /** What policies see of it. */
    public RunFacts facts(Instant evaluatedAt) {
        return new RunFacts(
                run.phase(),
                run.job(),
                run.startedBy(),
                configuration.repository(),
                configuration.branch(),
                configuration.commit(),
                run.changeReferences(),
                evaluatedAt.equals(Instant.EPOCH) ? "" : evaluatedAt.toString());
    }
}
