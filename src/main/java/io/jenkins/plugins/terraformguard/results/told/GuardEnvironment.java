package io.jenkins.plugins.terraformguard.results.told;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.terraformguard.results.GuardSummary;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
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

    /** Guards with variables of their own: beyond what a process can be handed no step would start any more. */
    static final int MAX_GUARDS = 100;

    private static final Logger LOGGER = Logger.getLogger(GuardEnvironment.class.getName());

    @Override
    public void buildEnvironmentFor(@SuppressWarnings("rawtypes") Run run, EnvVars variables, TaskListener listener) {
        try {
            variables.putAll(variables(run));
        } catch (RuntimeException e) {
            // What is thrown here would end the build, at a step that may have nothing to do with guards.
            LOGGER.log(Level.WARNING, e, () -> "The steps of " + run + " are not told what its guards came to");
        }
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
        names(guards.stream().map(GuardSummary::getGuard).toList()).forEach((name, id) -> {
            for (GuardField field : GuardField.values()) {
                variables.put(PREFIX + name + "_" + field.name(), field.of(run, id));
            }
        });
        return variables;
    }

    /** Ids by what they are called in names of variables, the first by name of very many. */
    static Map<String, String> names(Collection<String> guards) {
        Map<String, List<String>> ids =
                new TreeSet<>(guards).stream().collect(Collectors.groupingBy(GuardEnvironment::name));
        Map<String, String> names = new TreeMap<>();
        // Whoever asks for one of two must not be told of the other.
        new TreeSet<>(guards)
                .stream()
                        .filter(id -> ids.get(name(id)).size() == 1)
                        .limit(MAX_GUARDS)
                        .forEach(id -> names.put(name(id), id));
        return names;
    }

    static String name(String id) {
        return id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
