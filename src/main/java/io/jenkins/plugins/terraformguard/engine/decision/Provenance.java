package io.jenkins.plugins.terraformguard.engine.decision;

import io.jenkins.plugins.terraformguard.engine.policy.RunFacts;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a plan comes from and who wants to know, as told by whoever asks; an evaluation hands it on as it is. Empty where
 * nobody told. Whatever door it comes through, nothing here holds a control character, a password or a token, or is longer
 * than a thousand characters: what would be is cut, or hidden.
 *
 * @param run the build
 * @param configuration what the plan was made from
 * @param tools versions of tools that took part, by name
 */
public record Provenance(Run run, Configuration configuration, SortedMap<String, String> tools)
        implements Serializable {
    /** Names of tools that can be recorded; others are left out. */
    private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final int MAX_TOOLS = 50;

    /** Nothing is known. */
    public static final Provenance NONE = new Provenance(Run.NONE, Configuration.NONE, new TreeMap<>());

    public Provenance {
        TreeMap<String, String> named = new TreeMap<>();
        tools.forEach((name, version) -> {
            if (named.size() < MAX_TOOLS && TOOL.matcher(name).matches()) {
                named.put(name, OriginText.text(version));
            }
        });
        tools = Collections.unmodifiableSortedMap(named);
    }

    /** The same for a plan that most of the configuration turned out not to be of: what was installed for it tells nothing. */
    public Provenance ofAnotherConfiguration() {
        if (configuration.modules().isEmpty() && configuration.providers().isEmpty()) {
            return this;
        }
        List<String> problems = new ArrayList<>();
        problems.add("Modules and providers are left out: most resources of the plan are not in the configuration"
                + " that was read");
        problems.addAll(configuration.problems());
        return with(new Configuration(
                configuration.repository(),
                configuration.branch(),
                configuration.commit(),
                List.of(),
                List.of(),
                problems));
    }

    /** The same with one more tool. */
    public Provenance having(String tool, String version) {
        SortedMap<String, String> all = new TreeMap<>(tools);
        all.put(tool, version);
        return new Provenance(run, configuration, all);
    }

    /** The same with what lies in the workspace: modules, providers, and what could not be read of them. */
    public Provenance with(Configuration other) {
        return new Provenance(run, other, tools);
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
     * @param cohort name by which packs are rolled out to the job; empty where that is its own
     */
    public record Run(
            String phase,
            String job,
            String build,
            String url,
            String startedBy,
            String startedAt,
            List<String> changeReferences,
            String cohort)
            implements Serializable {
        public static final Run NONE = new Run(RunFacts.PLAN, "", "", "", "", "", List.of());

        public Run {
            phase = phase.equals(RunFacts.APPLY) ? phase : RunFacts.PLAN;
            job = OriginText.text(job);
            build = OriginText.text(build);
            url = OriginText.address(url);
            startedBy = OriginText.text(startedBy);
            startedAt = OriginText.text(startedAt);
            changeReferences = changeReferences.stream()
                    .limit(DecisionLimits.REFERENCES)
                    .map(OriginText::text)
                    .toList();
            String told = OriginText.text(cohort);
            cohort = told.equals(job) ? "" : told;
        }

        /** A build of a job to which packs are rolled out by its own name. */
        public Run(
                String phase,
                String job,
                String build,
                String url,
                String startedBy,
                String startedAt,
                List<String> changeReferences) {
            this(phase, job, build, url, startedBy, startedAt, changeReferences, "");
        }

        /** The name by which packs are rolled out to it; empty where neither that nor the job is known. */
        public String rolledOutAs() {
            return cohort.isEmpty() ? job : cohort;
        }

        /** The same where packs are rolled out by this name. */
        public Run rolledOutAs(String name) {
            return new Run(phase, job, build, url, startedBy, startedAt, changeReferences, name);
        }
    }

    /**
     * A configuration.
     *
     * @param repository where it was checked out from, without credentials
     * @param branch as the source management names it
     * @param commit likewise
     * @param modules modules that it calls, by key, at most {@link #MAX_MODULES}
     * @param providers providers that its lock file names, by source, at most {@link #MAX_PROVIDERS}
     * @param problems what is missing here since it could not be read or found room, a sentence each
     */
    public record Configuration(
            String repository,
            String branch,
            String commit,
            List<Module> modules,
            List<Provider> providers,
            List<String> problems)
            implements Serializable {
        public static final int MAX_MODULES = 2_000;
        public static final int MAX_PROVIDERS = 500;

        private static final int MAX_PROBLEMS = 50;

        public static final Configuration NONE = new Configuration("", "", "", List.of(), List.of());

        public Configuration {
            repository = OriginText.address(repository);
            branch = OriginText.text(branch);
            commit = OriginText.text(commit);
            List<String> all = new ArrayList<>();
            modules = first(
                    modules,
                    MAX_MODULES,
                    "modules",
                    Comparator.comparing(Module::key)
                            .thenComparing(Module::source)
                            .thenComparing(Module::version),
                    all);
            providers = first(
                    providers,
                    MAX_PROVIDERS,
                    "providers",
                    Comparator.comparing(Provider::source)
                            .thenComparing(Provider::version)
                            .thenComparing(Provider::constraints),
                    all);
            problems.stream().map(OriginText::text).forEach(all::add);
            problems = List.copyOf(all.subList(0, Math.min(all.size(), MAX_PROBLEMS)));
        }

        /** A configuration of which all could be read that there is. */
        public Configuration(
                String repository, String branch, String commit, List<Module> modules, List<Provider> providers) {
            this(repository, branch, commit, modules, providers, List.of());
        }

        /** In their order, as many as there is room for. */
        private static <T> List<T> first(
                List<T> all, int most, String what, Comparator<T> order, List<String> problems) {
            List<T> sorted = all.stream().sorted(order).toList();
            if (sorted.size() <= most) {
                return sorted;
            }
            problems.add(String.format(
                    Locale.ROOT, "There are %,d %s; only the first %,d are listed", sorted.size(), what, most));
            return List.copyOf(sorted.subList(0, most));
        }
    }

    /**
     * A module that was installed.
     *
     * @param key names of the calls that lead to it, joined by dots, as the manifest of modules has them
     * @param source as the call says, without credentials
     * @param version of a module from a registry, else empty
     */
    public record Module(String key, String source, String version) implements Serializable {
        public Module {
            key = OriginText.text(key);
            source = OriginText.address(source);
            version = OriginText.text(version);
        }
    }

    /**
     * A provider in the dependency lock file.
     *
     * @param source full address, {@code registry.terraform.io/hashicorp/aws}
     * @param version the version that is locked
     * @param constraints what the configuration asked for, or empty
     */
    public record Provider(String source, String version, String constraints) implements Serializable {
        public Provider {
            source = OriginText.address(source);
            version = OriginText.text(version);
            constraints = OriginText.text(constraints);
        }
    }

    /** The same where another question is asked: {@link RunFacts#PLAN} or {@link RunFacts#APPLY}. */
    public Provenance in(String phase) {
        return asking(phase, run.changeReferences());
    }

    /** The same where another question is asked, about a change that was asked for in these tickets. */
    public Provenance asking(String phase, List<String> changeReferences) {
        Run asked = new Run(
                phase,
                run.job(),
                run.build(),
                run.url(),
                run.startedBy(),
                run.startedAt(),
                changeReferences,
                run.cohort());
        return new Provenance(asked, configuration, tools);
    }

    /** The same where packs are rolled out by this name, whatever the job is called. */
    public Provenance rolledOutAs(String name) {
        return new Provenance(run.rolledOutAs(name), configuration, tools);
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
