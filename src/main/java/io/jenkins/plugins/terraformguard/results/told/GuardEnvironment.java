package io.jenkins.plugins.terraformguard.results.told;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Variables for the steps of a build that come after a guard, in freestyle jobs and pipelines alike: of all its guards, and of
 * each one. They are a convenience: a job can set them to anything. What must not be got around is the gate.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class GuardEnvironment extends EnvironmentContributor {
    static final String PREFIX = "TERRAFORM_GUARD_";

    @Override
    public void buildEnvironmentFor(@SuppressWarnings("rawtypes") Run run, EnvVars variables, TaskListener listener) {
        variables.putAll(variables(run));
    }

    /** The variables by their names; none for a build without guards. */
    static Map<String, String> variables(Run<?, ?> run) {
        Map<String, String> variables = new TreeMap<>();
        List<GuardSummary> guards = GuardField.guards(run);
        if (guards.isEmpty()) {
            return variables;
        }
        for (GuardField field : GuardField.values()) {
            variables.put(PREFIX + field.name(), field.of(run, guards));
        }
        names(guards).forEach((name, ids) -> {
            // Whoever asks for one of two must not be told of the other.
            if (ids.size() == 1) {
                for (GuardField field : GuardField.values()) {
                    variables.put(PREFIX + name + "_" + field.name(), field.of(run, ids.first()));
                }
            }
        });
        return variables;
    }

    /** Ids by what they are called in names of variables. */
    private static Map<String, TreeSet<String>> names(List<GuardSummary> guards) {
        return guards.stream()
                .map(GuardSummary::getGuard)
                .collect(Collectors.groupingBy(
                        GuardEnvironment::name, TreeMap::new, Collectors.toCollection(TreeSet::new)));
    }

    static String name(String id) {
        return id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
