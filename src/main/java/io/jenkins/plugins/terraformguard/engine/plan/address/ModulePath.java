package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The way from the root module to a module.
 *
 * @param steps from the outermost call inwards; none for the root module
 */
public record ModulePath(List<ModuleStep> steps) {
    public static final ModulePath ROOT = new ModulePath(List.of());

    public ModulePath {
        steps = List.copyOf(steps);
    }

    /** Reads {@code module.a.module.b[0]}; the empty text is the root module. */
    public static ModulePath parse(String text) throws AddressException {
        AddressCursor cursor = new AddressCursor(text);
        ModulePath path = cursor.modules();
        if (!cursor.atEnd() || text.endsWith(".")) {
            throw cursor.expected("'module.' and a name");
        }
        return path;
    }

    public boolean isRoot() {
        return steps.isEmpty();
    }

    public List<String> names() {
        return steps.stream().map(ModuleStep::name).toList();
    }

    /** The module that calls this one; of the root module, itself. */
    public ModulePath parent() {
        return steps.size() < 2 ? ROOT : new ModulePath(steps.subList(0, steps.size() - 1));
    }

    /** The same path in the configuration, where a module has no instances. */
    public ModulePath withoutKeys() {
        return new ModulePath(steps.stream()
                .map(step -> new ModuleStep(step.name(), InstanceKey.NONE))
                .toList());
    }

    /** As Terraform prints it; empty for the root module. */
    @Override
    public String toString() {
        return steps.stream().map(ModuleStep::toString).collect(Collectors.joining("."));
    }

    /** What lies in this module, as Terraform prints it. */
    String prefix() {
        return isRoot() ? "" : this + ".";
    }
}
