package io.jenkins.plugins.terraformguard.engine.plan.address;

import java.util.Objects;

/**
 * The call of a module.
 *
 * @param name of the {@code module} block
 * @param key which of its instances
 */
public record ModuleStep(String name, InstanceKey key) {
    public ModuleStep {
        Identifier.require(name);
        Objects.requireNonNull(key);
    }

    /** As Terraform prints it: <code>module.network["eu"]</code>. */
    @Override
    public String toString() {
        return AddressCursor.MODULE + "." + name + key;
    }
}
