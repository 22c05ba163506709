package io.jenkins.plugins.terraformguard.engine.source;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the things of a plan stand in the configuration. A module is named by the names of the calls that lead to it,
 * without instance keys: {@code module.a["x"].module.b} is {@code [a, b]}, the root module is the empty list.
 */
public final class SourceIndex {
    /** Nothing is known. */
    public static final SourceIndex EMPTY = new Builder().build();

    private static final String MANAGED = "managed";
    private static final String RESOURCE = "resource";

    private final Map<List<String>, ModuleSource> modules;
    private final List<SourceProblem> problems;

    private SourceIndex(Map<List<String>, ModuleSource> modules, Set<SourceProblem> problems) {
        this.modules = Map.copyOf(modules);
        this.problems = List.copyOf(problems);
    }

    /** @param mode as plans write it: {@code managed}, {@code data} or {@code ephemeral} */
    public Optional<SourceBlock> find(List<String> moduleNames, String mode, String type, String name) {
        return block(moduleNames, mode.equals(MANAGED) ? RESOURCE : mode, List.of(type, name));
    }

    /**
     * Where an attribute of a resource is set: else where the nearest thing around it is, else where the resource is.
     *
     * @param path as in {@code ingress[0].cidr_blocks[1]} or {@code tags["a.b"]}; see {@link SourceAttributes}
     * @return empty if the resource is not found
     */
    public Optional<SourcePosition> findAttribute(
            List<String> moduleNames, String mode, String type, String name, String path) {
        return find(moduleNames, mode, type, name)
                .map(block -> block.attributes().nearest(path).orElse(block.position()));
    }

    /** Any block with labels: {@code output} with {@code [name]}, {@code provider} with {@code [name]} or with its alias too. */
    public Optional<SourceBlock> block(List<String> moduleNames, String kind, List<String> labels) {
        return Optional.ofNullable(modules.get(moduleNames)).flatMap(module -> module.find(kind, labels));
    }

    /** The call of a module; empty for the root module. */
    public Optional<SourceBlock> module(List<String> moduleNames) {
        int last = moduleNames.size() - 1;
        return last < 0
                ? Optional.empty()
                : block(moduleNames.subList(0, last), BlockKinds.MODULE, List.of(moduleNames.get(last)));
    }

    /** All blocks of a module; empty if it was not read. */
    public List<SourceBlock> blocks(List<String> moduleNames) {
        ModuleSource module = modules.get(moduleNames);
        return module == null ? List.of() : module.blocks();
    }

    /** All modules that were read. Several calls may lead to the same one. */
    public Map<List<String>, ModuleSource> modules() {
        return modules;
    }

    /** Why something may be missing. */
    public List<SourceProblem> problems() {
        return problems;
    }

    /** Collects modules. */
    public static final class Builder {
        private static final int MAX_PROBLEMS = 200;

        private final Map<List<String>, ModuleSource> modules = new HashMap<>();
        private final Set<SourceProblem> problems = new LinkedHashSet<>();

        /** Several calls may lead to the same source. */
        public Builder add(List<String> moduleNames, ModuleSource source) {
            modules.put(List.copyOf(moduleNames), source);
            return this;
        }

        /** Keeps the first two hundred, each once. */
        public Builder problem(SourceProblem problem) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(problem);
            }
            return this;
        }

        public SourceIndex build() {
            return new SourceIndex(modules, problems);
        }
    }
}
